import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { placesQuery } from '../api/places.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';
import { searchOptions } from '../shell/named-options.ts';
import type { ListInputProps } from './choice-inputs.tsx';

/** Zones as the gazetteer names them, offered while typing where the person may see it. */
export function ZonesInput(props: ListInputProps) {
  const mayAsk = useMe().permissions.includes('routing:read');
  const { data } = useQuery({ ...placesQuery, enabled: mayAsk });
  const zones = data?.places.filter((place) => place.kind === 'zone').map((place) => place.name) ?? [];
  // Two may have one name; the list takes each once.
  return <WordsInput {...props} offered={[...new Set(zones)]} />;
}

/** Free words, each a chip. */
export function WordsInput({
  label,
  value,
  fault,
  onChange,
  offered = [],
}: ListInputProps & { readonly offered?: readonly string[] }) {
  const { t } = useWords();
  return (
    <TagsInput
      size="sm"
      aria-label={label}
      placeholder={value.length === 0 ? t('rules.wordsPlaceholder') : ''}
      data={[...offered]}
      filter={searchOptions}
      value={[...value]}
      onChange={(words) => onChange(words.map((word) => word.trim()).filter(Boolean))}
      splitChars={[',', ';', '\n']}
      maxTags={200}
      maxLength={120}
      error={fault}
    />
  );
}
