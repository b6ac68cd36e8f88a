import { setTimeout as pause } from 'node:timers/promises';

const dayMs = 24 * 3_600_000;
/** The province is seven hours ahead of UTC, all year. */
const aheadMs = 7 * 3_600_000;
const longestMs = 50_000;

/** Waits while the day of the province is about to end: for tests that count what came today. */
export async function awayFromMidnight(): Promise<void> {
  const left = dayMs - ((Date.now() + aheadMs) % dayMs);
  if (left < longestMs) await pause(left + 1);
}
