import type { TicketRecord } from '../../domain/ticket/records.ts';
import type { Sql } from '../../platform/sql.ts';

const asked = {
  name: 'me-too-ticket',
  text: `SELECT "ticket"."id" AS "id", "ticket"."sealed" AS "sealed", "ticket"."hide_identity" AS "hideIdentity",
      "ticket"."state" AS "state", "ticket"."flags" AS "flags"
    FROM "ticket" WHERE "ticket"."code" = $1`,
};
const count = {
  name: 'me-too-count',
  text: `SELECT count(*)::int AS "count", COALESCE(bool_or("me_too"."visitor" = $2), false) AS "mine"
    FROM "me_too" WHERE "me_too"."ticket_id" = $1`,
};
const insert = {
  name: 'me-too-insert',
  text: `INSERT INTO "me_too" ("ticket_id", "visitor", "at") VALUES ($1, $2, $3) ON CONFLICT ("ticket_id", "visitor") DO NOTHING`,
};
const remove = {
  name: 'me-too-remove',
  text: `DELETE FROM "me_too" WHERE "me_too"."ticket_id" = $1 AND "me_too"."visitor" = $2`,
};

type AskedTicket = Pick<TicketRecord, 'id' | 'sealed' | 'hideIdentity' | 'state' | 'flags'>;

/** What tells whether others are asked about a ticket; null: there is none of this code. */
export async function findAsked(sql: Sql, code: string): Promise<AskedTicket | null> {
  return (await sql.query<AskedTicket>(asked, [code]))[0] ?? null;
}

/** How many people said that they have the same trouble, and whether this visitor did (null: nobody known). */
export async function countMeToo(
  sql: Sql,
  ticketId: string,
  visitor: string | null,
): Promise<{ readonly count: number; readonly mine: boolean }> {
  const [row] = await sql.query<{ count: number; mine: boolean }>(count, [ticketId, visitor]);
  return row ?? { count: 0, mine: false };
}

/** Once for each visitor, however often it is said. */
export async function addMeToo(
  sql: Sql,
  input: { readonly ticketId: string; readonly visitor: string; readonly at: Date },
): Promise<void> {
  await sql.query(insert, [input.ticketId, input.visitor, input.at]);
}

export async function removeMeToo(sql: Sql, ticketId: string, visitor: string): Promise<void> {
  await sql.query(remove, [ticketId, visitor]);
}
