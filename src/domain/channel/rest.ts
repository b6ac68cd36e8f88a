/** Failures in a row that a platform may have before its account rests. */
const patience = 5;
const firstRestMs = 30_000;
const longestRestMs = 600_000;

/**
 * How long an account rests after its platform failed for the `failures`-th time in a row: not at all for the first few,
 * then twice as long each time, ten minutes at the most. One success ends it.
 */
export function restMs(failures: number): number {
  if (failures < patience) return 0;
  return Math.min(longestRestMs, firstRestMs * 2 ** (failures - patience));
}
