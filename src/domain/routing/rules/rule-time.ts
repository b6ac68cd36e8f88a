import { dayMs, minuteMs, minuteOfDay, weekdayOf } from '../../calendar/calendar.ts';
import { workingMsBetween } from '../../calendar/working-time.ts';
import type { RuleCondition } from '../rule.ts';
import type { RuleMoment } from './rule-facts.ts';

type TimeCondition = Extract<RuleCondition, { kind: 'time' }>;

const dayMinutes = 24 * 60;

/** A time of the week: day 0 is Sunday, minute 0 is midnight. */
export type WeekMinute = { readonly day: number; readonly minute: number };

/** The time of the week where the calendar is. */
export function weekMinuteOf({ at, calendar }: RuleMoment): WeekMinute {
  const wall = at + calendar.zone.offsetAt(at);
  const day = Math.floor(wall / dayMs);
  return { day: Number(weekdayOf(day)), minute: Math.floor((wall - day * dayMs) / minuteMs) };
}

/**
 * Whether a time lies in the window of a condition: from `from` to before `until`. `until` at midnight is the end of the day; one
 * before `from` is on the day after, which belongs to the day that the window began on.
 */
export function isInWindow(condition: Omit<TimeCondition, 'kind'>, { day, minute }: WeekMinute): boolean {
  const from = minuteOfDay(condition.from) ?? 0;
  const until = minuteOfDay(condition.until) ?? 0;
  const end = until === 0 ? dayMinutes : until;
  if (condition.days.includes(day) && minute >= from && (end < from || minute < end)) return true;
  return end < from && minute < end && condition.days.includes((day + 6) % 7);
}

/** Whether it is working time by the calendar. */
export function isWorkingTime({ at, calendar }: RuleMoment): boolean {
  return workingMsBetween(calendar, at, at + 1) > 0;
}
