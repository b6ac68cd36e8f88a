import type { Context } from '../context.ts';
import { startLoop } from '../jobs/loop.ts';

/** Breaches are written down within five seconds. */
const sweepMs = 2000;
/** How soon a burst of like reports is noticed. */
const burstMs = 30_000;
/** How soon supervisors are called for what nobody on duty has heard. */
const dutyMs = 5000;

/** What happens because time passes. */
export function startClock(context: Context): AsyncDisposable {
  const { log } = context;
  const loops = [
    startLoop({ name: 'clock', everyMs: sweepMs, log, work: () => context.sla.sweep() }),
    startLoop({ name: 'duty', everyMs: dutyMs, log, work: () => context.duty.sweep() }),
    startLoop({ name: 'bursts', everyMs: burstMs, log, work: () => context.bursts.sweep() }),
  ];
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(loops.map((loop) => loop[Symbol.asyncDispose]()));
    },
  };
}
