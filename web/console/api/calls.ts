import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  callAttached,
  callDesk,
  callDetail,
  callPage,
  callReported,
  categorySuggestions,
  extensionAnswer,
  type callAttachRequest,
  type CallAttached,
  type CallDetail,
  type callOutcomeRequest,
  type CallReported,
  type callReportRequest,
} from '../../../src/contract/calls.ts';
import { request } from './request.ts';

/** The hub says at once that calls changed; a word that got lost is made up for by asking. */
const againMs = 20_000;

const root = '/api/v1/calls';

function pathOf(id: string): string {
  return `${root}/${encodeURIComponent(id)}`;
}

export const callDeskQuery = queryOptions({
  queryKey: ['calls', 'desk'],
  queryFn: ({ signal }) => request({ path: `${root}/desk`, schema: callDesk, signal }),
  refetchInterval: againMs,
  // A call may ring while another window is before this one.
  refetchIntervalInBackground: true,
});

const firstPage: string | null = null;

function listPath(q: string, after: string | null): string {
  const params = new URLSearchParams({ limit: '30' });
  if (q !== '') params.set('q', q);
  if (after !== null) params.set('after', after);
  return `${root}?${params.toString()}`;
}

export function callsQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['calls', 'list', q],
    queryFn: ({ pageParam, signal }) => request({ path: listPath(q, pageParam), schema: callPage, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function callQuery(id: string) {
  return queryOptions({
    queryKey: ['calls', 'call', id],
    queryFn: ({ signal }) => request({ path: pathOf(id), schema: callDetail, signal }),
    refetchInterval: againMs,
  });
}

export function suggestionsQuery(text: string, unit: string | null) {
  return queryOptions({
    queryKey: ['call-suggestions', text, unit],
    queryFn: ({ signal }) =>
      request({ path: `${root}/suggestions`, schema: categorySuggestions, body: { text, unit }, signal }),
    enabled: text.length >= 10,
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
}

export function saveExtension(extension: string | null) {
  return request({ path: `${root}/extension`, schema: extensionAnswer, body: { extension } });
}

export function reportCall(id: string, body: z.input<typeof callReportRequest>): Promise<CallReported> {
  return request({ path: `${pathOf(id)}/report`, schema: callReported, body });
}

export function attachCall(id: string, body: z.input<typeof callAttachRequest>): Promise<CallAttached> {
  return request({ path: `${pathOf(id)}/attach`, schema: callAttached, body });
}

/** What an operator does about a missed call or a recording, with what each needs to be told. */
export type CallStep =
  | { readonly step: 'claim' | 'release' | 'recording' }
  | { readonly step: 'outcome'; readonly body: z.input<typeof callOutcomeRequest> };

export function takeCallStep(id: string, call: CallStep): Promise<CallDetail> {
  const body = call.step === 'outcome' ? call.body : {};
  return request({ path: `${pathOf(id)}/${call.step}`, schema: callDetail, body });
}
