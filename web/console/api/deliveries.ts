import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  deliveryReport,
  replyPreview,
  undelivered,
  type deliveryDecision,
  type DeliveryReportView,
  type ReplyPreviewRequest,
} from '../../../src/contract/deliveries.ts';
import { request } from './request.ts';

const againMs = 60_000;

export type DeliveryDecision = z.input<typeof deliveryDecision>;

/** Messages that did not reach their recipient. */
export const undeliveredQuery = infiniteQueryOptions({
  queryKey: ['deliveries'],
  queryFn: ({ pageParam, signal }) =>
    request({
      path: `/api/v1/deliveries?limit=50${pageParam === null ? '' : `&after=${encodeURIComponent(pageParam)}`}`,
      schema: undelivered,
      signal,
    }),
  initialPageParam: firstPage(),
  getNextPageParam: (page) => page.next,
  refetchInterval: againMs,
});

/** The newest ones. */
function firstPage(): string | null {
  return null;
}

function deliveryPath(ticketId: string, messageId: string): string {
  return `/api/v1/tickets/${encodeURIComponent(ticketId)}/messages/${encodeURIComponent(messageId)}/delivery`;
}

/** All tries to send a message. `at` is the time of the last one: a newer one is another question. */
export function deliveryQuery(ticketId: string, messageId: string, at: string) {
  return queryOptions({
    queryKey: ['delivery', ticketId, messageId, at],
    queryFn: ({ signal }) => request({ path: deliveryPath(ticketId, messageId), schema: deliveryReport, signal }),
    // What was unfolded stays so while the ticket goes on.
    placeholderData: keepPreviousData,
  });
}

export function decideDelivery(
  ticketId: string,
  messageId: string,
  decision: DeliveryDecision,
): Promise<DeliveryReportView> {
  return request({ path: deliveryPath(ticketId, messageId), schema: deliveryReport, body: decision });
}

/** Which way words to the sender would go now, and how they would arrive. */
export function replyPreviewQuery(ticketId: string, written: ReplyPreviewRequest) {
  return queryOptions({
    queryKey: ['reply-preview', ticketId, written.kind, written.text, written.files],
    queryFn: ({ signal }) =>
      request({
        path: `/api/v1/tickets/${encodeURIComponent(ticketId)}/preview`,
        schema: replyPreview,
        body: written,
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
