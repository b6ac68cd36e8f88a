import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { dashboard } from '../../../src/contract/dashboard.ts';
import { me, reference } from '../../../src/contract/staff.ts';
import { queueCounts, ticketDetail, ticketPage, type QueueKey } from '../../../src/contract/tickets.ts';
import { hasStatus } from './api-error.ts';
import { demoAccounts } from './auth.ts';
import { request } from './request.ts';

export type ListFilter = {
  readonly queue: QueueKey;
  readonly q?: string | undefined;
  readonly agency?: string | undefined;
  readonly category?: string | undefined;
};

/** What narrows a queue. */
export type ListSearch = Omit<ListFilter, 'queue'>;

/** The signed-in person; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    try {
      return await request({ path: '/api/v1/me', schema: me, signal });
    } catch (error) {
      if (hasStatus(error, 401)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: ({ signal }) => request({ path: '/api/v1/reference', schema: reference, signal }),
  staleTime: 30 * 60_000,
});

export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: ({ signal }) => request({ path: '/api/v1/queues', schema: queueCounts, signal }),
});

export const demoQuery = queryOptions({ queryKey: ['demo'], queryFn: demoAccounts, staleTime: Infinity, retry: false });

export const dashboardQuery = queryOptions({
  queryKey: ['dashboard'],
  queryFn: ({ signal }) => request({ path: '/api/v1/dashboard', schema: dashboard, signal }),
});

export function ticketQuery(id: string) {
  return queryOptions({
    queryKey: ['ticket', id],
    queryFn: ({ signal }) =>
      request({ path: `/api/v1/tickets/${encodeURIComponent(id)}`, schema: ticketDetail, signal }),
  });
}

export function listPath(filter: ListFilter, after: string | null, limit = 50): string {
  const params = new URLSearchParams({ queue: filter.queue, limit: String(limit) });
  for (const name of ['q', 'agency', 'category'] as const) {
    const value = filter[name];
    if (value) params.set(name, value);
  }
  if (after) params.set('after', after);
  return `/api/v1/tickets?${params.toString()}`;
}

const firstPage: string | null = null;

export function ticketsQuery(filter: ListFilter) {
  return infiniteQueryOptions({
    queryKey: ['tickets', filter],
    queryFn: ({ pageParam, signal }) => request({ path: listPath(filter, pageParam), schema: ticketPage, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
  });
}
