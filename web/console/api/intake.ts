import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  balance,
  quarantinedText,
  quarantineOutcome,
  quarantinePage,
  type byHandRequest,
  type dismissRequest,
} from '../../../src/contract/intake.ts';
import { hasCode, hasStatus } from './api-error.ts';
import { request } from './request.ts';

/** No event of the feed tells of what was not understood: these are asked again by the clock. */
const againMs = 30_000;
/** How long a worker is given to try a receipt again before its return to quarantine is no longer waited for. */
const retryPausesMs = [300, 700, 1_200, 1_800];

export function balanceQuery(days: number) {
  return queryOptions({
    queryKey: ['balance', days],
    queryFn: ({ signal }) => request({ path: `/api/v1/balance?days=${days}`, schema: balance, signal }),
    refetchInterval: againMs,
    placeholderData: keepPreviousData,
  });
}

export const quarantineQuery = infiniteQueryOptions({
  queryKey: ['quarantine'],
  queryFn: ({ pageParam, signal }) => request({ path: quarantinePath(pageParam, 100), schema: quarantinePage, signal }),
  initialPageParam: firstPage(),
  getNextPageParam: (page) => page.next,
  refetchInterval: againMs,
});

export function receiptQuery(id: string) {
  return queryOptions({
    queryKey: ['receipt', id],
    queryFn: ({ signal }) => request({ path: receiptPath(id), schema: quarantinedText, signal }),
  });
}

/** The newest receipts: before every id. */
function firstPage(): string | null {
  return null;
}

function quarantinePath(after: string | null, limit: number): string {
  return `/api/v1/quarantine?limit=${limit}${after === null ? '' : `&after=${after}`}`;
}

function receiptPath(id: string): string {
  return `/api/v1/quarantine/${encodeURIComponent(id)}`;
}

/** Whether the receipt stands in quarantine now. */
async function isQuarantined(id: string): Promise<boolean> {
  const next = (BigInt(id) + 1n).toString();
  const page = await request({ path: quarantinePath(next, 1), schema: quarantinePage });
  return page.items[0]?.id === id;
}

/** Gives a receipt to the workers again and waits a little: `back` when it could not be understood this time either. */
export async function retryReceipt(id: string): Promise<'gone' | 'back'> {
  await request({ path: `${receiptPath(id)}/retry`, schema: quarantineOutcome, body: {} });
  for (const pause of retryPausesMs) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (await isQuarantined(id)) return 'back';
  }
  return 'gone';
}

export async function dismissReceipt(id: string, body: z.input<typeof dismissRequest>): Promise<void> {
  await request({ path: `${receiptPath(id)}/dismiss`, schema: quarantineOutcome, body });
}

/** Makes a ticket of what a person read out of the receipt; answers its code. */
export async function ticketByHand(id: string, body: z.input<typeof byHandRequest>): Promise<string | null> {
  return (await request({ path: `${receiptPath(id)}/ticket`, schema: quarantineOutcome, body })).ticket;
}

/** Somebody else has dealt with the receipt. */
export function isTaken(error: unknown): boolean {
  return hasCode(error, 'not_in_quarantine') || hasStatus(error, 404);
}
