import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';
import { PageLoading } from './page-loading.tsx';
import { useWalk, type Walk } from './use-walk.ts';

type PagedListProps<Row> = Pick<Walk, 'onOpen' | 'next' | 'previous'> & {
  readonly query: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Row[] }>>;
  /** Id of the row that is open. */
  readonly selected: string | undefined;
  readonly empty: ReactNode;
  /** What the button says that brings the next page. */
  readonly more: string;
  readonly children: (row: Row) => ReactNode;
};

/** Rows that come page by page, and that the keys go through. */
export function PagedList<Row extends { readonly id: string }>(props: PagedListProps<Row>) {
  const { query, selected, empty, more, children, onOpen, next, previous } = props;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  useWalk({ rows, at: rows.findIndex((row) => row.id === selected), onOpen, next, previous });
  if (!query.data)
    return query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : <PageLoading />;
  if (rows.length === 0) return empty;
  return (
    <div className="list" aria-busy={query.isPlaceholderData}>
      <ul>{rows.map(children)}</ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
          className="list-more"
        >
          {more}
        </Button>
      )}
    </div>
  );
}
