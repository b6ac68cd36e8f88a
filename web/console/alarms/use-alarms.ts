import { use, useEffect, useState } from 'react';
import { LiveContext } from '../live/live-context.ts';
import { useMe } from '../shell/me-context.ts';
import { noAlarms, withChange, without, type Alarm } from './alarm.ts';

/** What rings at this console, the newest last, and how to put one away. */
export function useAlarms(): { readonly ringing: readonly Alarm[]; readonly dismiss: (id: string) => void } {
  const { state } = use(LiveContext);
  const me = useMe();
  const [alarms, setAlarms] = useState(noAlarms);
  useEffect(() => state.onChange((change) => setAlarms((before) => withChange(before, change, me))), [state, me]);
  return { ringing: alarms.ringing, dismiss: (id) => setAlarms((before) => without(before, id)) };
}
