import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import type { Locale, Named } from '../../../src/contract/common.ts';
import { matchesWords } from './match-words.ts';

/** Names as choices, in the order of the alphabet of the language. */
export function namedOptions(names: readonly Named[], lang: Locale): ComboboxItem[] {
  return names
    .map((name) => ({ value: name.code, label: name[lang] }))
    .toSorted((a, b) => a.label.localeCompare(b.label, lang));
}

/** Search of choices without regard to diacritics. */
export const searchOptions: OptionsFilter = ({ options, search, limit }) =>
  options.filter((option) => 'label' in option && matchesWords(search, option.label)).slice(0, limit);
