import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { splitProposal, splitResult, type SplitRequest, type SplitResult } from '../../../src/contract/splits.ts';
import { request } from './request.ts';

function ofTicket(id: string): string {
  return `/api/v1/tickets/${encodeURIComponent(id)}/split`;
}

/** Asked when somebody opens it, and anew each time: the text and the ticket may have changed. */
export function splitProposalQuery(ticketId: string) {
  return queryOptions({
    queryKey: ['split', ticketId],
    queryFn: ({ signal }) => request({ path: ofTicket(ticketId), schema: splitProposal, signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

export function splitTicket(ticketId: string, body: SplitRequest): Promise<SplitResult> {
  return request({ path: ofTicket(ticketId), schema: splitResult, body });
}

export async function undoSplit(ticketId: string, split: string): Promise<void> {
  await request({ path: `${ofTicket(ticketId)}/undo`, schema: z.object({}), body: { split } });
}
