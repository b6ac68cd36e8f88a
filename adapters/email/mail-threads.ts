import type { Worker } from 'node:worker_threads';
import { startThread } from '../../src/lib/start-thread.ts';
import { createThreadPool } from '../../src/lib/thread-pool.ts';
import { mailLimits } from './limits.ts';

/** A thread that reads mail, ready for its first request. Rejects when it cannot be started. */
export function startMailThread(): Promise<Worker> {
  return startThread(new URL('./mail-worker.ts', import.meta.url), {
    name: 'mail',
    resourceLimits: { maxOldGenerationSizeMb: mailLimits.parseHeapMiB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
}

/** Mail is read by at most two threads at once; more would only compete for the same processors. */
export const mailThreads = createThreadPool({ start: startMailThread, most: 2, idleMs: 20_000 });
