import { createContext, use } from 'react';
import type { ContactChange } from '../../../src/contract/contacts.ts';

/** The last thing this person did to contacts, for its way back; kept while they go from one contact to another. */
export type Done = { readonly contactId: string; readonly change: ContactChange };

type DoneContext = { readonly done: Done | null; readonly setDone: (done: Done | null) => void };

export const DoneContext = createContext<DoneContext>({ done: null, setDone: () => undefined });

export function useDone(): DoneContext {
  return use(DoneContext);
}
