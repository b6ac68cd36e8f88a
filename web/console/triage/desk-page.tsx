import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconMoodSmile } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { TicketRow } from '../../../src/contract/tickets.ts';
import { dutyQuery } from '../api/duty.ts';
import { queuesQuery, ticketQuery, ticketsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { DeskTicket } from './desk-ticket.tsx';

/** One report at a time, large, until none is left. */
export function DeskPage() {
  const { t } = useWords();
  const client = useQueryClient();
  const me = useMe();
  const duty = useQuery({ ...dutyQuery, enabled: me.permissions.includes('duty:read') }).data?.now;
  // Whoever is on duty works through what came since working time ended.
  const queue = duty?.people.some(({ id }) => id === me.id) ? 'duty' : 'triage';
  const list = useInfiniteQuery(ticketsQuery({ queue }));
  const counts = useQuery(queuesQuery).data?.counts;
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  /** Decided here, with the version that was decided upon; a report that is returned later has a newer one. */
  const [done, setDone] = useState<ReadonlyMap<string, number>>(new Map());
  const rows = (list.data?.pages.flatMap((page) => page.items) ?? []).filter(
    (row) => waits(row) && row.version > (done.get(row.id) ?? 0),
  );
  // What was put off comes again after everything else.
  const order = [...rows.filter((row) => !later.has(row.id)), ...rows.filter((row) => later.has(row.id))];
  const [shownId, setShownId] = useState<string | null>(null);
  const current = order.find((row) => row.id === shownId) ?? order[0];
  const next = order.find((row) => row.id !== current?.id);
  const detail = useQuery({ ...ticketQuery(current?.id ?? ''), enabled: current !== undefined });

  useEffect(() => {
    // Arrivals must not push away what somebody is reading.
    if (current && current.id !== shownId) setShownId(current.id);
  }, [current, shownId]);
  useEffect(() => {
    if (next) void client.prefetchQuery(ticketQuery(next.id));
  }, [client, next]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && rows.length < 5) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, rows.length]);

  const left = counts?.[queue] ?? rows.length;
  return (
    <div className="desk">
      <header className="desk-head">
        <h1>{t(queue === 'duty' ? 'triage.dutyTitle' : 'triage.title')}</h1>
        <p role="status">{current ? t('triage.left', { count: left }) : ''}</p>
      </header>
      {list.isError && !list.data && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {detail.isError && <ErrorNotice error={detail.error} onRetry={() => void detail.refetch()} />}
      {list.isPending && <PageLoading />}
      {list.data && !current && (
        <StateMessage icon={<IconMoodSmile />} title={t('triage.empty')} hint={t('triage.emptyHint')} />
      )}
      {current && detail.data && (
        <DeskTicket
          key={detail.data.id}
          ticket={detail.data}
          onSent={() => {
            setDone(new Map([...done, [current.id, current.version]]));
            setShownId(next?.id ?? null);
          }}
          onFailed={() => setDone((all) => new Map([...all].filter(([id]) => id !== current.id)))}
          onLater={() => {
            setLater(new Set([...later, current.id]));
            setShownId(next?.id ?? null);
          }}
        />
      )}
      {current && !detail.data && !detail.isError && <PageLoading />}
    </div>
  );
}

function waits({ state }: TicketRow): boolean {
  return state === 'new' || state === 'triage' || state === 'reopened';
}
