import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { TicketRow } from '../../../src/contract/tickets.ts';
import { ticketQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import type { KeyBinding } from '../shell/key-registry.ts';

type ListWalk = {
  readonly rows: readonly TicketRow[];
  /** Index of the open ticket, -1 when none is. */
  readonly at: number;
  readonly onOpen: (id: string) => void;
  readonly show: (index: number) => void;
};

/** j and k (and the arrows) go through the list; the ticket after the open one is fetched ahead. */
export function useListWalk(walk: ListWalk): void {
  const { t } = useWords();
  const client = useQueryClient();
  const now = useRef(walk);
  now.current = walk;
  const bindings = useMemo((): readonly KeyBinding[] => {
    const step = (by: number) => () => {
      const { rows, at, onOpen, show } = now.current;
      const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
      const row = rows[next];
      if (!row || next === at) return;
      show(next);
      onOpen(row.id);
    };
    return [
      { keys: 'j', label: t('keys.next'), group: 'everywhere', run: step(1) },
      { keys: 'k', label: t('keys.previous'), group: 'everywhere', run: step(-1) },
      { keys: 'ArrowDown', label: t('keys.next'), group: 'everywhere', run: step(1) },
      { keys: 'ArrowUp', label: t('keys.previous'), group: 'everywhere', run: step(-1) },
    ];
  }, [t]);
  useKeys(bindings);

  const ahead = walk.at >= 0 ? walk.rows[walk.at + 1]?.id : undefined;
  useEffect(() => {
    if (ahead) void client.prefetchQuery(ticketQuery(ahead));
  }, [client, ahead]);
}
