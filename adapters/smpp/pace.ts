import { pause } from './backoff.ts';
import type { SmppSettings } from './schema.ts';

/** Keeps to what the centre bears: so many a second, so many without an answer. */
export type Pace = {
  /** Runs `work` when it is its turn. */
  readonly run: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** The centre is overrun: nothing goes out for a while. */
  readonly holdBack: (ms: number) => void;
};

/** One pace for one session. */
export function createPace({ windowSize, throughput }: Pick<SmppSettings, 'windowSize' | 'throughput'>): Pace {
  const gapMs = 1000 / throughput;
  let nextAt = 0;
  let open = 0;
  const queue: (() => void)[] = [];

  async function enter(): Promise<void> {
    if (open >= windowSize) await new Promise<void>((resolve) => queue.push(resolve));
    else open += 1;
    const now = performance.now();
    const at = Math.max(now, nextAt);
    nextAt = at + gapMs;
    if (at > now) await pause(at - now);
  }

  /** Hands the place on, so that nobody overtakes those who wait. */
  function leave(): void {
    const next = queue.shift();
    if (next === undefined) open -= 1;
    else next();
  }

  return {
    async run(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
    holdBack(ms) {
      nextAt = Math.max(nextAt, performance.now() + ms);
    },
  };
}
