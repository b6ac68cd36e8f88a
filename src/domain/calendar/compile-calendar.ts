import type { Instant } from '../../lib/instant.ts';
import type { Calendar, Slot } from './calendar.ts';
import { dayMs, dayNumber, minuteMs, minuteOfDay, weekdayOf } from './calendar.ts';
import type { ZoneClock } from './zone.ts';
import { zoneClock } from './zone.ts';

/** The working time of 64 local days on the line of instants. Lists are sorted and of equal length per kind. */
export type Block = {
  readonly index: number;
  /** Local midnight of the first day, and of the day after the last one. */
  readonly from: Instant;
  readonly to: Instant;
  readonly starts: readonly Instant[];
  readonly ends: readonly Instant[];
  /** Working ms of the block before each slot. */
  readonly before: readonly number[];
  readonly totalMs: number;
  /** Local days (since 1970-01-01) that have working time, and when that time ends on each. */
  readonly days: readonly number[];
  readonly dayEnds: readonly Instant[];
};

/** A calendar made ready for many questions. Keep it: its blocks are computed when first needed and stay. */
export type CompiledCalendar = {
  readonly calendar: Calendar;
  readonly zone: ZoneClock;
  readonly block: (index: number) => Block;
  /** The block that an instant falls into. */
  readonly blockOf: (instant: Instant) => Block;
};

export const blockDays = 64;
const maxCachedBlocks = 2_000;

/** Slots in minutes since local midnight. */
type Minutes = readonly (readonly [start: number, end: number])[];

/** Takes a calendar that `parseCalendar` let through. */
export function compileCalendar(calendar: Calendar): CompiledCalendar {
  const zone = zoneClock(calendar.zone);
  const minutesOf = dayPlan(calendar);
  const blocks = new Map<number, Block>();
  let latest: Block | null = null;

  function block(index: number): Block {
    const known = blocks.get(index);
    if (known) return known;
    if (blocks.size >= maxCachedBlocks) blocks.clear();
    const made = buildBlock(zone, minutesOf, index);
    blocks.set(index, made);
    return made;
  }

  function blockOf(instant: Instant): Block {
    if (latest && instant >= latest.from && instant < latest.to) return latest;
    let found = block(Math.floor(localDay(zone, instant) / blockDays));
    // A change of the clocks around midnight can show the day before again.
    if (instant >= found.to) found = block(found.index + 1);
    else if (instant < found.from) found = block(found.index - 1);
    latest = found;
    return found;
  }

  return { calendar, zone, block, blockOf };
}

/** The local day (days since 1970-01-01) that an instant belongs to. */
export function localDay(zone: ZoneClock, instant: Instant): number {
  return Math.floor((instant + zone.offsetAt(instant)) / dayMs);
}

function dayPlan(calendar: Calendar): (day: number) => Minutes {
  const free: Minutes = [];
  const days = new Map<number, Minutes>();
  for (const date of calendar.holidays) days.set(dayNumber(date) ?? 0, free);
  for (const [date, slots] of Object.entries(calendar.special)) days.set(dayNumber(date) ?? 0, toMinutes(slots));
  const week = {
    '0': toMinutes(calendar.hours['0']),
    '1': toMinutes(calendar.hours['1']),
    '2': toMinutes(calendar.hours['2']),
    '3': toMinutes(calendar.hours['3']),
    '4': toMinutes(calendar.hours['4']),
    '5': toMinutes(calendar.hours['5']),
    '6': toMinutes(calendar.hours['6']),
  };
  return (day) => days.get(day) ?? week[weekdayOf(day)];
}

function toMinutes(slots: readonly Slot[]): Minutes {
  return slots.map(([start, end]) => [minuteOfDay(start) ?? 0, minuteOfDay(end) ?? 0]);
}

function buildBlock(zone: ZoneClock, minutesOf: (day: number) => Minutes, index: number): Block {
  const firstDay = index * blockDays;
  const starts: Instant[] = [];
  const ends: Instant[] = [];
  const before: number[] = [];
  const days: number[] = [];
  const dayEnds: Instant[] = [];
  let totalMs = 0;
  for (let day = firstDay; day < firstDay + blockDays; day += 1) {
    let dayEnd: Instant | null = null;
    for (const [startMinute, endMinute] of minutesOf(day)) {
      const start = zone.toInstant(day * dayMs + startMinute * minuteMs);
      const end = zone.toInstant(day * dayMs + endMinute * minuteMs);
      // A slot that lies wholly in an hour skipped by summer time does not exist on that day.
      if (end <= start) continue;
      starts.push(start);
      ends.push(end);
      before.push(totalMs);
      totalMs += end - start;
      dayEnd = end;
    }
    if (dayEnd === null) continue;
    days.push(day);
    dayEnds.push(dayEnd);
  }
  const from = zone.toInstant(firstDay * dayMs);
  const to = zone.toInstant((firstDay + blockDays) * dayMs);
  return { index, from, to, starts, ends, before, totalMs, days, dayEnds };
}
