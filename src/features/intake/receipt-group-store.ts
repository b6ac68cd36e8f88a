import type { Sql } from '../../platform/sql.ts';

const lock = {
  name: 'receipt-group-lock',
  text: `SELECT count(pg_advisory_xact_lock("key"))
    FROM (SELECT DISTINCT hashtextextended("g", 1023) AS "key" FROM unnest($1::text[]) AS "g" ORDER BY "key" OFFSET 0) AS "keys"`,
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
 * Holds the groups of all parts that a transaction will store, before it stores the first: two parts stored at once would not
 * see each other, and two batches that hold parts of the same messages in another order would wait for each other for ever.
 */
export async function holdGroups(tx: Sql, accountId: string, groups: readonly string[]): Promise<void> {
  if (groups.length > 0) await tx.query(lock, [groups.map((group) => JSON.stringify([accountId, group]))]);
}

/**
 * Lets a part that was just stored and those of its group that still wait become due at one moment, `settleMs` from now, so
 * that one worker takes them together. In the transaction that holds the group and stored it; ends with it.
 */
export async function joinGroup(
  tx: Sql,
  part: { readonly id: bigint; readonly accountId: string; readonly group: string; readonly settleMs: number },
): Promise<void> {
  const { id, accountId, group, settleMs } = part;
  await tx.query(join, [id.toString(), accountId, group, settleMs / 1000, longestSeconds]);
}
