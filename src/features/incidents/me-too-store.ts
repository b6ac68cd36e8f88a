import type { Sql } from '../../platform/sql.ts';

const count = {
  name: 'me-too-count',
  text: `SELECT count(*)::int AS "count" FROM "me_too" WHERE "me_too"."ticket_id" = $1`,
};
const said = {
  name: 'me-too-said',
  text: `SELECT true AS "said" FROM "me_too" WHERE "me_too"."ticket_id" = $1 AND "me_too"."visitor" = $2`,
};
const insert = {
  name: 'me-too-insert',
  text: `INSERT INTO "me_too" ("ticket_id", "visitor", "at") VALUES ($1, $2, $3) ON CONFLICT ("ticket_id", "visitor") DO NOTHING`,
};
const remove = {
  name: 'me-too-remove',
  text: `DELETE FROM "me_too" WHERE "me_too"."ticket_id" = $1 AND "me_too"."visitor" = $2`,
};

/** How many people said that they have the same trouble. */
export async function countMeToo(sql: Sql, ticketId: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(count, [ticketId]);
  return row?.count ?? 0;
}

export async function hasSaidMeToo(sql: Sql, ticketId: string, visitor: string): Promise<boolean> {
  return (await sql.query<{ said: boolean }>(said, [ticketId, visitor])).length > 0;
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
