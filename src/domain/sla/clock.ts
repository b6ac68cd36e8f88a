import type { Instant } from '../../lib/instant.ts';
import type { Unit } from '../calendar/calendar.ts';
import { isWorkingUnit } from '../calendar/calendar.ts';
import type { CompiledCalendar } from '../calendar/compile-calendar.ts';
import { addUnits } from '../calendar/units.ts';
import { addWorkingTime, workingMsBetween } from '../calendar/working-time.ts';
import type { ClockKind, ClockScope, ClockTerms, Policy } from './policy.ts';

type Timing = {
  readonly startedAt: Instant;
  /** While the clock is paused, the deadline as it stood when the pause began. */
  readonly dueAt: Instant;
  /** The deadline that passed without an answer, whenever that was noticed; null when none did. */
  readonly breachedAt: Instant | null;
  /** Time of finished pauses by which the deadline moved, in the clock's own measure: working ms for working units. */
  readonly pausedMs: number;
};

/** One deadline. A stopped clock keeps when the pause began that it ended in, if it did. */
export type Clock<Kind extends string = ClockKind> = ClockTerms<Kind> &
  Timing &
  (
    | { readonly state: 'running' }
    | { readonly state: 'paused'; readonly pausedAt: Instant }
    | { readonly state: 'stopped'; readonly stoppedAt: Instant; readonly pausedAt: Instant | null }
  );

export type StartClocks = {
  readonly policy: Policy;
  readonly calendar: CompiledCalendar;
  readonly scope: ClockScope;
  readonly at: Instant;
};

/** The running clocks that a ticket or an assignment starts with. */
export function startClocks({ policy, calendar, scope, at }: StartClocks): readonly Clock[] {
  return policy.clocks.filter((terms) => terms.scope === scope).map((terms) => startClock(terms, calendar, at));
}

export function startClock<Kind extends string>(
  terms: ClockTerms<Kind>,
  calendar: CompiledCalendar,
  at: Instant,
): Clock<Kind> {
  const { kind, scope, amount, unit, warnAt } = terms;
  const dueAt = addUnits(calendar, at, amount, unit);
  return { kind, scope, amount, unit, warnAt, state: 'running', startedAt: at, dueAt, breachedAt: null, pausedMs: 0 };
}

/** Stops the time of a running clock; a deadline passed before is recorded. Other clocks stay as they are. */
export function pauseClock<Kind extends string>(clock: Clock<Kind>, at: Instant): Clock<Kind> {
  if (clock.state !== 'running') return clock;
  return { ...clock, state: 'paused', pausedAt: at, breachedAt: breachAt(clock, at) };
}

/**
 * Lets a paused clock run on: the time that was left is left again, in working time for working units, so the deadline
 * moves. A deadline that had passed before the pause stays where it was.
 */
export function resumeClock<Kind extends string>(
  clock: Clock<Kind>,
  calendar: CompiledCalendar,
  at: Instant,
): Clock<Kind> {
  if (clock.state !== 'paused') return clock;
  const { pausedAt, ...rest } = clock;
  // Machines' clocks differ a little: a pause cannot end before it began.
  const resumedAt = Math.max(at, pausedAt);
  if (clock.dueAt < pausedAt) return { ...rest, state: 'running' };
  const left = measure(calendar, clock.unit, pausedAt, clock.dueAt);
  const pausedMs = clock.pausedMs + measure(calendar, clock.unit, pausedAt, resumedAt);
  const dueAt = isWorkingUnit(clock.unit) ? addWorkingTime(calendar, resumedAt, left) : resumedAt + left;
  return { ...rest, state: 'running', dueAt, pausedMs };
}

/** When a pause ends by itself: `maxPauseDays` days after it began. Null for clocks that are not paused. */
export function pauseLimit(
  clock: Clock,
  policy: Pick<Policy, 'maxPauseDays'>,
  calendar: CompiledCalendar,
): Instant | null {
  if (clock.state !== 'paused') return null;
  return addUnits(calendar, clock.pausedAt, policy.maxPauseDays, 'days');
}

/**
 * Ends a clock because what it waited for was done. Done at the very deadline is in time; done later is a breach at the
 * deadline, even if no sweep saw it. A paused clock is in time unless it was late before the pause.
 */
export function stopClock<Kind extends string>(clock: Clock<Kind>, at: Instant): Clock<Kind> {
  switch (clock.state) {
    case 'running':
      return { ...clock, state: 'stopped', stoppedAt: at, pausedAt: null, breachedAt: breachAt(clock, at) };
    case 'paused':
      return { ...clock, state: 'stopped', stoppedAt: Math.max(at, clock.pausedAt) };
    case 'stopped':
      return clock;
  }
}

/** Records the breach of a running clock whose deadline lies before `now`; the same object when there is none to record. */
export function breachIfDue<Kind extends string>(clock: Clock<Kind>, now: Instant): Clock<Kind> {
  if (clock.state !== 'running' || clock.breachedAt !== null || now <= clock.dueAt) return clock;
  return { ...clock, breachedAt: clock.dueAt };
}

export type ExtendClock = {
  readonly clock: Clock;
  readonly calendar: CompiledCalendar;
  /** Added to the deadline as it stands. */
  readonly amount: number;
  readonly unit: Unit;
  /** When the extension was asked for. */
  readonly askedAt: Instant;
};

export type Extension =
  | { readonly isGranted: true; readonly clock: Clock }
  | { readonly isGranted: false; readonly reason: 'stopped' | 'late' };

/**
 * Moves the deadline. It must be asked for before the deadline (not before approval: the lead may need a day); that there
 * is only one per ticket and that a lead approved it is for the caller to know.
 */
export function extendClock({ clock, calendar, amount, unit, askedAt }: ExtendClock): Extension {
  if (clock.state === 'stopped') return { isGranted: false, reason: 'stopped' };
  const isLate = clock.state === 'paused' ? clock.dueAt < clock.pausedAt : askedAt > clock.dueAt;
  if (isLate) return { isGranted: false, reason: 'late' };
  return {
    isGranted: true,
    clock: { ...clock, dueAt: addUnits(calendar, clock.dueAt, amount, unit), breachedAt: null },
  };
}

/** Time between two instants as a clock of this unit counts it, in ms: working time for working units. */
export function measure(calendar: CompiledCalendar, unit: Unit, from: Instant, to: Instant): number {
  return isWorkingUnit(unit) ? workingMsBetween(calendar, from, to) : to - from;
}

function breachAt(clock: Clock<string>, now: Instant): Instant | null {
  return clock.breachedAt ?? (now > clock.dueAt ? clock.dueAt : null);
}
