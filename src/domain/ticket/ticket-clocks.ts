import { units, type Unit } from '../calendar/calendar.ts';
import type { CompiledCalendar } from '../calendar/compile-calendar.ts';
import { addUnits } from '../calendar/units.ts';
import { pauseClock, resumeClock, startClocks, stopClock, type Clock } from '../sla/clock.ts';
import { choosePolicy, clockKinds, type ClockKind, type Policy, type PolicyFacts } from '../sla/policy.ts';
import type { ReferenceData } from '../reference/reference-data.ts';
import type { AssignmentRecord, ClockRecord, TicketRecord } from './records.ts';

function isUnit(value: string): value is Unit {
  return units.some((unit) => unit === value);
}

function isKind(value: string): value is ClockKind {
  return clockKinds.some((kind) => kind === value);
}

/** The policy that fits; the last one where none does, so that no ticket is ever without a deadline. */
export function policyFor(reference: ReferenceData, facts: PolicyFacts): Policy {
  const policy = choosePolicy(reference.policies, facts) ?? reference.policies.at(-1);
  if (!policy) throw new Error('there is no deadline policy: add one or run `hub seed`');
  return policy;
}

/** The policy that a rule chose when the ticket was decided; null: none did, or there is none of this code any more. */
export function policyOfDecision({ policies }: Pick<ReferenceData, 'policies'>, decision: unknown): Policy | null {
  if (typeof decision !== 'object' || decision === null || !('policy' in decision)) return null;
  return policies.find(({ code }) => code === decision.policy) ?? null;
}

export function calendarOf(reference: ReferenceData, id: string): CompiledCalendar {
  const found = reference.calendars.get(id) ?? reference.calendars.get('province');
  if (!found) throw new Error('there is no calendar: run `hub seed`');
  return found.compiled;
}

/** A stored clock as the rules know it. Throws on a kind or unit that the rules do not know. */
export function toClock(record: ClockRecord): Clock {
  const { kind, scope, unit } = record;
  if (!isKind(kind) || !isUnit(unit)) throw new Error(`clock ${record.id}: unknown kind or unit`);
  const common = {
    kind,
    scope: scope === 'assignment' ? ('assignment' as const) : ('ticket' as const),
    amount: record.amount,
    unit,
    warnAt: record.warnAt,
    startedAt: record.startedAt.getTime(),
    dueAt: record.dueAt.getTime(),
    breachedAt: record.breachedAt?.getTime() ?? null,
    pausedMs: record.pausedMs,
  };
  const pausedAt = record.pausedAt?.getTime() ?? null;
  switch (record.state) {
    case 'running':
      return { ...common, state: 'running' };
    case 'paused':
      return { ...common, state: 'paused', pausedAt: pausedAt ?? common.startedAt };
    case 'stopped':
      return { ...common, state: 'stopped', stoppedAt: record.stoppedAt?.getTime() ?? common.dueAt, pausedAt };
  }
}

function toRecord(
  clock: Clock,
  owner: Pick<ClockRecord, 'id' | 'ticketId' | 'assignmentId' | 'calendarId'>,
): ClockRecord {
  const date = (instant: number | null) => (instant === null ? null : new Date(instant));
  return {
    ...owner,
    kind: clock.kind,
    scope: clock.scope,
    amount: clock.amount,
    unit: clock.unit,
    warnAt: clock.warnAt,
    state: clock.state,
    startedAt: new Date(clock.startedAt),
    dueAt: new Date(clock.dueAt),
    pausedAt: clock.state === 'running' ? null : date(clock.pausedAt),
    pausedMs: clock.pausedMs,
    stoppedAt: clock.state === 'stopped' ? new Date(clock.stoppedAt) : null,
    breachedAt: date(clock.breachedAt),
  };
}

function change(record: ClockRecord, by: (clock: Clock) => Clock): ClockRecord {
  return toRecord(by(toClock(record)), record);
}

type Opening = {
  readonly ticketId: string;
  readonly policy: Policy;
  readonly reference: ReferenceData;
  readonly at: Date;
  readonly newId: () => string;
};

/** What the sender is promised: the ticket's own clocks, by its calendar. */
export function openTicketClocks(input: Opening & { readonly calendarId: string }): ClockRecord[] {
  const calendar = calendarOf(input.reference, input.calendarId);
  return startClocks({ policy: input.policy, calendar, scope: 'ticket', at: input.at.getTime() }).map((clock) =>
    toRecord(clock, { id: input.newId(), ticketId: input.ticketId, assignmentId: null, calendarId: input.calendarId }),
  );
}

/** What one agency owes, by the agency's calendar. */
export function openClocks(input: Opening & { readonly assignment: AssignmentRecord }): ClockRecord[] {
  const calendarId = input.reference.agencies.get(input.assignment.agencyCode)?.calendarId ?? 'province';
  const calendar = calendarOf(input.reference, calendarId);
  return startClocks({ policy: input.policy, calendar, scope: 'assignment', at: input.at.getTime() }).map((clock) =>
    toRecord(clock, { id: input.newId(), ticketId: input.ticketId, assignmentId: input.assignment.id, calendarId }),
  );
}

/** Stops the chosen clocks; a late stop records its breach. */
export function stopClocks(
  clocks: readonly ClockRecord[],
  which: (clock: ClockRecord) => boolean,
  at: Date,
): ClockRecord[] {
  return clocks.map((clock) => (which(clock) ? change(clock, (one) => stopClock(one, at.getTime())) : clock));
}

export function pauseClocks(
  clocks: readonly ClockRecord[],
  which: (clock: ClockRecord) => boolean,
  at: Date,
): ClockRecord[] {
  return clocks.map((clock) => (which(clock) ? change(clock, (one) => pauseClock(one, at.getTime())) : clock));
}

export function resumeClocks(
  clocks: readonly ClockRecord[],
  input: { readonly reference: ReferenceData; readonly at: Date },
): ClockRecord[] {
  return clocks.map((clock) =>
    change(clock, (one) => resumeClock(one, calendarOf(input.reference, clock.calendarId), input.at.getTime())),
  );
}

/**
 * The ticket's running deadlines after another policy came to hold: the same clocks, counted afresh from their start by
 * the new amounts. Clocks that were paused in between keep their deadline, and none that has passed is moved back.
 */
export function redueClocks(
  clocks: readonly ClockRecord[],
  input: { readonly ticket: TicketRecord; readonly policy: Policy; readonly reference: ReferenceData },
): ClockRecord[] {
  if (input.ticket.policyCode === input.policy.code) return [...clocks];
  return clocks.map((record) => {
    const terms = input.policy.clocks.find((one) => one.scope === 'ticket' && one.kind === record.kind);
    if (!terms || record.scope !== 'ticket' || record.state !== 'running' || record.pausedMs > 0 || record.breachedAt)
      return record;
    const dueAt = addUnits(
      calendarOf(input.reference, record.calendarId),
      record.startedAt.getTime(),
      terms.amount,
      terms.unit,
    );
    return { ...record, amount: terms.amount, unit: terms.unit, warnAt: terms.warnAt, dueAt: new Date(dueAt) };
  });
}
