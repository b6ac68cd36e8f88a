import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import type { AgencyPeopleView } from '../../../src/contract/people.ts';
import { ApiError } from '../api/api-error.ts';
import { useWords } from '../i18n/use-words.ts';
import { SaveBar } from '../shell/save-bar.tsx';
import { newId } from '../../portal/islands/new-id.ts';
import { withoutTeam, withPerson, withTeam } from './people-draft.ts';
import { PersonRow } from './person-row.tsx';
import { TeamEditor } from './team-editor.tsx';
import { usePeopleDraft } from './use-people-draft.ts';

type PeopleFormProps = { readonly view: AgencyPeopleView; readonly agency: string | null };

/** People as a table, teams below, one button that saves both. */
export function PeopleForm({ view, agency }: PeopleFormProps) {
  const { t, pick } = useWords();
  const { draft, isChanged, saving, change, discard } = usePeopleDraft(view, agency);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const problemOf = (field: string) => {
    const found = saving.error instanceof ApiError ? saving.error.fields.find((one) => one.field === field) : null;
    return found ? pick(found.message) : null;
  };
  const addTeam = () =>
    change({ ...draft, teams: [...draft.teams, { id: newId(), name: '', categories: [], units: [] }] });
  return (
    <form className="people-form" onSubmit={submit}>
      <section aria-labelledby="people-table">
        <h2 id="people-table">{t('people.people')}</h2>
        {view.people.length === 0 ? (
          <p className="muted">{t('people.noPeople')}</p>
        ) : (
          <table className="people-table">
            <thead>
              <tr>
                {(['name', 'load', 'capacity', 'team', 'english', 'absence'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`people.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.people.map((person) => {
                const own = draft.people.find((one) => one.id === person.id);
                return (
                  own && (
                    <PersonRow
                      key={person.id}
                      person={person}
                      draft={own}
                      teams={draft.teams}
                      onChange={(patch) => change(withPerson(draft, person.id, patch))}
                    />
                  )
                );
              })}
            </tbody>
          </table>
        )}
      </section>
      <section aria-labelledby="people-teams">
        <h2 id="people-teams">{t('people.teams')}</h2>
        <p className="muted small">{draft.teams.length === 0 ? t('people.noTeams') : t('people.teamsLead')}</p>
        <ul className="agency-teams">
          {draft.teams.map((team, index) => (
            <TeamEditor
              key={team.id}
              team={team}
              members={draft.people.filter((one) => one.team === team.id).length}
              problem={problemOf(`teams.${index}.name`)}
              onChange={(patch) => change(withTeam(draft, team.id, patch))}
              onRemove={() => change(withoutTeam(draft, team.id))}
            />
          ))}
        </ul>
        <Button variant="default" leftSection={<IconPlus size={18} />} onClick={addTeam}>
          {t('people.addTeam')}
        </Button>
      </section>
      <SaveBar
        saving={saving}
        isChanged={isChanged}
        discard={discard}
        saved={t('people.saved')}
        outdated="people_changed"
      />
    </form>
  );
}
