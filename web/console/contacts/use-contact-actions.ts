import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ContactChanged } from '../../../src/contract/contacts.ts';
import { changeContact, contactQuery, undoContactChange, type ContactCall } from '../api/contacts.ts';
import { hasCode } from '../api/api-error.ts';
import { useDone } from './done-context.ts';

/** Changes of contacts; what they change elsewhere is asked again. */
export function useContactActions() {
  const client = useQueryClient();
  const { setDone } = useDone();
  const refresh = () => {
    for (const queryKey of [['contacts'], ['contact'], ['ticket']]) void client.invalidateQueries({ queryKey });
  };
  const onSuccess = ({ contact, change }: ContactChanged) => {
    client.setQueryData(contactQuery(contact.id).queryKey, contact);
    setDone(change && { contactId: contact.id, change });
    refresh();
  };
  const onError = (error: Error) => {
    if (isStale(error)) refresh();
  };
  const change = useMutation({ mutationFn: (call: ContactCall) => changeContact(call), onSuccess, onError });
  const undo = useMutation({ mutationFn: (changeId: string) => undoContactChange(changeId), onSuccess, onError });
  return { change, undo };
}

export type ContactActions = ReturnType<typeof useContactActions>;

/** Somebody was faster: what is on the page is not how things stand. */
function isStale(error: unknown): boolean {
  return ['version_conflict', 'contact_merged', 'undone_already', 'undo_newer_first'].some((code) =>
    hasCode(error, code),
  );
}
