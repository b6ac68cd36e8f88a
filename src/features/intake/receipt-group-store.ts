import type { Sql } from '../../platform/sql.ts';

const lock = {
  name: 'receipt-group-lock',
  text: `SELECT pg_advisory_xact_lock(hashtextextended($1, 1023))`,
};
// What waits for its companions has never been taken and is not due: few rows at any time.
const join = {
  name: 'receipt-group-join',
  text: `WITH "together" AS (
      SELECT "r"."id" AS "id", "r"."received_at" AS "received_at" FROM "receipt" AS "r"
      WHERE "r"."id" = $1 OR ("r"."state" = 'waiting' AND "r"."next_at" > now() AND "r"."attempts" = 0
        AND "r"."account_id" = $2 AND "r"."group_key" = $3)
      ORDER BY "r"."id" FOR UPDATE
    ), "due" AS (
      SELECT now() + LEAST(make_interval(secs => $4), GREATEST(make_interval(),
        make_interval(secs => $5) - (max("together"."received_at") - min("together"."received_at")))) AS "at"
      FROM "together"
    )
    UPDATE "receipt" SET "group_key" = $3, "next_at" = "due"."at" FROM "due"
    WHERE "receipt"."id" IN (SELECT "together"."id" FROM "together")`,
};

/** However many more come: the first part has waited long enough. */
const longestSeconds = 60;

/**
 * Lets a part that was just stored and those of its group that still wait become due at one moment, `settleMs` from now, so
 * that one worker takes them together. In the transaction that stored it; ends with it.
 */
export async function joinGroup(
  tx: Sql,
  part: { readonly id: bigint; readonly accountId: string; readonly group: string; readonly settleMs: number },
): Promise<void> {
  const { id, accountId, group, settleMs } = part;
  // Two parts stored at once would not see each other.
  await tx.query(lock, [JSON.stringify([accountId, group])]);
  await tx.query(join, [id.toString(), accountId, group, settleMs / 1000, longestSeconds]);
}
