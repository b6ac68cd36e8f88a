import type { Instant } from '../../lib/instant.ts';

const hourMs = 3_600_000;
/** Việt Nam has no summer time; hours of the week are counted in its zone. */
const zoneMs = 7 * hourMs;
const weeks = 4;

/**
 * So many receipts should have come while none came that chance is out: with a Poisson rhythm, e^-5 is below 1 %.
 */
const silenceThreshold = 5;

/** How many receipts a channel would usually have had between two instants, by its counts of four weeks for each hour of the week. */
export function expectedBetween(week: readonly number[], from: Instant, to: Instant): number {
  let expected = 0;
  let at = from;
  while (at < to) {
    const local = at + zoneMs;
    const end = Math.min(to, at - (local % hourMs) + hourMs);
    // 1970-01-01 was a Thursday: hour 96 of a week that begins on Sunday.
    const hour = (Math.floor(local / hourMs) + 96) % 168;
    expected += ((week[hour] ?? 0) / weeks) * ((end - at) / hourMs);
    at = end;
  }
  return expected;
}

/** True when a channel has been silent against its usual rhythm. Looks back seven days at the most. */
export function isSilent(week: readonly number[], lastIn: Instant, now: Instant): boolean {
  return expectedBetween(week, Math.max(lastIn, now - 7 * 24 * hourMs), now) >= silenceThreshold;
}

/** Quarantine grows: more in a day than three usual days together, and more than a handful. */
export function quarantineGrows(today: number, fourteenDaysBefore: number): boolean {
  return today > Math.max(5, (fourteenDaysBefore / 14) * 3);
}

/** The queue is old: something has waited for longer than a worker needs, retries of passing faults included. */
export function isBacklog(oldestWaiting: Instant | null, now: Instant): boolean {
  return oldestWaiting !== null && now - oldestWaiting > 2 * 60_000;
}
