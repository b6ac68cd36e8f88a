import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ChannelActions } from './use-channel-actions.ts';

/**
 * What the platform's consent page added to the address it came back to. Read from the address as the browser asked for
 * it: the router takes long numbers (ids of Official Accounts) for numbers and rounds them.
 */
function arrivedWith(id: string): Readonly<Record<string, string>> | null {
  const [entry] = performance.getEntriesByType('navigation');
  const address = URL.parse(entry?.name ?? '');
  if (address?.pathname !== `/console/channels/${id}` || !address.searchParams.has('state')) return null;
  return Object.fromEntries(address.searchParams);
}

/** Finishes a connection that began on this page, once, and cleans the address. `state`: what the address holds now. */
export function useWayBack(id: string, state: unknown, finish: ChannelActions['finish']): void {
  const navigate = useNavigate();
  const taken = useRef(false);
  useEffect(() => {
    if (state === undefined || taken.current) return;
    taken.current = true;
    const query = arrivedWith(id);
    void navigate({ to: '/channels/$channelId', params: { channelId: id }, search: {}, replace: true });
    if (query) finish.mutate(query);
  }, [id, state, navigate, finish]);
}
