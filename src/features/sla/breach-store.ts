import type { Sql } from '../../platform/sql.ts';

// Due strictly before now: what is done at the very deadline is in time.
const due = {
  name: 'clocks-due',
  text: `SELECT DISTINCT "clock"."ticket_id" AS "ticketId" FROM "clock"
    WHERE "clock"."state" = 'running' AND "clock"."due_at" < $1 AND "clock"."breached_at" IS NULL LIMIT $2`,
};

/** Tickets with a running clock whose deadline has passed unrecorded. */
export async function ticketsWithDueClocks(sql: Sql, now: Date, limit: number): Promise<string[]> {
  const rows = await sql.query<{ ticketId: string }>(due, [now, limit]);
  return rows.map((row) => row.ticketId);
}
