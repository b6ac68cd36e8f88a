import type { Log } from '../platform/log.ts';

/** Something that is done again and again: when poked, and at the latest after a while. */
export type Loop = AsyncDisposable & {
  /** Runs now, or once more right after the run under way. Resolves when that run has ended. */
  readonly poke: () => Promise<void>;
};

/**
 * Runs `work` without overlapping itself. `work` returns true while there is more to do at once. Failures are logged and
 * tried again at the next turn: what the work rests on (a database) comes back or somebody is told by the health page.
 */
export function startLoop(options: {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<boolean>;
  readonly log: Log;
}): Loop {
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  async function drain(): Promise<void> {
    try {
      do again = false;
      while (((await options.work()) || again) && !stopped);
    } catch (error) {
      options.log.warn({ err: error, loop: options.name }, 'a background loop failed and will try again');
    }
  }

  function poke(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (running) {
      again = true;
      return running;
    }
    clearTimeout(timer);
    running = drain().finally(() => {
      running = null;
      if (!stopped) timer = setTimeout(() => void poke(), options.everyMs);
    });
    return running;
  }

  void poke();
  return {
    poke,
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
