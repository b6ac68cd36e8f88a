import type { Instant } from '../../lib/instant.ts';
import type { Unit } from './calendar.ts';
import { dayMs, hourMs, minuteMs } from './calendar.ts';
import type { CompiledCalendar } from './compile-calendar.ts';
import { localDay } from './compile-calendar.ts';
import { addWorkingTime, endOfWorkingDay, workingDaysEnded, workingMsBetween } from './working-time.ts';

const unitMs = {
  minutes: minuteMs,
  hours: hourMs,
  days: dayMs,
  'working-minutes': minuteMs,
  'working-hours': hourMs,
  'working-days': dayMs,
} satisfies Record<Unit, number>;
/** Two centuries: longer than any deadline. */
const maxMs = 200 * 366 * dayMs;

/**
 * When a deadline of `amount` units that starts at `from` ends.
 *
 * - `minutes`, `hours`: time as it passes.
 * - `days`: the same local time of day so many days later (24 hours each, but for a change to or from summer time). The
 *   promise is counted from the moment of receipt; day-of-receipt counting and moving off rest days (Civil Code 2015,
 *   art. 147-148) apply to `working-days`. Part of a day is that part of the last, begun day.
 * - `working-minutes`, `working-hours`: working time; outside of it the clock starts at the next working time.
 * - `working-days`: the end of working time of the Nth working day after the local day of `from`, which is not counted
 *   (Civil Code 2015, art. 147-148); a working day is one with any working time. 0 is "within the day": the end of the
 *   first day that still has working time at or after `from`. Whole numbers only.
 *
 * Throws when the amount is negative or no number, or when the calendar has no working time ahead.
 */
export function addUnits(calendar: CompiledCalendar, from: Instant, amount: number, unit: Unit): Instant {
  if (!Number.isFinite(amount)) throw new Error('amount: must be a number');
  if (amount < 0) throw new Error('amount: must not be negative');
  if (amount * unitMs[unit] > maxMs) throw new Error('amount: too large');
  switch (unit) {
    case 'minutes':
      return from + Math.round(amount * minuteMs);
    case 'hours':
      return from + Math.round(amount * hourMs);
    case 'days':
      return addDays(calendar, from, amount);
    case 'working-minutes':
      return addWorkingTime(calendar, from, Math.round(amount * minuteMs));
    case 'working-hours':
      return addWorkingTime(calendar, from, Math.round(amount * hourMs));
    case 'working-days':
      return addWorkingDays(calendar, from, amount);
  }
}

/**
 * Whole units that have gone by from `from` to `to`: the greatest N whose deadline is not after `to`. When `to` is before
 * `from`, minus the units from `to` to `from`. So a working day counts once its working time has ended.
 */
export function elapsedUnits(calendar: CompiledCalendar, from: Instant, to: Instant, unit: Unit): number {
  if (to < from) return 0 - elapsedUnits(calendar, to, from, unit);
  switch (unit) {
    case 'minutes':
      return Math.floor((to - from) / minuteMs);
    case 'hours':
      return Math.floor((to - from) / hourMs);
    case 'days':
      return elapsedDays(calendar, from, to);
    case 'working-minutes':
      return Math.floor(workingMsBetween(calendar, from, to) / minuteMs);
    case 'working-hours':
      return Math.floor(workingMsBetween(calendar, from, to) / hourMs);
    case 'working-days':
      return workingDaysEnded(calendar, localDay(calendar.zone, from), to);
  }
}

function addDays({ zone }: CompiledCalendar, from: Instant, amount: number): Instant {
  const wall = from + zone.offsetAt(from);
  const whole = Math.floor(amount);
  const begun = whole === 0 ? from : zone.toInstant(wall + whole * dayMs);
  if (whole === amount) return begun;
  const next = zone.toInstant(wall + (whole + 1) * dayMs);
  return begun + Math.round((next - begun) * (amount - whole));
}

function elapsedDays(calendar: CompiledCalendar, from: Instant, to: Instant): number {
  // Never more than a day off: offsets differ by at most a day.
  let days = Math.max(0, Math.floor((to - from) / dayMs) - 1);
  while (addDays(calendar, from, days + 1) <= to) days += 1;
  return days;
}

function addWorkingDays(calendar: CompiledCalendar, from: Instant, amount: number): Instant {
  if (!Number.isInteger(amount)) throw new Error('amount: working-days must be a whole number');
  if (amount > 0) return endOfWorkingDay(calendar, localDay(calendar.zone, from), amount);
  const day = localDay(calendar.zone, addWorkingTime(calendar, from, 0));
  return endOfWorkingDay(calendar, day - 1, 1);
}
