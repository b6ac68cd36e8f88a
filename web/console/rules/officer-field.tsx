import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from '../api/people.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';
import { LeaveSelect } from './leave-select.tsx';

type OfficerFieldProps = {
  /** Code of the leading agency; without one nobody can be chosen. */
  readonly lead: string | undefined;
  readonly officer: string | undefined;
  readonly fault: string | null;
  readonly onChange: (officer: string | undefined) => void;
};

/** Somebody of the leading agency, where the person may know who works there; who was chosen can always be taken out. */
export function OfficerField({ lead, officer, fault, onChange }: OfficerFieldProps) {
  const { t } = useWords();
  const mayAsk = useMe().permissions.includes('people:write');
  const { data } = useQuery({ ...peopleQuery(lead ?? null), enabled: mayAsk && lead !== undefined });
  if (officer === undefined && (!mayAsk || lead === undefined)) return null;
  const people = data?.people.map((person) => ({ value: person.id, label: person.name })) ?? [];
  const isKnown = officer === undefined || people.some((person) => person.value === officer);
  return (
    <LeaveSelect
      label={t('rules.officer')}
      data={isKnown ? people : [...people, { value: officer, label: t('rules.officerChosen') }]}
      value={officer}
      fault={fault}
      onChange={onChange}
    />
  );
}
