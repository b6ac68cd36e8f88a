/** A stretch of working time in a day: ['07:30', '11:30'], 24-hour local time; the end may be '24:00'. */
export type Slot = readonly [start: string, end: string];

export const weekdays = ['0', '1', '2', '3', '4', '5', '6'] as const;
/** '0' is Sunday. */
export type Weekday = (typeof weekdays)[number];

/** When somebody works. Dates are 'YYYY-MM-DD' in the calendar's own time zone. */
export type Calendar = {
  /** IANA name, such as Asia/Ho_Chi_Minh. */
  readonly zone: string;
  /** Working time of an ordinary week; a day without slots is free. */
  readonly hours: Readonly<Record<Weekday, readonly Slot[]>>;
  readonly holidays: readonly string[];
  /** Days with their own working time, whatever `hours` and `holidays` say: swapped Saturdays, short days, closed days. */
  readonly special: Readonly<Record<string, readonly Slot[]>>;
};

export const units = ['minutes', 'hours', 'days', 'working-minutes', 'working-hours', 'working-days'] as const;
export type Unit = (typeof units)[number];

export function isWorkingUnit(unit: Unit): boolean {
  return unit.startsWith('working-');
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Minutes since local midnight ('24:00' is 1440), or null when the text is no time of day. */
export function minuteOfDay(time: string): number | null {
  if (time === '24:00') return 1440;
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** Days since 1970-01-01, or null when the text is no date of the calendar (2026-02-30). */
export function dayNumber(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const ms = Date.parse(`${date}T00:00:00Z`);
  // Some engines roll 30 February over to March instead of refusing it.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) return null;
  return ms / dayMs;
}

/** Day of the week of a day number; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return weekdays[(((day + 4) % 7) + 7) % 7] ?? '0';
}
