import { useState } from 'react';
import type { SimulatedMail } from '../../src/contract/simulator.ts';

type Unread = { readonly unreadOf: (personId: string) => number; readonly markSeen: (personId: string) => void };

/** Counts received mails newer than the last look into each mailbox, for this page alone. */
export function useUnread(mails: readonly SimulatedMail[]): Unread {
  const [seen, setSeen] = useState<Readonly<Record<string, number>>>({});
  const received = (personId: string): readonly SimulatedMail[] =>
    mails.filter((mail) => mail.personId === personId && mail.direction === 'received');
  return {
    unreadOf: (personId) => received(personId).filter((mail) => mail.seq > (seen[personId] ?? 0)).length,
    markSeen: (personId) => {
      const last = Math.max(0, ...received(personId).map((mail) => mail.seq));
      if (last > (seen[personId] ?? 0)) setSeen((known) => ({ ...known, [personId]: last }));
    },
  };
}
