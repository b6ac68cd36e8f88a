import type { Buckets, Dashboard } from '../../contract/dashboard.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Database } from '../../platform/sql.ts';
import { nameOf } from '../reference/reference-service.ts';
import { audienceOf, type TicketService } from '../tickets/ticket-service.ts';
import { readDashboard, type BucketRow } from './dashboard-views.ts';

const empty: Buckets = { open: 0, dueSoon: 0, overdue: 0, answeredInTime: 0, answeredLate: 0 };

function bucketsOf(row: BucketRow): Buckets {
  const { open, dueSoon, overdue, answeredInTime, answeredLate } = row;
  return { open, dueSoon, overdue, answeredInTime, answeredLate };
}

function minutes(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

/** The supervisor's page: four buckets, by agency, and what is due next. A lead sees the own agency's. */
export function createDashboardService(deps: {
  readonly database: Database;
  readonly tickets: Pick<TicketService, 'rowsFor'>;
  readonly reference: () => Promise<ReferenceData>;
  readonly now: () => Date;
}) {
  return {
    async read(actor: StaffActor): Promise<Dashboard> {
      const now = deps.now();
      const audience = audienceOf(actor);
      const reference = await deps.reference();
      const read = await readDashboard(deps.database, { ...audience.scope, now });
      const { rows } = await deps.tickets.rowsFor(audience, read.nextIds);
      return {
        at: now.toISOString(),
        totals: read.total ? bucketsOf(read.total) : empty,
        medianFirstAnswerMinutes: minutes(read.total?.medianFirstAnswerMinutes ?? null),
        receivedToday: read.hours.reduce((sum, hour) => sum + hour.today, 0),
        agencies: read.agencies.map((row) => ({
          ...bucketsOf(row),
          agency: nameOf(reference.names.agencies, row.agency ?? ''),
          medianFirstAnswerMinutes: minutes(row.medianFirstAnswerMinutes),
        })),
        hours: Array.from(
          { length: 24 },
          (_, hour) => read.hours.find((row) => row.hour === hour) ?? { hour, today: 0, usual: 0 },
        ),
        nextBreaches: read.nextIds.flatMap((id) => rows.get(id) ?? []),
      };
    },
  };
}

export type DashboardService = ReturnType<typeof createDashboardService>;
