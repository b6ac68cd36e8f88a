import { units, type Unit } from '../domain/calendar/calendar.ts';
import { compileCalendar, type CompiledCalendar } from '../domain/calendar/compile-calendar.ts';
import { parseCalendar } from '../domain/calendar/parse-calendar.ts';
import { addUnits } from '../domain/calendar/units.ts';
import { shareUsed } from '../domain/sla/clock-report.ts';
import { measure, type Clock } from '../domain/sla/clock.ts';
import { describeRemaining } from '../domain/sla/describe.ts';
import type { ClockView } from './clock.ts';
import type { Locale } from './common.ts';
import type { Reference } from './staff.ts';

export type WorkingCalendar = CompiledCalendar;

/** How a clock stands at a moment. `soon`: four fifths of its time are used. */
export type ClockTone = 'calm' | 'soon' | 'late' | 'paused' | 'done' | 'done_late';

/** The calendar of `reference`, ready for many questions. Null when it cannot be read: clocks then show their deadline only. */
export function readCalendar(calendar: Reference['calendar']): WorkingCalendar | null {
  try {
    return compileCalendar(parseCalendar(calendar));
  } catch {
    return null;
  }
}

const soonShare = 0.8;

export function clockTone(clock: ClockView, share: number): ClockTone {
  if (clock.state === 'stopped') return clock.breachedAt === null ? 'done' : 'done_late';
  if (clock.breachedAt !== null || share > 1) return 'late';
  if (clock.state === 'paused') return 'paused';
  return share >= soonShare ? 'soon' : 'calm';
}

/** Share of the time that is used at `now` (ms), moved on by the calendar from what the server said. */
export function clockShare(view: ClockView, calendar: WorkingCalendar, now: number): number {
  const clock = toClock(view, calendar);
  return clock && view.state === 'running' ? shareUsed(clock, calendar, now) : view.usedShare;
}

/** 'còn 3 giờ 20 phút làm việc'; null when the unit is not known here. */
export function clockWords(view: ClockView, calendar: WorkingCalendar, now: number, lang: Locale): string | null {
  const clock = toClock(view, calendar);
  return clock ? describeRemaining(calendar, clock, now, lang) : null;
}

function toClock(view: ClockView, calendar: WorkingCalendar): Clock | null {
  const unit = units.find((known) => known === view.unit);
  if (!unit) return null;
  const startedAt = Date.parse(view.startedAt);
  const dueAt = Date.parse(view.dueAt);
  const { kind, scope, amount } = view;
  const breachedAt = instantOf(view.breachedAt);
  const pausedMs = movedBy({ calendar, startedAt, dueAt, amount, unit });
  const base = { kind, scope, amount, unit, warnAt: [], startedAt, dueAt, breachedAt, pausedMs };
  const pausedAt = instantOf(view.pausedAt);
  const stoppedAt = instantOf(view.stoppedAt);
  if (view.state === 'paused' && pausedAt !== null) return { ...base, state: 'paused', pausedAt };
  if (view.state === 'stopped' && stoppedAt !== null) return { ...base, state: 'stopped', stoppedAt, pausedAt };
  return { ...base, state: 'running' };
}

function instantOf(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso);
}

type Moved = {
  readonly calendar: WorkingCalendar;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly amount: number;
  readonly unit: Unit;
};

/** Time by which finished pauses moved the deadline, seen from where it would have been. */
function movedBy({ calendar, startedAt, dueAt, amount, unit }: Moved): number {
  try {
    return Math.max(0, measure(calendar, unit, addUnits(calendar, startedAt, amount, unit), dueAt));
  } catch {
    return 0;
  }
}
