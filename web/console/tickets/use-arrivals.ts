import { useEffect, useRef, useState } from 'react';
import type { TicketRow } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';

const freshMs = 4_000;
const none: ReadonlySet<string> = new Set();

/** Rows that came into the list while it was open: said aloud politely and marked for a moment. `listKey`: another list starts afresh. */
export function useArrivals(rows: readonly TicketRow[], listKey: string): ReadonlySet<string> {
  const { t } = useWords();
  const say = useSay();
  const known = useRef<{ key: string; ids: Set<string>; newest: string } | null>(null);
  const [fresh, setFresh] = useState(none);
  const tell = useRef(say);
  tell.current = say;

  useEffect(() => {
    const before = known.current;
    const newest = rows.reduce((max, row) => (row.updatedAt > max ? row.updatedAt : max), '');
    const ids = new Set(rows.map((row) => row.id));
    known.current = { key: listKey, ids: new Set([...(before?.key === listKey ? before.ids : []), ...ids]), newest };
    if (before?.key !== listKey || before.newest === '') return;
    // Rows of further pages are older than what was there; an arrival is a change.
    const arrivals = rows.filter((row) => !before.ids.has(row.id) && row.updatedAt > before.newest);
    const first = arrivals[0];
    if (!first) return;
    tell.current(t('tickets.arrived', { subject: first.subject || first.excerpt }));
    setFresh(new Set(arrivals.map((row) => row.id)));
  }, [rows, listKey, t]);

  useEffect(() => {
    if (fresh.size === 0) return;
    const timer = setTimeout(() => setFresh(none), freshMs);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
