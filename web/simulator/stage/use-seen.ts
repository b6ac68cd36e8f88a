import { useState } from 'react';
import type { SimulatorState } from '../../../src/contract/simulator.ts';

type Arrived = { readonly personId: string; readonly channel: string; readonly seq: number };
type Seen = {
  readonly unreadOf: (personId: string, channel?: string) => number;
  readonly markSeen: (personId: string, channel: string) => void;
};

/** Counts what came to each phone since it was last in front, for this page alone. */
export function useSeen({ mails, chats }: Pick<SimulatorState, 'mails' | 'chats'>): Seen {
  const [seen, setSeen] = useState<Readonly<Record<string, number>>>({});
  const arrived: readonly Arrived[] = [
    ...mails.flatMap((mail) => (mail.direction === 'received' ? [{ ...mail, channel: 'email' }] : [])),
    ...chats.filter((line) => line.from === 'hub'),
  ];
  const keyOf = (one: Pick<Arrived, 'personId' | 'channel'>): string => `${one.personId} ${one.channel}`;
  return {
    unreadOf: (personId, channel) =>
      arrived.filter(
        (one) =>
          one.personId === personId &&
          (channel === undefined || one.channel === channel) &&
          one.seq > (seen[keyOf(one)] ?? 0),
      ).length,
    markSeen: (personId, channel) => {
      const own = arrived.filter((one) => one.personId === personId && one.channel === channel);
      const last = Math.max(0, ...own.map((one) => one.seq));
      const key = keyOf({ personId, channel });
      if (last > (seen[key] ?? 0)) setSeen((known) => ({ ...known, [key]: last }));
    },
  };
}
