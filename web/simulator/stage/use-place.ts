import { useCallback, useState } from 'react';

/** Whose phones are in hand, and which of them is in front. */
export type Place = { readonly personId: string; readonly channel: string };

const first: Place = { personId: 'lan', channel: 'web' };

/** Starts where the address says (`?person=lan&channel=zalo`), and keeps the address up to date so that it can be passed on. */
export function usePlace(): readonly [Place, (change: Partial<Place>) => void] {
  const [place, setPlace] = useState<Place>(() => {
    const asked = new URLSearchParams(location.search);
    return { personId: asked.get('person') ?? first.personId, channel: asked.get('channel') ?? first.channel };
  });
  const change = useCallback((part: Partial<Place>) => {
    setPlace((known) => {
      const next = { ...known, ...part };
      if (next.personId === known.personId && next.channel === known.channel) return known;
      const url = new URL(location.href);
      url.searchParams.set('person', next.personId);
      url.searchParams.set('channel', next.channel);
      history.replaceState(null, '', url);
      return next;
    });
  }, []);
  return [place, change];
}
