import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconMailCheck } from '@tabler/icons-react';
import { undeliveredQuery } from '../api/deliveries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { useWalk } from '../shell/use-walk.ts';
import { UndeliveredRow } from './undelivered-row.tsx';

const rowId = 'undelivered-';

/** Everything that did not reach its recipient and waits for somebody's decision, newest first. */
export function DeliveriesPage() {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(undeliveredQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  // The keys lead from row to row; Enter opens the ticket.
  const at = () => items.findIndex((item) => document.activeElement?.id === rowId + item.messageId);
  useWalk({
    rows: items.map((item) => ({ id: item.messageId })),
    get at() {
      return at();
    },
    onOpen: (id) => document.getElementById(rowId + id)?.focus(),
    next: t('deliveries.keyNext'),
    previous: t('deliveries.keyPrevious'),
  });
  return (
    <div className="dashboard deliveries">
      <header className="dashboard-head">
        <div>
          <h1>{t('deliveries.title')}</h1>
          <p className="muted">{t('deliveries.lead')}</p>
        </div>
      </header>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageLoading />}
      {data && items.length === 0 && (
        <StateMessage icon={<IconMailCheck />} title={t('deliveries.empty')} hint={t('deliveries.emptyHint')} />
      )}
      {items.length > 0 && (
        <ul className="undelivered-list" aria-label={t('deliveries.list')}>
          {items.map((item) => (
            <UndeliveredRow key={item.messageId} item={item} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          className="list-more"
        >
          {t('deliveries.more')}
        </Button>
      )}
    </div>
  );
}
