import { createThread } from '../../lib/create-thread.ts';
import type { LearnAnswer, LearnRequest, LearnStage } from './learn.ts';

type Told = { readonly stage: LearnStage } | { readonly answer: LearnAnswer };

/** Texts by the hundred thousand with their features; a thread that needs more ends alone, not the process. */
const heapMiB = 4096;
const longestMs = 30 * 60_000;

/**
 * Learns in a thread of its own: the process goes on answering. Rejects when the thread fails, runs out of memory or time, or
 * `signal` ends it.
 */
export async function learnInThread(
  request: LearnRequest,
  options: { readonly signal: AbortSignal; readonly tell: (stage: LearnStage) => void },
): Promise<LearnAnswer> {
  const worker = createThread(new URL('./learn-worker.ts', import.meta.url), {
    name: 'learn',
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
  });
  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(longestMs)]);
  try {
    return await new Promise<LearnAnswer>((resolve, reject) => {
      const ended = () => reject(new Error('the learning was broken off', { cause: signal.reason }));
      if (signal.aborted) return void ended();
      signal.addEventListener('abort', ended, { once: true });
      worker.on('message', (told: Told) => {
        if ('answer' in told) resolve(told.answer);
        else options.tell(told.stage);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the thread that learns ended without an answer')));
      worker.postMessage(request, []);
    });
  } finally {
    await worker.terminate();
  }
}
