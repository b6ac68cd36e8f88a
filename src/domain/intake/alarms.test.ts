import { describe, expect, it } from 'vitest';
import { expectedBetween, isBacklog, isSilent, quarantineGrows } from './alarms.ts';

const hour = 3_600_000;
/** Monday 23 November 2026, 00:00 in Việt Nam. */
const monday = Date.parse('2026-11-22T17:00:00Z');
/** Forty receipts in four weeks in each hour from 8 to 17 on Mondays: ten an hour. */
const busyMondays = Array.from({ length: 168 }, (_, at) => (at >= 24 + 8 && at < 24 + 17 ? 40 : 0));

describe('the usual rhythm', () => {
  it('expects what came in the same hours of the weeks before', () => {
    expect(expectedBetween(busyMondays, monday + 8 * hour, monday + 10 * hour)).toBeCloseTo(20);
    expect(expectedBetween(busyMondays, monday + 8.5 * hour, monday + 9 * hour)).toBeCloseTo(5);
    expect(expectedBetween(busyMondays, monday, monday + 8 * hour)).toBe(0);
  });

  it('calls a busy hour without a receipt silence, and a night not', () => {
    expect(isSilent(busyMondays, monday + 8 * hour, monday + 9 * hour)).toBe(true);
    expect(isSilent(busyMondays, monday + 8 * hour, monday + 8.2 * hour)).toBe(false);
    expect(isSilent(busyMondays, monday + 17 * hour, monday + 31 * hour)).toBe(false);
  });

  it('never calls a channel silent that was never used', () => {
    expect(isSilent(Array<number>(168).fill(0), 0, monday)).toBe(false);
  });
});

describe('quarantine and queue', () => {
  it('alarms when a day holds more than three usual ones and more than a handful', () => {
    expect(quarantineGrows(5, 0)).toBe(false);
    expect(quarantineGrows(6, 0)).toBe(true);
    expect(quarantineGrows(20, 140)).toBe(false);
  });

  it('alarms when something waits for more than two minutes', () => {
    expect(isBacklog(null, monday)).toBe(false);
    expect(isBacklog(monday - 60_000, monday)).toBe(false);
    expect(isBacklog(monday - 130_000, monday)).toBe(true);
  });
});
