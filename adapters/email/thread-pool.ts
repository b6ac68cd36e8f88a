import type { TransferListItem, Worker } from 'node:worker_threads';
import { startMailThread } from './start-thread.ts';

/** Mail is read by at most so many threads at once; more would only compete for the same processors. */
const mostThreads = 2;
/** A thread that has nothing to do is ended, so that a quiet hub holds no memory for it. */
const idleMs = 20_000;

type Thread = { readonly worker: Worker; idle: NodeJS.Timeout | null };

/** Threads of this process: started when the first mail is read, ended after a while without any. */
const state: { running: number; readonly idle: Thread[]; readonly waiting: (() => void)[] } = {
  running: 0,
  idle: [],
  waiting: [],
};

/**
 * Lets a thread answer one request. Null: it needed longer than `deadlineMs`, ran out of memory or failed; it is ended and
 * the next request gets a new one. Rejects when a thread cannot be started. The time of waiting for a thread is not counted.
 */
export async function runInThread<Answer>(
  request: unknown,
  transfer: readonly TransferListItem[],
  deadlineMs: number,
): Promise<Answer | null> {
  const thread = await takeThread();
  const answer = await ask<Answer>(thread.worker, { request, transfer, deadlineMs });
  if (answer === null) {
    await thread.worker.terminate();
    giveUp();
  } else giveBack(thread);
  return answer;
}

async function takeThread(): Promise<Thread> {
  while (state.idle.length === 0 && state.running >= mostThreads) {
    await new Promise<void>((resolve) => state.waiting.push(resolve));
  }
  const idle = state.idle.pop();
  if (idle !== undefined) {
    if (idle.idle !== null) clearTimeout(idle.idle);
    idle.worker.ref();
    return idle;
  }
  state.running += 1;
  try {
    return { worker: await startMailThread(), idle: null };
  } catch (error) {
    giveUp();
    throw error;
  }
}

/** The thread waits for more; it keeps neither the process nor a test alive. */
function giveBack(thread: Thread): void {
  thread.worker.unref();
  thread.idle = setTimeout(() => {
    state.idle.splice(state.idle.indexOf(thread), 1);
    giveUp();
    void thread.worker.terminate();
  }, idleMs);
  thread.idle.unref();
  state.idle.push(thread);
  state.waiting.shift()?.();
}

function giveUp(): void {
  state.running -= 1;
  state.waiting.shift()?.();
}

type Question = {
  readonly request: unknown;
  readonly transfer: readonly TransferListItem[];
  readonly deadlineMs: number;
};

function ask<Answer>(worker: Worker, { request, transfer, deadlineMs }: Question): Promise<Answer | null> {
  return new Promise((resolve) => {
    const fail = (): void => settle(null);
    const deadline = setTimeout(fail, deadlineMs);
    function settle(answer: Answer | null): void {
      clearTimeout(deadline);
      worker.off('message', settle).off('error', fail).off('exit', fail);
      resolve(answer);
    }
    worker.on('message', settle).on('error', fail).on('exit', fail);
    worker.postMessage(request, transfer);
  });
}
