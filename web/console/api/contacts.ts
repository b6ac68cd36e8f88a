import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  contactChanged,
  contactDetail,
  contactPage,
  contactTickets,
  duplicates,
  mergePreview,
  type addIdentityRequest,
  type ContactChanged,
  type editContactRequest,
  type freeIdentityRequest,
  type mergeRequest,
  type splitRequest,
} from '../../../src/contract/contacts.ts';
import { request } from './request.ts';

/** No event of the feed tells of edited contacts: what is open is asked again by the clock. */
const againMs = 30_000;

export type ContactSearch = { readonly q?: string | undefined; readonly kind?: 'person' | 'business' | undefined };

/** What can be done to a contact, with what each needs to be told. */
type Bodies = {
  edit: z.input<typeof editContactRequest>;
  addresses: z.input<typeof addIdentityRequest>;
  'free-address': z.input<typeof freeIdentityRequest>;
  merge: z.input<typeof mergeRequest>;
  split: z.input<typeof splitRequest>;
};
export type ContactCall = {
  readonly [K in keyof Bodies]: { readonly id: string; readonly step: K; readonly body: Bodies[K] };
}[keyof Bodies];

function listPath({ q, kind }: ContactSearch, after: string | null, limit: number): string {
  const params = new URLSearchParams({ limit: String(limit) });
  if (q) params.set('q', q);
  if (kind) params.set('kind', kind);
  if (after) params.set('after', after);
  return `/api/v1/contacts?${params.toString()}`;
}

function pathOf(id: string): string {
  return `/api/v1/contacts/${encodeURIComponent(id)}`;
}

function firstPage(): string | null {
  return null;
}

export function contactsQuery(search: ContactSearch) {
  return infiniteQueryOptions({
    queryKey: ['contacts', search],
    queryFn: ({ pageParam, signal }) => request({ path: listPath(search, pageParam, 50), schema: contactPage, signal }),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.next,
    refetchInterval: againMs,
    placeholderData: keepPreviousData,
  });
}

/** The first few that a search finds, for choosing one. */
export function foundContactsQuery(search: ContactSearch) {
  return queryOptions({
    queryKey: ['contacts', 'found', search],
    queryFn: ({ signal }) => request({ path: listPath(search, null, 8), schema: contactPage, signal }),
    enabled: (search.q ?? '').length >= 2,
    placeholderData: keepPreviousData,
  });
}

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => request({ path: pathOf(id), schema: contactDetail, signal }),
    refetchInterval: againMs,
  });
}

export function contactTicketsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['contact', id, 'tickets'],
    queryFn: ({ pageParam, signal }) =>
      request({
        path: `${pathOf(id)}/tickets?limit=20${pageParam === null ? '' : `&after=${pageParam}`}`,
        schema: contactTickets,
        signal,
      }),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.next,
    refetchInterval: againMs,
  });
}

export function duplicatesQuery(id: string) {
  return queryOptions({
    queryKey: ['contact', id, 'duplicates'],
    queryFn: ({ signal }) => request({ path: `${pathOf(id)}/duplicates`, schema: duplicates, signal }),
    staleTime: 60_000,
  });
}

export function mergePreviewQuery(id: string, otherId: string) {
  return queryOptions({
    queryKey: ['contact', id, 'merge', otherId],
    queryFn: ({ signal }) =>
      request({ path: `${pathOf(id)}/merge?other=${encodeURIComponent(otherId)}`, schema: mergePreview, signal }),
    // Versions in it must be those of what is looked at now.
    staleTime: 0,
    gcTime: 0,
  });
}

export function changeContact(call: ContactCall): Promise<ContactChanged> {
  return request({ path: `${pathOf(call.id)}/${call.step}`, schema: contactChanged, body: call.body });
}

export function undoContactChange(changeId: string): Promise<ContactChanged> {
  return request({
    path: `/api/v1/contact-changes/${encodeURIComponent(changeId)}/undo`,
    schema: contactChanged,
    body: {},
  });
}
