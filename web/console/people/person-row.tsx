import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import type { PersonView } from '../../../src/contract/people.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../shell/tag.tsx';
import { LoadBar } from './load-bar.tsx';
import type { PersonDraft, TeamDraft } from './people-draft.ts';

type PersonRowProps = {
  readonly person: PersonView;
  readonly draft: PersonDraft;
  readonly teams: readonly TeamDraft[];
  readonly onChange: (patch: Partial<PersonDraft>) => void;
};

/** One person: how much they have, and what the hub must know to give them cases. */
export function PersonRow({ person, draft, teams, onChange }: PersonRowProps) {
  const { t } = useWords();
  const { name } = person;
  const day = (value: string) => (value === '' ? null : value);
  return (
    <tr>
      <th scope="row">
        <span className="person-name">{name}</span>
        <span className="muted small">{t(`roles.${person.role}`)}</span>
        {person.isAway && <Tag tone="amber">{t('people.awayNow')}</Tag>}
      </th>
      <td data-label={t('people.load')}>
        <LoadBar person={person} capacity={draft.capacity} />
      </td>
      <td data-label={t('people.capacity')}>
        <NumberInput
          className="person-capacity"
          size="sm"
          aria-label={t('people.capacityOf', { name })}
          min={0}
          max={1000}
          allowDecimal={false}
          allowNegative={false}
          clampBehavior="strict"
          value={draft.capacity}
          onChange={(value) => onChange({ capacity: typeof value === 'number' ? value : 0 })}
        />
      </td>
      <td data-label={t('people.team')}>
        <Select
          size="sm"
          aria-label={t('people.teamOf', { name })}
          placeholder={t('people.noTeam')}
          clearable
          data={teams.map((team) => ({ value: team.id, label: team.name.trim() || t('people.newTeam') }))}
          value={draft.team}
          onChange={(team) => onChange({ team })}
        />
      </td>
      <td data-label={t('people.english')}>
        <Checkbox
          aria-label={t('people.englishOf', { name })}
          checked={draft.langs.includes('en')}
          onChange={(event) => onChange({ langs: event.currentTarget.checked ? ['vi', 'en'] : ['vi'] })}
        />
      </td>
      <td data-label={t('people.absence')}>
        <div className="person-absence">
          <span className="muted small">{t('people.from')}</span>
          <TextInput
            size="sm"
            type="date"
            aria-label={t('people.awayFromOf', { name })}
            value={draft.awayFrom ?? ''}
            onChange={(event) => onChange({ awayFrom: day(event.currentTarget.value) })}
          />
          <span className="muted small">{t('people.until')}</span>
          <TextInput
            size="sm"
            type="date"
            aria-label={t('people.awayUntilOf', { name })}
            {...(draft.awayFrom !== null && { min: draft.awayFrom })}
            value={draft.awayUntil ?? ''}
            onChange={(event) => onChange({ awayUntil: day(event.currentTarget.value) })}
          />
        </div>
      </td>
    </tr>
  );
}
