import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgencyPeopleView } from '../../../src/contract/people.ts';
import { peopleQuery, savePeople } from '../api/people.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { draftOf, isSameDraft, type PeopleDraft } from './people-draft.ts';

/** The agency as it stands on the page: what was changed, how to save it, and how to go back. */
export function usePeopleDraft(view: AgencyPeopleView, agency: string | null) {
  const { t } = useWords();
  const say = useSay();
  const client = useQueryClient();
  // Changes are about the state they were made on, not about one that came in between.
  const [begun, setBegun] = useState<{ readonly version: string; readonly draft: PeopleDraft } | null>(null);
  const stored = draftOf(view);
  const draft = begun?.draft ?? stored;
  const isChanged = begun !== null && (begun.version !== view.version || !isSameDraft(begun.draft, stored));
  const saving = useMutation({
    mutationFn: () =>
      savePeople({
        version: begun?.version ?? view.version,
        ...(agency !== null && { agency }),
        teams: [...draft.teams],
        people: [...draft.people],
      }),
    onSuccess: (saved) => {
      client.setQueryData(peopleQuery(agency).queryKey, saved);
      setBegun(null);
      say(t('people.saved'));
    },
  });
  return {
    draft,
    isChanged,
    saving,
    change: (next: PeopleDraft) => {
      saving.reset();
      setBegun({ version: begun?.version ?? view.version, draft: next });
    },
    discard: () => {
      saving.reset();
      setBegun(null);
      void client.invalidateQueries({ queryKey: ['people'] });
    },
  };
}
