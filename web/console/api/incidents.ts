import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  incidentAlerts,
  incidentDetail,
  incidentPage,
  shareResult,
  ticketIncident,
  type IncidentDetail,
  type IncidentQuery,
  type ShareRequest,
  type ShareResult,
  type TicketIncident,
} from '../../../src/contract/incidents.ts';
import { request } from './request.ts';

/** Events of tickets say at once that something changed; a word that got lost is made up for by asking. */
const againMs = 30_000;
const root = '/api/v1/incidents';

function ofTicket(id: string): string {
  return `/api/v1/tickets/${encodeURIComponent(id)}/incident`;
}

export const incidentAlertsQuery = queryOptions({
  queryKey: ['incidents', 'alerts'],
  queryFn: ({ signal }) => request({ path: `${root}/alerts`, schema: incidentAlerts, signal }),
  refetchInterval: againMs,
});

function firstPage(): string | null {
  return null;
}

export function incidentsQuery(show: IncidentQuery['show']) {
  return infiniteQueryOptions({
    queryKey: ['incidents', 'list', show],
    queryFn: ({ pageParam, signal }) =>
      request({
        path: `${root}?show=${show}${pageParam === null ? '' : `&after=${pageParam}`}`,
        schema: incidentPage,
        signal,
      }),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.next,
    refetchInterval: againMs,
    placeholderData: keepPreviousData,
  });
}

export function incidentQuery(id: string) {
  return queryOptions({
    queryKey: ['incidents', 'one', id],
    queryFn: ({ signal }) => request({ path: `${root}/${encodeURIComponent(id)}`, schema: incidentDetail, signal }),
    refetchInterval: againMs,
  });
}

/** Under the key of its ticket: whatever changes the ticket has this asked again as well. */
export function ticketIncidentQuery(ticketId: string) {
  return queryOptions({
    queryKey: ['ticket', ticketId, 'incident'],
    queryFn: ({ signal }) => request({ path: ofTicket(ticketId), schema: ticketIncident, signal }),
  });
}

export function joinTicket(ticketId: string, withId: string): Promise<TicketIncident> {
  return request({ path: `${ofTicket(ticketId)}/join`, schema: ticketIncident, body: { with: withId } });
}

export function splitTicket(ticketId: string): Promise<TicketIncident> {
  return request({ path: `${ofTicket(ticketId)}/leave`, schema: ticketIncident, body: {} });
}

export function shareAnswer(ticketId: string, body: ShareRequest): Promise<ShareResult> {
  return request({ path: `${ofTicket(ticketId)}/answer`, schema: shareResult, body });
}

/** What a person does about an incident. */
export type IncidentCall =
  | { readonly id: string; readonly step: 'confirm' | 'dismiss' | 'end' | 'reopen' }
  | { readonly id: string; readonly step: 'rename'; readonly title: string };

export function changeIncident(call: IncidentCall): Promise<IncidentDetail> {
  const body = call.step === 'rename' ? { title: call.title } : {};
  return request({ path: `${root}/${encodeURIComponent(call.id)}/${call.step}`, schema: incidentDetail, body });
}
