import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { meQuery } from '../api/queries.ts';
import { applyChange } from './apply-change.ts';
import { debounce } from './debounce.ts';
import { LiveConnection } from './live-connection.ts';
import { LiveContext } from './live-context.ts';
import { LiveState } from './live-state.ts';

const changing = ['tickets', 'ticket', 'queues', 'dashboard', 'balance', 'quarantine', 'calls', 'incidents'] as const;
/** Without a line the page asks by itself, slowly. */
const askWithoutLineMs = 15_000;

/** Keeps the console level with the hub while somebody is signed in. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [state] = useState(() => new LiveState());
  const [line, setLine] = useState<LiveConnection | null>(null);

  useEffect(() => {
    const refresh = (keys: readonly string[]) => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    };
    const lists = debounce({ run: () => refresh(['tickets', 'queues']), waitMs: 250, maxWaitMs: 1_000 });
    const figures = debounce({ run: () => refresh(['dashboard']), waitMs: 500, maxWaitMs: 2_000 });
    const sums = debounce({ run: () => refresh(['balance']), waitMs: 1_000, maxWaitMs: 5_000 });
    const incidents = debounce({ run: () => refresh(['incidents']), waitMs: 300, maxWaitMs: 1_500 });
    const calls = debounce({ run: () => refresh(['calls']), waitMs: 60, maxWaitMs: 300 });
    const connection = new LiveConnection({
      onChange: (change) => {
        applyChange(client, change);
        state.hear(change);
        lists.call();
        figures.call();
        sums.call();
        incidents.call();
      },
      onReload: () => refresh(changing),
      onPresence: (presence) => state.setPresence(presence),
      onCalls: calls.call,
      onState: (connectionState) => state.setConnection(connectionState),
      onRefused: () => void client.invalidateQueries({ queryKey: meQuery.queryKey }),
    });
    const poll = setInterval(() => {
      if (state.connection() !== 'live') refresh(changing);
    }, askWithoutLineMs);
    setLine(connection);
    return () => {
      clearInterval(poll);
      lists.cancel();
      figures.cancel();
      sums.cancel();
      incidents.cancel();
      calls.cancel();
      connection.close();
      setLine(null);
    };
  }, [client, state]);

  const live = useMemo(() => ({ state, line }), [state, line]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
