import { once } from 'node:events';
import type { ResourceLimits, Worker } from 'node:worker_threads';
import { createThread } from './create-thread.ts';

const startMs = 30_000;

/** A thread that runs `entry` and has told (by a first message) that it is ready. Rejects when it cannot be started. */
export async function startThread(
  entry: URL,
  { name, resourceLimits }: { readonly name: string; readonly resourceLimits: ResourceLimits },
): Promise<Worker> {
  const worker = createThread(entry, { name, execArgv: [], env: {}, resourceLimits });
  try {
    await once(worker, 'message', { signal: AbortSignal.timeout(startMs) });
  } catch (error) {
    await worker.terminate();
    throw new Error(`the thread "${name}" could not be started`, { cause: error });
  }
  // Between two requests and while it is being ended nobody waits for an answer, and an unheard error ends the process.
  worker.on('error', () => undefined);
  return worker;
}
