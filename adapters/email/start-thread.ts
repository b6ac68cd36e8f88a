import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { createThread } from '../../src/lib/create-thread.ts';
import { mailLimits } from './limits.ts';

const startMs = 30_000;

/** A thread that reads mail, ready for its first request. Rejects when it cannot be started. */
export async function startMailThread(): Promise<Worker> {
  const worker = createThread(new URL('./mail-worker.ts', import.meta.url), {
    name: 'mail',
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: mailLimits.parseHeapMiB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  try {
    await once(worker, 'message', { signal: AbortSignal.timeout(startMs) });
  } catch (error) {
    await worker.terminate();
    throw new Error('the thread that reads mail could not be started', { cause: error });
  }
  // Between two requests and while it is being ended nobody waits for an answer, and an unheard error ends the process.
  worker.on('error', () => undefined);
  return worker;
}
