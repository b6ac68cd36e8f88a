import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { callDeskQuery, callsQuery } from '../api/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { ListPage } from '../shell/list-page.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { useWalk } from '../shell/use-walk.ts';
import { CallList, type Order } from './call-list.tsx';
import { CallSearch } from './call-search.tsx';
import { FoundCalls } from './found-calls.tsx';
import { TelephoneChoice } from './telephone-choice.tsx';
import { useCallKey } from './use-call-key.ts';

/** Calls of this moment, those to return and those that were, beside the one that is looked at. */
export function CallsPage() {
  const { t } = useWords();
  const { q } = useSearch({ from: '/staff/framed/calls' });
  const { callId } = useParams({ strict: false });
  const navigate = useNavigate();
  const desk = useQuery(callDeskQuery);
  const calls = useInfiniteQuery(callsQuery(q ?? ''));
  const [order, setOrder] = useState<Order>('oldest');
  const rows = calls.data?.pages.flatMap((page) => page.items) ?? [];
  const callBacks = (desk.data?.callBacks ?? []).toSorted((a, b) =>
    order === 'oldest' ? a.firstAt.localeCompare(b.firstAt) : b.lastAt.localeCompare(a.lastAt),
  );
  const current = desk.data?.now ?? [];
  const shown = q ? rows : [...current, ...callBacks.map((line) => ({ id: line.callId })), ...rows];
  // The newest of a number to call back stands in the history as well; the walk stops at each call once.
  const walked = shown.filter((row, index) => shown.findIndex((one) => one.id === row.id) === index);
  const search = q ? { q } : {};
  const open = (id: string, form = false) =>
    void navigate({ to: '/calls/$callId', params: { callId: id }, search: form ? { ...search, form } : search });
  useWalk({
    rows: walked,
    at: walked.findIndex((row) => row.id === callId),
    onOpen: (id) => open(id),
    next: t('calls.keyNext'),
    previous: t('calls.keyPrevious'),
  });
  const active = current.find((call) => call.isMine) ?? (current.length === 1 ? current[0] : undefined);
  useCallKey('n', t('calls.keyReport'), () => {
    const id = callId ?? active?.id;
    if (id) open(id, true);
  });
  const setQ = (next: string) => {
    const kept = next === '' ? {} : { q: next };
    if (callId) void navigate({ to: '/calls/$callId', params: { callId }, search: kept, replace: true });
    else void navigate({ to: '/calls', search: kept, replace: true });
  };
  const error = desk.data ? null : (desk.error ?? (calls.data ? null : calls.error));
  return (
    <ListPage
      title={t('calls.title')}
      isOpen={callId !== undefined}
      beside={desk.data && <TelephoneChoice extension={desk.data.extension} />}
    >
      <CallSearch q={q ?? ''} onChange={setQ} />
      {error && <ErrorNotice error={error} onRetry={() => void desk.refetch()} />}
      {!error && (!desk.data || !calls.data) && <PageLoading />}
      {desk.data && calls.data && (
        <div className="list" aria-busy={calls.isPlaceholderData}>
          {q ? (
            <FoundCalls q={q} rows={rows} selected={callId} onAll={() => setQ('')} />
          ) : (
            <CallList
              now={current}
              callBacks={callBacks}
              history={rows.filter((row) => !current.some((call) => call.id === row.id))}
              order={order}
              onOrder={setOrder}
              selected={callId}
            />
          )}
          {calls.hasNextPage && (
            <button
              type="button"
              className="text-button call-more"
              disabled={calls.isFetchingNextPage}
              onClick={() => void calls.fetchNextPage()}
            >
              {t('calls.more')}
            </button>
          )}
        </div>
      )}
    </ListPage>
  );
}
