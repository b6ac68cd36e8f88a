import { Button, MultiSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import type { TeamDraft } from './people-draft.ts';

type TeamEditorProps = {
  readonly team: TeamDraft;
  readonly members: number;
  /** What the hub says about the name. */
  readonly problem: string | null;
  readonly onChange: (patch: Partial<TeamDraft>) => void;
  readonly onRemove: () => void;
};

/** One team: its name, and which matters and places it takes. */
export function TeamEditor({ team, members, problem, onChange, onRemove }: TeamEditorProps) {
  const { t, lang } = useWords();
  const reference = useReference();
  const shared = {
    searchable: true,
    clearable: true,
    hidePickedOptions: true,
    filter: searchOptions,
    nothingFoundMessage: t('people.nothing'),
  } as const;
  const name = team.name.trim() || t('people.newTeam');
  return (
    <li className="agency-team" aria-label={name}>
      <TextInput
        label={t('people.teamName')}
        required
        maxLength={80}
        value={team.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={problem}
      />
      <MultiSelect
        {...shared}
        label={t('people.categories')}
        placeholder={team.categories.length === 0 ? t('people.allCategories') : ''}
        data={namedOptions(reference?.categories ?? [], lang)}
        value={[...team.categories]}
        onChange={(categories) => onChange({ categories })}
      />
      <MultiSelect
        {...shared}
        label={t('people.units')}
        placeholder={team.units.length === 0 ? t('people.allUnits') : ''}
        data={namedOptions(reference?.communes ?? [], lang)}
        value={[...team.units]}
        onChange={(units) => onChange({ units })}
      />
      <div className="agency-team-foot">
        <span className="muted small">{t('people.members', { count: members })}</span>
        <Button
          variant="subtle"
          color="red"
          size="sm"
          leftSection={<IconTrash size={16} />}
          aria-label={t('people.removeTeamOf', { name })}
          onClick={onRemove}
        >
          {t('people.removeTeam')}
        </Button>
      </div>
    </li>
  );
}
