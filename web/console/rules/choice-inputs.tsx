import { Chip, Group, MultiSelect, SegmentedControl } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { searchOptions } from '../shell/named-options.ts';

export type ListInputProps = {
  readonly label: string;
  readonly value: readonly string[];
  readonly fault: string | null;
  readonly onChange: (value: string[]) => void;
};

export type Option = { readonly value: string; readonly label: string };

/** Some of many, found by typing. */
export function ManyOf({ label, data, value, fault, onChange }: ListInputProps & { readonly data: readonly Option[] }) {
  const { t } = useWords();
  const known = new Set(data.map((one) => one.value));
  // What no longer exists is shown by its code, so that it can be taken out.
  const gone = value.filter((code) => !known.has(code)).map((code) => ({ value: code, label: code }));
  return (
    <MultiSelect
      size="sm"
      aria-label={label}
      placeholder={value.length === 0 ? t('rules.choose') : ''}
      data={[...data, ...gone]}
      value={[...value]}
      onChange={onChange}
      searchable
      filter={searchOptions}
      nothingFoundMessage={t('rules.nothing')}
      hidePickedOptions
      error={fault}
    />
  );
}

/** Some of a few, all in sight. */
export function FewOf({ label, data, value, fault, onChange }: ListInputProps & { readonly data: readonly Option[] }) {
  return (
    <div role="group" aria-label={label}>
      <Chip.Group multiple value={[...value]} onChange={onChange}>
        <Group gap={8}>
          {data.map((one) => (
            <Chip key={one.value} value={one.value} size="sm">
              {one.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {fault !== null && <p className="condition-fault">{fault}</p>}
    </div>
  );
}

type EitherOfProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly size?: 'xs' | 'sm';
  readonly onChange: (value: Value) => void;
};

/** One of a few, all in sight. */
export function EitherOf<Value extends string>({ label, value, choices, size = 'sm', onChange }: EitherOfProps<Value>) {
  return (
    <SegmentedControl
      size={size}
      aria-label={label}
      value={value}
      onChange={onChange}
      data={choices.map(([one, name]) => ({ value: one, label: name }))}
    />
  );
}
