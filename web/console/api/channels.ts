import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import {
  channelDetail,
  channelKindView,
  channelList,
  channelTestResult,
  connectStarted,
  preview,
  type channelSaved,
  type channelTestRequest,
  type ChannelDetail,
} from '../../../src/contract/channels.ts';
import { request } from './request.ts';

/** No event of the feed tells how channels are: they are asked again by the clock. */
const againMs = 15_000;
/** While somebody waits for a message that they have just sent. */
const watchMs = 2_000;

export type ChannelTest = z.infer<typeof channelTestResult>;

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => request({ path: '/api/v1/channels', schema: channelList, signal }),
  refetchInterval: againMs,
});

export const channelKindsQuery = queryOptions({
  queryKey: ['channel-kinds'],
  queryFn: ({ signal }) => request({ path: '/api/v1/channel-kinds', schema: z.array(channelKindView), signal }),
  staleTime: Infinity,
});

export function channelQuery(id: string, watched = false) {
  return queryOptions({
    queryKey: ['channel', id],
    queryFn: ({ signal }) => request({ path: channelPath(id), schema: channelDetail, signal }),
    refetchInterval: watched ? watchMs : againMs,
  });
}

function channelPath(id: string): string {
  return `/api/v1/channels/${encodeURIComponent(id)}`;
}

/** Adds an account or changes one: settings left out stay as they are, null removes one. */
export function saveChannel(id: string, body: z.input<typeof channelSaved>): Promise<ChannelDetail> {
  return request({ path: channelPath(id), schema: channelDetail, method: 'PUT', body });
}

export function setChannelActive(id: string, active: boolean): Promise<ChannelDetail> {
  return request({ path: `${channelPath(id)}/${active ? 'resume' : 'pause'}`, schema: channelDetail, body: {} });
}

/** Checks the settings; with `to` also sends a trial message there. */
export function testChannel(id: string, body: z.input<typeof channelTestRequest>): Promise<ChannelTest> {
  return request({ path: `${channelPath(id)}/test`, schema: channelTestResult, body });
}

/** Answers the address of the platform's consent page. */
export async function startConnect(id: string): Promise<string> {
  return (await request({ path: `${channelPath(id)}/connect`, schema: connectStarted, body: {} })).url;
}

export function finishConnect(id: string, query: Readonly<Record<string, string>>): Promise<ChannelDetail> {
  return request({ path: `${channelPath(id)}/connected`, schema: channelDetail, body: { query } });
}

/** A text as the channel of an account shows it. */
export function previewQuery(account: string | null, text: string) {
  return queryOptions({
    queryKey: ['preview', account, text],
    queryFn: ({ signal }) =>
      request({ path: '/api/v1/previews', schema: preview, body: { account: account ?? '', text }, signal }),
    enabled: account !== null && text.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
}
