import { recordBreaches } from '../../domain/ticket/actions/record-breaches.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { ticketsWithDueClocks } from './breach-store.ts';

const batch = 100;

/** Watches the deadlines that run. */
export function createSlaService(deps: {
  readonly database: Database;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
  };
  readonly now: () => Date;
  readonly nudge: () => void;
}) {
  return {
    /** Records the breaches that are due; true while there may be more. */
    async sweep(): Promise<boolean> {
      const now = deps.now();
      const ids = await ticketsWithDueClocks(deps.database, now, batch);
      if (ids.length === 0) return false;
      await deps.database.transaction(async (tx) => {
        const loaded = await deps.tickets.load(tx, ids);
        const changes = [...loaded.values()].flatMap((ticket) => recordBreaches(ticket, now) ?? []);
        await deps.tickets.write(tx, changes);
      });
      deps.nudge();
      return ids.length === batch;
    },
  };
}
