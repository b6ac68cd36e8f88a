import { setImmediate } from 'node:timers/promises';

/**
 * For long work that must not keep others waiting: to be awaited between two pieces of it. Resolves at once while the slice
 * lasts, else after everybody else had a turn.
 */
export function createTimeSlices(sliceMs = 20): () => Promise<void> {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < sliceMs) return;
    await setImmediate();
    started = performance.now();
  };
}
