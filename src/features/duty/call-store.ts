import type { Sql } from '../../platform/sql.ts';

const unheard = {
  name: 'duty-unheard',
  text: `SELECT "ticket"."id" AS "id" FROM "ticket"
    WHERE "ticket"."state" IN ('new', 'triage') AND "ticket"."priority" = 'urgent' AND NOT "ticket"."sealed"
      AND "ticket"."created_at" <= $1::timestamptz AND "ticket"."created_at" >= $2::timestamptz
      AND NOT EXISTS (SELECT 1 FROM "duty_call" WHERE "duty_call"."ticket_id" = "ticket"."id")
    ORDER BY "ticket"."created_at" LIMIT $3`,
};
const escalate = {
  name: 'duty-escalate',
  text: `INSERT INTO "duty_call" ("ticket_id", "escalated_at") SELECT "one"."id", $2::timestamptz
    FROM unnest($1::uuid[]) AS "one"("id") ON CONFLICT ("ticket_id") DO NOTHING RETURNING "duty_call"."ticket_id" AS "id"`,
};
const take = {
  name: 'duty-take',
  text: `INSERT INTO "duty_call" ("ticket_id", "taken_at", "taken_by") VALUES ($1, $3::timestamptz, $2)
    ON CONFLICT ("ticket_id") DO UPDATE SET "taken_at" = EXCLUDED."taken_at", "taken_by" = EXCLUDED."taken_by"
    WHERE "duty_call"."taken_at" IS NULL RETURNING "duty_call"."ticket_id" AS "id"`,
};
const takenBy = {
  name: 'duty-taken-by',
  text: `SELECT COALESCE("user"."name", '') AS "by", "duty_call"."taken_at" AS "at" FROM "duty_call"
    LEFT JOIN "user" ON "user"."id" = "duty_call"."taken_by"
    WHERE "duty_call"."ticket_id" = $1 AND "duty_call"."taken_at" IS NOT NULL`,
};

/** Urgent reports received between two instants that nobody took up and nobody else was called for. */
export async function unheardCalls(
  sql: Sql,
  input: { readonly from: Date; readonly until: Date; readonly limit: number },
): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(unheard, [input.until, input.from, input.limit]);
  return rows.map(({ id }) => id);
}

/** Those of them for which supervisors were not called before. */
export async function escalateCalls(tx: Sql, ticketIds: readonly string[], at: Date): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(escalate, [ticketIds, at]);
  return new Set(rows.map(({ id }) => id));
}

/** False: somebody else was first. */
export async function takeCall(tx: Sql, ticketId: string, by: string, at: Date): Promise<boolean> {
  return (await tx.query(take, [ticketId, by, at])).length > 0;
}

export async function whoTook(sql: Sql, ticketId: string): Promise<{ readonly by: string; readonly at: Date } | null> {
  const [row] = await sql.query<{ by: string; at: Date }>(takenBy, [ticketId]);
  return row ?? null;
}
