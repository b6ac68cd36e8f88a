import type { EventType, NewEvent } from '../../domain/ticket/event.ts';
import { incidentTitle } from '../../domain/incident/incident-title.ts';
import type { IncidentReport, ReportProfile } from '../../domain/incident/report-profile.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import { noted } from '../../domain/ticket/actions/action.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import type { TicketService } from '../tickets/ticket-service.ts';
import { joinTickets, updateIncident, type IncidentRecord } from './incident-store.ts';
import type { FoundReport } from './report-views.ts';

/** What the services of incidents have in common. */
export type IncidentDeps = {
  readonly database: Database;
  readonly tickets: Pick<TicketService, 'load' | 'write' | 'rowsFor' | 'file'>;
  readonly reference: () => Promise<ReferenceData>;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Tells relay and senders that something was committed; may get lost. */
  readonly nudge: () => void;
};

/** A report with the name of its commune, as comparing needs it. */
export function namedReport(found: FoundReport, reference: ReferenceData): IncidentReport {
  const unit = found.unitCode === null ? undefined : reference.communes.get(found.unitCode);
  return { ...found, unitName: unit?.vi ?? null };
}

/** The value that most have, the first of those that are equally common. */
function commonest<Value>(values: readonly (Value | null)[]): Value | null {
  const counts = new Map<Value, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: Value | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** An incident of these reports: of the category and commune that most have, where the first lies that says where. */
export function incidentOfReports(
  profiles: readonly ReportProfile[],
  by: Pick<IncidentRecord, 'state' | 'createdBy' | 'createdAt'>,
  { reference, newId }: { readonly reference: ReferenceData; readonly newId: () => string },
): IncidentRecord {
  const reports = profiles.map(({ report }) => report);
  const categoryCode = commonest(reports.map((report) => report.categoryCode));
  const unitCode = commonest(reports.map((report) => report.unitCode));
  const point = reports.find((report) => report.point !== null)?.point ?? null;
  return {
    id: newId(),
    title: incidentTitle(profiles, {
      category: categoryCode === null ? null : (reference.categories.get(categoryCode)?.vi ?? null),
      unit: unitCode === null ? null : (reference.communes.get(unitCode)?.vi ?? null),
    }),
    categoryCode,
    unitCode,
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    ...by,
    updatedAt: by.createdAt,
    endedAt: null,
  };
}

/** An event of an incident on a ticket of it. It changes nothing that a person could overwrite, so no version. */
export function incidentChange(
  loaded: LoadedTicket,
  event: {
    readonly type: EventType;
    readonly at: Date;
    readonly actor: NewEvent['actor'];
    readonly incident: { readonly id: string; readonly title: string };
  },
): TicketChanges {
  const { type, at, actor, incident } = event;
  return noted(loaded, { type, at, actor, data: { incident: incident.id, title: incident.title } });
}

/** Puts tickets into an incident, each with its event; answers how many were not in it before. */
export async function joinIncident(
  tx: Sql,
  input: {
    readonly incident: IncidentRecord;
    readonly loaded: ReadonlyMap<string, LoadedTicket>;
    readonly at: Date;
    readonly actor: NewEvent['actor'];
  },
  tickets: Pick<TicketService, 'write'>,
): Promise<number> {
  const { incident, loaded, at, actor } = input;
  const by = actor.kind === 'staff' ? actor.id : null;
  const joined = new Set(await joinTickets(tx, { incidentId: incident.id, ticketIds: [...loaded.keys()], at, by }));
  if (joined.size === 0) return 0;
  await updateIncident(tx, { ...incident, updatedAt: at });
  const changes = [...loaded.values()]
    .filter(({ ticket }) => joined.has(ticket.id))
    .map((one) => incidentChange(one, { type: 'incident.joined', at, actor, incident }));
  await tickets.write(tx, changes);
  return joined.size;
}
