import type { EventType, NewEvent } from '../../domain/ticket/event.ts';
import type { IncidentReport } from '../../domain/incident/report-profile.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import type { Database } from '../../platform/sql.ts';
import type { TicketService } from '../tickets/ticket-service.ts';
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
  return {
    isNew: false,
    ticket: { ...loaded.ticket, updatedAt: at },
    events: [{ type, at, actor, data: { incident: incident.id, title: incident.title } }],
  };
}
