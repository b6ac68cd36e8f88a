import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChannelDetail } from '../../../src/contract/channels.ts';
import {
  channelQuery,
  channelsQuery,
  finishConnect,
  saveChannel,
  setChannelActive,
  startConnect,
  testChannel,
} from '../api/channels.ts';

type Saved = Parameters<typeof saveChannel>[1];
type Trial = Parameters<typeof testChannel>[1];

/** What an administrator does with an account; the page then shows what the hub knows of it. */
export function useChannelActions(id: string) {
  const client = useQueryClient();
  const show = (detail: ChannelDetail) => {
    client.setQueryData(channelQuery(detail.id).queryKey, detail);
    void client.invalidateQueries({ queryKey: channelsQuery.queryKey });
  };
  const look = () => {
    void client.invalidateQueries({ queryKey: channelQuery(id).queryKey });
    void client.invalidateQueries({ queryKey: channelsQuery.queryKey });
  };
  return {
    save: useMutation({ mutationFn: (body: Saved) => saveChannel(id, body), onSuccess: show }),
    setActive: useMutation({ mutationFn: (active: boolean) => setChannelActive(id, active), onSuccess: show }),
    check: useMutation({ mutationFn: (trial: Trial) => testChannel(id, trial), onSuccess: look }),
    connect: useMutation({
      mutationFn: () => startConnect(id),
      onSuccess: (url) => globalThis.location.assign(url),
    }),
    finish: useMutation({
      mutationFn: (query: Readonly<Record<string, string>>) => finishConnect(id, query),
      onSuccess: show,
      onError: look,
    }),
  };
}

export type ChannelActions = ReturnType<typeof useChannelActions>;
