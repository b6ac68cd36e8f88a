import { MultiSelect } from '@mantine/core';
import type { DutyView } from '../../../src/contract/duty.ts';
import { useWords } from '../i18n/use-words.ts';
import { searchOptions } from '../shell/named-options.ts';

type PeopleSelectProps = {
  /** Where the label does not stand beside it already. */
  readonly label: string;
  readonly staff: DutyView['staff'];
  readonly value: readonly string[];
  readonly onChange: (people: string[]) => void;
  readonly readOnly: boolean;
};

/** Who is on duty, of those who sort reports. Whoever is gone stays visible until taken out. */
export function PeopleSelect({ label, staff, value, onChange, readOnly }: PeopleSelectProps) {
  const { t } = useWords();
  const known = staff.map(({ id, name, isAway }) => ({
    value: id,
    label: isAway ? t('duty.away', { name }) : name,
  }));
  const gone = value
    .filter((id) => !staff.some((one) => one.id === id))
    .map((id) => ({ value: id, label: t('duty.gone') }));
  return (
    <MultiSelect
      aria-label={label}
      placeholder={value.length === 0 ? t('duty.nobody') : ''}
      data={[...known, ...gone]}
      value={[...value]}
      onChange={onChange}
      readOnly={readOnly}
      searchable
      filter={searchOptions}
      maxValues={20}
      hidePickedOptions
      nothingFoundMessage={t('people.nothing')}
    />
  );
}
