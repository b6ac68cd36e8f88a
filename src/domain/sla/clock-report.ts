import type { Instant } from '../../lib/instant.ts';
import type { CompiledCalendar } from '../calendar/compile-calendar.ts';
import type { Clock } from './clock.ts';
import { measure } from './clock.ts';

export const buckets = ['open-in-time', 'open-overdue', 'answered-in-time', 'answered-late'] as const;
/** Where a clock counts in reports; late is never left out. */
export type Bucket = (typeof buckets)[number];

export function bucketOf(clock: Clock, now: Instant): Bucket {
  if (clock.state === 'stopped') return clock.breachedAt === null ? 'answered-in-time' : 'answered-late';
  const isOverdue = clock.breachedAt !== null || (clock.state === 'running' && now > clock.dueAt);
  return isOverdue ? 'open-overdue' : 'open-in-time';
}

/**
 * The share of a clock's time that is used: 0 at the start, 1 at the deadline, more when late. Pauses do not count, an
 * extension is part of the whole. A clock that allows no time at all is used up from the start.
 */
export function shareUsed(clock: Clock, calendar: CompiledCalendar, now: Instant): number {
  const at = standsAt(clock, now);
  const whole = measure(calendar, clock.unit, clock.startedAt, clock.dueAt) - clock.pausedMs;
  if (whole <= 0) return 1;
  const used = measure(calendar, clock.unit, clock.startedAt, at) - clock.pausedMs;
  return Math.max(0, used / whole);
}

/** The warnings of a running clock (shares of its `warnAt`) that are due by `now`, in ascending order. */
export function warningsDue(clock: Clock, calendar: CompiledCalendar, now: Instant): readonly number[] {
  if (clock.state !== 'running') return [];
  const share = shareUsed(clock, calendar, now);
  return clock.warnAt.filter((mark) => mark <= share).toSorted((a, b) => a - b);
}

/** The earliest deadline that can still pass: of running clocks whose breach is not yet recorded. Null when there is none. */
export function nextDue(clocks: readonly Clock[]): Instant | null {
  let next: Instant | null = null;
  for (const clock of clocks) {
    if (clock.state !== 'running' || clock.breachedAt !== null) continue;
    if (next === null || clock.dueAt < next) next = clock.dueAt;
  }
  return next;
}

/** The instant up to which a clock has counted: now, or when its time was stopped. */
export function standsAt(clock: Clock, now: Instant): Instant {
  switch (clock.state) {
    case 'running':
      return now;
    case 'paused':
      return clock.pausedAt;
    case 'stopped':
      return clock.pausedAt ?? clock.stoppedAt;
  }
}
