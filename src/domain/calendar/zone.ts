import type { Instant } from '../../lib/instant.ts';
import { dayMs } from './calendar.ts';

/** Local time of one time zone. `wall` is the local date and time written as if it were UTC, in milliseconds. */
export type ZoneClock = {
  /** What must be added to an instant to get its wall time, in ms. */
  readonly offsetAt: (instant: Instant) => number;
  /**
   * The instant of a wall time: the first of the two when clocks were set back over it, the moment of the change when
   * clocks were set forward over it. So walls in order give instants in order, and a slot has its real length.
   */
  readonly toInstant: (wall: number) => Instant;
};

/** Zones whose offset has not changed since the instant given (IANA tz database), and cannot without new law. */
const steady: Readonly<Record<string, { readonly since: Instant; readonly offsetMs: number }>> = {
  'Asia/Ho_Chi_Minh': { since: Date.UTC(1975, 5, 12, 16), offsetMs: 7 * 3_600_000 },
  UTC: { since: Number.NEGATIVE_INFINITY, offsetMs: 0 },
};

/** A day in which the offset changes; two changes within one day of UTC are not known anywhere. */
type Change = { readonly before: number; readonly at: Instant; readonly after: number };

const maxCachedDays = 50_000;
const clocks = new Map<string, ZoneClock>();

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The clock of an IANA zone, made once per zone. Throws on an unknown zone. */
export function zoneClock(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const offsetAt = offsetReader(zone);
  const made = { offsetAt, toInstant: (wall: number) => instantOf(offsetAt, wall) };
  clocks.set(zone, made);
  return made;
}

function offsetReader(zone: string): (instant: Instant) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const days = new Map<number, number | Change>();

  function offsetAt(instant: Instant): number {
    const day = Math.floor(instant / dayMs);
    let entry = days.get(day);
    if (entry === undefined) {
      if (days.size >= maxCachedDays) days.clear();
      entry = readDay(format, day * dayMs);
      days.set(day, entry);
    }
    if (typeof entry === 'number') return entry;
    return instant < entry.at ? entry.before : entry.after;
  }

  const fixed = Object.hasOwn(steady, zone) ? steady[zone] : undefined;
  if (!fixed) return offsetAt;
  return (instant) => (instant >= fixed.since ? fixed.offsetMs : offsetAt(instant));
}

function readDay(format: Intl.DateTimeFormat, start: Instant): number | Change {
  const before = readOffset(format, start);
  const after = readOffset(format, start + dayMs);
  if (before === after) return before;
  return { before, after, at: changeBetween((at) => readOffset(format, at), start, start + dayMs) };
}

/** The first instant, to the second, with the offset of `to`; `from` must have another one. */
function changeBetween(offsetAt: (instant: Instant) => number, from: Instant, to: Instant): Instant {
  const after = offsetAt(to);
  let low = from;
  let high = to;
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(middle) === after) high = middle;
    else low = middle;
  }
  return high;
}

/** From 'GMT+07:00', 'GMT-04:56:02' (local mean time of long ago) or 'GMT' at the end of a formatted date, in ms. */
function readOffset(format: Intl.DateTimeFormat, instant: Instant): number {
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(format.format(instant));
  if (!match) throw new Error(`No offset for the instant ${instant}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ms : ms;
}

function instantOf(offsetAt: (instant: Instant) => number, wall: number): Instant {
  // Offsets lie between -12 and +14 hours (one day in zones that crossed the date line): these two are surely on
  // either side of the instant that is looked for.
  const before = offsetAt(wall - dayMs);
  const after = offsetAt(wall + dayMs);
  if (before === after) return wall - before;
  const first = wall - before;
  if (offsetAt(first) === before) return first;
  const second = wall - after;
  if (offsetAt(second) === after) return second;
  return changeBetween(offsetAt, wall - dayMs, wall + dayMs);
}
