import { expect, it } from 'vitest';
import { backoffMs, pause } from './backoff.ts';

it('doubles the waiting time up to a minute, and spreads it', () => {
  expect([1, 2, 3, 8, 100].map((failures) => backoffMs(failures, 1))).toEqual([500, 1000, 2000, 60_000, 60_000]);
  expect([backoffMs(1, 0), backoffMs(8, 0)]).toEqual([250, 30_000]);
});

it('ends a pause at once when nobody waits for it any more', async () => {
  const stop = new AbortController();
  const waiting = pause(60_000, stop.signal);

  stop.abort();

  await expect(waiting).resolves.toBeUndefined();
  await expect(pause(60_000, stop.signal)).resolves.toBeUndefined();
});
