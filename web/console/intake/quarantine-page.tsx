import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { IconMoodSmile } from '@tabler/icons-react';
import { quarantineQuery } from '../api/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { useWalk } from '../shell/use-walk.ts';
import { ReceiptRow } from './receipt-row.tsx';

/** What could not become a ticket by itself, beside the one that is read; on a phone one or the other. */
export function QuarantinePage() {
  const { t } = useWords();
  const { receiptId } = useParams({ strict: false });
  const navigate = useNavigate();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(quarantineQuery);
  const rows = data?.pages.flatMap((page) => page.items) ?? [];
  useWalk({
    rows,
    at: rows.findIndex((row) => row.id === receiptId),
    onOpen: (id) => void navigate({ to: '/quarantine/$receiptId', params: { receiptId: id } }),
    next: t('intake.keyNext'),
    previous: t('intake.keyPrevious'),
  });
  // The open receipt is what the page is about.
  const Title = receiptId ? 'h2' : 'h1';
  return (
    <div className="queue-page" data-open={receiptId !== undefined}>
      <section className="list-pane" aria-labelledby="list-title">
        <Title id="list-title" className="list-title">
          {t('intake.quarantine')}
        </Title>
        <p className="list-lead">{t('intake.quarantineLead')}</p>
        {!data && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />)}
        {data && rows.length === 0 && (
          <StateMessage
            icon={<IconMoodSmile />}
            title={t('intake.quarantineEmpty')}
            hint={t('intake.quarantineEmptyHint')}
          />
        )}
        {rows.length > 0 && (
          <div className="list">
            <ul>
              {rows.map((row) => (
                <ReceiptRow key={row.id} row={row} selected={row.id === receiptId} />
              ))}
            </ul>
            {hasNextPage && (
              <Button
                variant="subtle"
                fullWidth
                loading={isFetchingNextPage}
                onClick={() => void fetchNextPage()}
                className="list-more"
              >
                {t('intake.more')}
              </Button>
            )}
          </div>
        )}
      </section>
      <div className="ticket-pane">
        <Outlet />
      </div>
    </div>
  );
}
