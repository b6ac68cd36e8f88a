import type { Database, Sql } from '../../platform/sql.ts';

export type CodeAddress = { readonly kind: 'phone' | 'email'; readonly address: string };

export type NewCode = CodeAddress & {
  readonly id: string;
  /** The address under which codes are counted. */
  readonly mailbox: string;
  readonly purpose: string;
  readonly hash: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export type CodeBounds = {
  readonly restMs: number;
  readonly perDay: number;
  /** Of one kind, over the whole hub: texts cost money. */
  readonly perHour: number;
};

const lockMailbox = {
  name: 'code-lock-mailbox',
  text: `SELECT pg_advisory_xact_lock(hashtextextended($1, 1022)) IS NULL AS "locked"`,
};
const usage = {
  name: 'code-usage',
  text: `SELECT
      (SELECT MAX("c"."created_at") FROM "one_time_code" AS "c" WHERE "c"."kind" = $1 AND "c"."mailbox" = $2) AS "last",
      (SELECT COUNT(*)::int FROM "one_time_code" AS "c" WHERE "c"."kind" = $1 AND "c"."mailbox" = $2 AND "c"."created_at" > $3) AS "today",
      (SELECT COUNT(*)::int FROM (SELECT 1 FROM "one_time_code" AS "c" WHERE "c"."kind" = $1 AND "c"."created_at" > $4 LIMIT $5) AS "few") AS "hour"`,
};
const insert = {
  name: 'code-insert',
  text: `INSERT INTO "one_time_code" ("id", "purpose", "kind", "address", "mailbox", "code_hash", "created_at", "expires_at")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
// The try is counted before it is judged, so that many at once are no way around the bound.
const tryLive = {
  name: 'code-try',
  text: `UPDATE "one_time_code" SET "tries" = "one_time_code"."tries" + 1
    WHERE "one_time_code"."kind" = $1 AND "one_time_code"."address" = $2 AND "one_time_code"."purpose" = $3
      AND "one_time_code"."used_at" IS NULL AND "one_time_code"."expires_at" > $4 AND "one_time_code"."tries" < $5
    RETURNING "one_time_code"."id" AS "id", "one_time_code"."code_hash" AS "hash"`,
};
const use = {
  name: 'code-use',
  text: `UPDATE "one_time_code" SET "used_at" = $2 WHERE "one_time_code"."id" = $1 AND "one_time_code"."used_at" IS NULL
    RETURNING "one_time_code"."id" AS "id"`,
};
const forget = {
  name: 'code-forget',
  text: `DELETE FROM "one_time_code" WHERE "one_time_code"."created_at" < $1`,
};

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

/** Writes the code down unless the mailbox, or the whole hub, has had enough; false then. */
export function putCode(database: Database, code: NewCode, bounds: CodeBounds): Promise<boolean> {
  const { id, purpose, kind, address, mailbox, hash, createdAt, expiresAt } = code;
  const at = createdAt.getTime();
  return database.transaction(async (tx) => {
    await tx.query(lockMailbox, [`${kind}:${mailbox}`]);
    const [used] = await tx.query<{ last: Date | null; today: number; hour: number }>(usage, [
      kind,
      mailbox,
      new Date(at - dayMs),
      new Date(at - hourMs),
      bounds.perHour,
    ]);
    if (!used) return false;
    const rests = used.last !== null && at - used.last.getTime() < bounds.restMs;
    if (rests || used.today >= bounds.perDay || used.hour >= bounds.perHour) return false;
    await tx.query(insert, [id, purpose, kind, address, mailbox, hash, createdAt, expiresAt]);
    return true;
  });
}

/** Counts one try against every living code of the address and gives back what they are. */
export function tryCodes(
  sql: Sql,
  input: CodeAddress & { readonly purpose: string; readonly now: Date; readonly maxTries: number },
): Promise<{ readonly id: string; readonly hash: Buffer }[]> {
  return sql.query(tryLive, [input.kind, input.address, input.purpose, input.now, input.maxTries]);
}

/** True for the one who uses it first. */
export async function useCode(sql: Sql, id: string, now: Date): Promise<boolean> {
  return (await sql.query(use, [id, now])).length === 1;
}

/** A code that was never sent must not count as one in hand. */
export async function forgetCodes(sql: Sql, now: Date): Promise<void> {
  await sql.query(forget, [new Date(now.getTime() - 2 * dayMs)]);
}
