import type { ClockView } from '../../contract/clock.ts';
import type { TicketRow } from '../../contract/tickets.ts';
import { seesAll, type StaffActor } from '../../domain/access/roles.ts';
import type { Desk } from '../../domain/duty/desk-at.ts';
import { ringOf, type Ring } from '../../domain/duty/ring.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { shareUsed } from '../../domain/sla/clock-report.ts';
import type { ClockRecord } from '../../domain/ticket/records.ts';
import { flags } from '../../domain/ticket/states.ts';
import { maskExcerpt } from '../../domain/text/entities.ts';
import { calendarOf, toClock } from '../../domain/ticket/ticket-clocks.ts';
import { nameOrNull } from '../reference/reference-service.ts';
import type { RowRecord, Scope } from './row-views.ts';

/** What an audience is: all its members see the same, so a live update is presented once for each. */
export type Audience = { readonly scope: Scope; readonly atAgency: boolean };

export function audienceOf(actor: StaffActor): Audience {
  const atAgency = !seesAll(actor.role);
  return {
    atAgency,
    // An officer without an agency sees nothing rather than everything.
    scope: { agency: atAgency ? (actor.agency ?? '') : null, sealed: actor.role === 'inspector' },
  };
}

export function presentClock(
  record: ClockRecord,
  input: { readonly agency: string | null; readonly reference: ReferenceData; readonly now: Date },
): ClockView {
  const clock = toClock(record);
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  return {
    id: record.id,
    kind: clock.kind,
    scope: clock.scope,
    agency: nameOrNull(input.reference.names.agencies, input.agency),
    state: record.state,
    startedAt: record.startedAt.toISOString(),
    dueAt: record.dueAt.toISOString(),
    pausedAt: iso(record.pausedAt),
    stoppedAt: iso(record.stoppedAt),
    breachedAt: iso(record.breachedAt),
    usedShare: shareUsed(clock, calendarOf(input.reference, record.calendarId), input.now.getTime()),
    amount: clock.amount,
    unit: clock.unit,
  };
}

/** Whom a row calls, for people of the centre alone. */
function presentRing(ring: Ring | null, { atAgency }: Audience): TicketRow['rings'] {
  if (ring === null || atAgency) return null;
  return { people: ring.people === null ? null : [...ring.people], supervisors: ring.supervisors };
}

/** The one projection of a ticket into a list: REST, live messages and exports all use it. */
export function presentRow(
  row: RowRecord,
  audience: Audience,
  input: { readonly reference: ReferenceData; readonly now: Date; readonly desk: Desk },
): TicketRow {
  const { reference } = input;
  const hidden = row.hideIdentity && audience.atAgency;
  const date = (value: string | null) => (value === null ? null : new Date(value));
  const clock = row.clock;
  return {
    id: row.id,
    code: row.code,
    version: row.version,
    state: row.state,
    priority: row.priority,
    // Lists go to whole rooms, so nobody reads such numbers there.
    subject: maskExcerpt(row.subject),
    excerpt: maskExcerpt(row.excerpt),
    channel: row.channel,
    senderName: hidden ? null : row.senderName,
    senderHidden: hidden,
    category: nameOrNull(reference.names.categories, row.categoryCode),
    place: nameOrNull(reference.communes, row.unitCode),
    leadAgency: nameOrNull(reference.names.agencies, row.leadAgency),
    flags: flags.filter((flag) => row.flags.includes(flag)),
    clock: clock
      ? presentClock(
          {
            ...clock,
            pausedMs: Number(clock.pausedMs),
            startedAt: new Date(clock.startedAt),
            dueAt: new Date(clock.dueAt),
            pausedAt: date(clock.pausedAt),
            stoppedAt: date(clock.stoppedAt),
            breachedAt: date(clock.breachedAt),
          },
          { ...input, agency: clock.agencyCode },
        )
      : null,
    meToo: row.meToo,
    needsHuman: row.needsHuman,
    sealed: row.sealed,
    rings: presentRing(ringOf(row, input.desk, row.dutyCall), audience),
    disputedAt: row.disputedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
