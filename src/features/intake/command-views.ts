import type { Sql } from '../../platform/sql.ts';

const byCode = {
  name: 'ticket-id-by-code',
  text: `SELECT "ticket"."id" AS "id" FROM "ticket" WHERE "ticket"."code" = $1 AND NOT "ticket"."sealed"`,
};
const answers = {
  name: 'status-answers-of-hour',
  text: `SELECT count(*)::int AS "count" FROM "message" WHERE "message"."identity_id" = $1 AND "message"."kind" = 'status'
    AND "message"."created_at" > $2::timestamptz - interval '1 hour'`,
};

/** The ticket of a code; null when there is none, or when nobody outside may know that there is one. */
export async function ticketByCode(tx: Sql, code: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(byCode, [code]);
  return row?.id ?? null;
}

/** How many questions about reports an address was answered within the hour before `at`. */
export async function statusAnswersOfHour(tx: Sql, identityId: string, at: Date): Promise<number> {
  const [row] = await tx.query<{ count: number }>(answers, [identityId, at]);
  return row?.count ?? 0;
}
