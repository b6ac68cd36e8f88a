import { Button, Loader, Skeleton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconMoodSmile, IconSearchOff } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { TicketRow } from '../../../src/contract/tickets.ts';
import { ticketsQuery, type ListFilter } from '../api/queries.ts';
import { usePreferences } from '../app/preferences.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { TicketRowView } from './ticket-row.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useListWalk } from './use-list-walk.ts';

type TicketListProps = {
  readonly filter: ListFilter;
  /** Id or code of the open ticket. */
  readonly selected: string | null;
  readonly onOpen: (id: string) => void;
  readonly onClear: () => void;
};

const rowHeights = { comfortable: 76, compact: 60 } as const;

/** A list of any length: only the rows in sight are drawn, further pages come while scrolling. */
export function TicketList({ filter, selected, onOpen, onClear }: TicketListProps) {
  const { t } = useWords();
  const { density } = usePreferences();
  const query = useInfiniteQuery({ ...ticketsQuery(filter), placeholderData: keepPreviousData });
  const rows = useMemo(() => uniqueRows(query.data?.pages.flatMap((page) => page.items) ?? []), [query.data]);
  const arrived = useArrivals(rows, JSON.stringify(filter));
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeights[density],
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  useEffect(() => virtual.measure(), [density, virtual]);
  const at = rows.findIndex((row) => row.id === selected || row.code === selected);
  useListWalk({ rows, at, onOpen, show: (index) => virtual.scrollToIndex(index) });

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 10) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length]);

  if (query.isPending) return <ListLoading height={rowHeights[density]} />;
  if (query.isError && rows.length === 0)
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <EmptyList filter={filter} onClear={onClear} />;
  return (
    <div
      ref={scroller}
      className="list"
      role="listbox"
      tabIndex={0}
      aria-label={t('tickets.list', { queue: t(`queues.${filter.queue}`) })}
      aria-busy={query.isPlaceholderData}
      {...(at >= 0 && items.some((item) => item.index === at)
        ? { 'aria-activedescendant': `row-${rows[at]?.id}` }
        : {})}
    >
      <div className="list-inner" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <TicketRowView
              key={row.id}
              row={row}
              selected={item.index === at}
              arrived={arrived.has(row.id)}
              position={item.index + 1}
              total={hasNextPage ? -1 : rows.length}
              top={item.start}
              height={item.size}
              onOpen={onOpen}
            />
          );
        })}
      </div>
      {isFetchingNextPage && <Loader size="sm" className="list-more" aria-hidden="true" />}
    </div>
  );
}

function EmptyList({ filter, onClear }: { readonly filter: ListFilter; readonly onClear: () => void }) {
  const { t } = useWords();
  if (!filter.q && !filter.agency && !filter.category) {
    return <StateMessage icon={<IconMoodSmile />} title={t('emptiness.title')} hint={t(`emptiness.${filter.queue}`)} />;
  }
  return (
    <StateMessage icon={<IconSearchOff />} title={t('tickets.emptyFiltered')} hint={t('tickets.emptyFilteredHint')}>
      <Button variant="default" onClick={onClear}>
        {t('tickets.clearFilters')}
      </Button>
    </StateMessage>
  );
}

function ListLoading({ height }: { readonly height: number }) {
  const { t } = useWords();
  return (
    <div className="list" role="status" aria-label={t('shell.loading')}>
      {[0, 1, 2, 3, 4, 5].map((line) => (
        <div key={line} className="row-loading" style={{ height }}>
          <Skeleton height={14} width="55%" />
          <Skeleton height={12} width="85%" mt={10} />
        </div>
      ))}
    </div>
  );
}

/** A row may stand on two pages while tickets move between them. */
function uniqueRows(rows: readonly TicketRow[]): readonly TicketRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
