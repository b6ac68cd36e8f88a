import type { Instant } from '../../lib/instant.ts';
import { dayMs, hourMs, isWorkingUnit, minuteMs } from '../calendar/calendar.ts';
import type { CompiledCalendar } from '../calendar/compile-calendar.ts';
import { localDay } from '../calendar/compile-calendar.ts';
import { elapsedUnits } from '../calendar/units.ts';
import { endOfWorkingDay, workingMsBetween } from '../calendar/working-time.ts';
import { zoneClock } from '../calendar/zone.ts';
import type { Clock } from './clock.ts';
import { standsAt } from './clock-report.ts';

export type Locale = 'vi' | 'en';

/**
 * How a clock stands, in words: 'còn 3 giờ 20 phút làm việc', 'quá hạn 2 giờ làm việc', '4 working days 5 hours left'.
 * Counted as the clock counts; days only when its unit is days. Minutes are rounded down, and left out beside days.
 */
export function describeRemaining(calendar: CompiledCalendar, clock: Clock, now: Instant, locale: Locale): string {
  const isVi = locale === 'vi';
  const at = standsAt(clock, now);
  const isLate = at > clock.dueAt;
  if (clock.state === 'stopped' && !isLate) return isVi ? 'xong đúng hạn' : 'done in time';
  const span = isLate ? [clock.dueAt, at] : [at, clock.dueAt];
  const length = describeSpan({ calendar, clock, from: span[0] ?? at, to: span[1] ?? at, locale });
  if (clock.state === 'stopped') {
    if (length === null) return isVi ? 'xong, muộn chưa đến 1 phút' : 'done, late by less than a minute';
    return isVi ? `xong, muộn ${length}` : `done, late by ${length}`;
  }
  const pause = clock.state === 'paused' ? (isVi ? 'tạm dừng, ' : 'paused, ') : '';
  if (isLate && length === null) return `${pause}${isVi ? 'vừa quá hạn' : 'just overdue'}`;
  if (isLate) return `${pause}${isVi ? `quá hạn ${length}` : `overdue by ${length}`}`;
  if (length === null) return `${pause}${isVi ? 'còn chưa đến 1 phút' : 'less than a minute left'}`;
  return `${pause}${isVi ? `còn ${length}` : `${length} left`}`;
}

/** What a sender is promised: 'trước 17:00 thứ Sáu 27/11/2026', 'by 17:00 on Friday 27/11/2026'. Seconds are cut off. */
export function describePromise(dueAt: Instant, zone: string, locale: Locale): string {
  const wall = new Date(dueAt + zoneClock(zone).offsetAt(dueAt));
  const [year = '', month = '', day = ''] = wall.toISOString().slice(0, 10).split('-');
  const time = wall.toISOString().slice(11, 16);
  const weekday = weekdayNames[locale][wall.getUTCDay()] ?? '';
  if (locale === 'vi') return `trước ${time} ${weekday} ${day}/${month}/${year}`;
  return `by ${time} on ${weekday} ${day}/${month}/${year}`;
}

const weekdayNames = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} satisfies Record<Locale, readonly string[]>;

type Span = {
  readonly calendar: CompiledCalendar;
  readonly clock: Clock;
  readonly from: Instant;
  readonly to: Instant;
  readonly locale: Locale;
};

/** Null for less than a minute. */
function describeSpan({ calendar, clock, from, to, locale }: Span): string | null {
  const isWorking = isWorkingUnit(clock.unit);
  const { days, restMs } = split(calendar, clock, from, to);
  const hours = Math.floor(restMs / hourMs);
  const minutes = days > 0 ? 0 : Math.floor((restMs % hourMs) / minuteMs);
  if (days === 0 && hours === 0 && minutes === 0) return null;
  if (locale === 'vi') {
    const parts = [days > 0 && `${days} ngày`, hours > 0 && `${hours} giờ`, minutes > 0 && `${minutes} phút`];
    return `${parts.filter((part) => part !== false).join(' ')}${isWorking ? ' làm việc' : ''}`;
  }
  const parts = [
    days > 0 && counted(days, isWorking ? 'working day' : 'day'),
    hours > 0 && counted(hours, 'hour'),
    minutes > 0 && counted(minutes, 'minute'),
  ];
  return `${parts.filter((part) => part !== false).join(' ')}${isWorking && days === 0 ? ' of working time' : ''}`;
}

/** Whole days, for clocks in days, and the time beside them. */
function split(calendar: CompiledCalendar, clock: Clock, from: Instant, to: Instant): { days: number; restMs: number } {
  switch (clock.unit) {
    case 'days':
      return { days: Math.floor((to - from) / dayMs), restMs: (to - from) % dayMs };
    case 'minutes':
    case 'hours':
      return { days: 0, restMs: to - from };
    case 'working-minutes':
    case 'working-hours':
      return { days: 0, restMs: workingMsBetween(calendar, from, to) };
    case 'working-days': {
      // The rest of the first day, then whole days: what a person reads off a wall calendar.
      const today = localDay(calendar.zone, from);
      const days = elapsedUnits(calendar, from, to, 'working-days');
      const wholeMs =
        days === 0
          ? 0
          : workingMsBetween(calendar, localMidnightAfter(calendar, today), endOfWorkingDay(calendar, today, days));
      return { days, restMs: workingMsBetween(calendar, from, to) - wholeMs };
    }
  }
}

function localMidnightAfter(calendar: CompiledCalendar, day: number): Instant {
  return calendar.zone.toInstant((day + 1) * dayMs);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
