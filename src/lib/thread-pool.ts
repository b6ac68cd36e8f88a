import type { TransferListItem, Worker } from 'node:worker_threads';

type Thread = { readonly worker: Worker; idle: NodeJS.Timeout | null };

/** A request to a thread. */
type Question = {
  readonly request: unknown;
  readonly transfer: readonly TransferListItem[];
  readonly deadlineMs: number;
};

/** Threads of this process that answer one request after the other. */
type ThreadPool = {
  /**
   * Lets a thread answer. Null: it needed longer than its deadline, ran out of memory or failed; it is ended and the next
   * request gets a new one. Rejects when a thread cannot be started, or the request is of a kind that reaches none. The time of
   * waiting for a thread is not counted.
   */
  readonly ask: <Answer>(question: Question) => Promise<Answer | null>;
};

/**
 * Starts threads when they are asked for, `most` at once, and ends each after `idleMs` without anything to do, so that a
 * quiet hub holds no memory for it.
 */
export function createThreadPool({
  start,
  most,
  idleMs,
}: {
  readonly start: () => Promise<Worker>;
  readonly most: number;
  readonly idleMs: number;
}): ThreadPool {
  let running = 0;
  const resting: Thread[] = [];
  const waiting: (() => void)[] = [];

  async function take(): Promise<Thread> {
    while (resting.length === 0 && running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    const rested = resting.pop();
    if (rested !== undefined) {
      if (rested.idle !== null) clearTimeout(rested.idle);
      rested.worker.ref();
      return rested;
    }
    running += 1;
    try {
      return { worker: await start(), idle: null };
    } catch (error) {
      giveUp();
      throw error;
    }
  }

  /** The thread waits for more; it keeps neither the process nor a test alive. */
  function giveBack(thread: Thread): void {
    thread.worker.unref();
    thread.idle = setTimeout(() => {
      resting.splice(resting.indexOf(thread), 1);
      giveUp();
      void thread.worker.terminate();
    }, idleMs);
    thread.idle.unref();
    resting.push(thread);
    waiting.shift()?.();
  }

  function giveUp(): void {
    running -= 1;
    waiting.shift()?.();
  }

  return {
    async ask<Answer>(question: Question) {
      const thread = await take();
      let answer: Answer | null = null;
      try {
        answer = await answerOf<Answer>(thread.worker, question);
      } finally {
        if (answer === null) {
          await thread.worker.terminate();
          giveUp();
        } else giveBack(thread);
      }
      return answer;
    },
  };
}

function answerOf<Answer>(worker: Worker, { request, transfer, deadlineMs }: Question): Promise<Answer | null> {
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
