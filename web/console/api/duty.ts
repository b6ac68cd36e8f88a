import { queryOptions } from '@tanstack/react-query';
import { dutyTaken, dutyView, type DutySaved, type DutyTaken, type DutyView } from '../../../src/contract/duty.ts';
import { request } from './request.ts';

/** Working time begins and duties are handed over while the page is open. */
const againMs = 60_000;

export const dutyQuery = queryOptions({
  queryKey: ['duty'],
  queryFn: ({ signal }) => request({ path: '/api/v1/duty', schema: dutyView, signal }),
  refetchInterval: againMs,
});

export function saveDuty(body: DutySaved): Promise<DutyView> {
  return request({ path: '/api/v1/duty', schema: dutyView, method: 'PUT', body });
}

/** Looks after an urgent report; it rings nowhere any more. */
export function takeUrgent(ticketId: string): Promise<DutyTaken> {
  return request({ path: `/api/v1/tickets/${encodeURIComponent(ticketId)}/take`, schema: dutyTaken, body: {} });
}
