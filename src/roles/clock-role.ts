import type { Context } from '../context.ts';
import { startLoop } from '../jobs/loop.ts';

/** Breaches are written down within five seconds. */
const sweepMs = 2000;

export function startClock(context: Context): AsyncDisposable {
  return startLoop({ name: 'clock', everyMs: sweepMs, log: context.log, work: () => context.sla.sweep() });
}
