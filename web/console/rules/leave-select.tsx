import { Select } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { searchOptions } from '../shell/named-options.ts';
import type { Option } from './choice-inputs.tsx';

type LeaveSelectProps = {
  readonly label: string;
  readonly data: readonly Option[];
  readonly value: string | undefined;
  readonly fault: string | null;
  readonly onChange: (value: string | undefined) => void;
};

/** One of a list, or what the hub decides. */
export function LeaveSelect({ label, data, value, fault, onChange }: LeaveSelectProps) {
  const { t } = useWords();
  return (
    <Select
      size="sm"
      searchable
      filter={searchOptions}
      nothingFoundMessage={t('rules.nothing')}
      clearable
      clearButtonProps={{ 'aria-label': t('rules.leave') }}
      label={label}
      placeholder={t('rules.leave')}
      data={[...data]}
      value={value ?? null}
      error={fault}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
