import type { Sql } from '../../platform/sql.ts';

/**
 * What this feature keeps in the outbox: messages to send, those sent of which the platform has not told what became, and
 * wishes for silence to confirm.
 */
type Topic = 'deliver' | 'ask-state' | 'confirm-refusal';

/** A piece of work claimed from the outbox. */
export type OutboxItem = {
  readonly id: bigint;
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly attempts: number;
  readonly createdAt: Date;
};

// A claim is a lease, as for receipts.
const claim = {
  name: 'outbox-claim',
  text: `UPDATE "outbox" SET "attempts" = "outbox"."attempts" + 1, "next_at" = now() + make_interval(secs => $2)
    WHERE "outbox"."id" IN (
      SELECT "o"."id" FROM "outbox" AS "o" WHERE "o"."topic" = $3 AND "o"."state" = 'waiting' AND "o"."next_at" <= now()
      ORDER BY "o"."next_at", "o"."id" LIMIT $1 FOR UPDATE SKIP LOCKED)
    RETURNING "outbox"."id" AS "id", "outbox"."topic" AS "topic", "outbox"."payload" AS "payload", "outbox"."attempts" AS "attempts", "outbox"."created_at" AS "createdAt"`,
};
const plan = {
  name: 'outbox-plan-question',
  text: `INSERT INTO "outbox" ("key", "topic", "payload", "next_at") VALUES ($1, 'ask-state', $2::jsonb, now() + make_interval(secs => $3))
    ON CONFLICT ("key") DO NOTHING`,
};
const finish = {
  name: 'outbox-finish',
  text: `UPDATE "outbox" SET "state" = $2, "done_at" = now(), "last_error" = $3 WHERE "outbox"."id" = $1`,
};
const postpone = {
  name: 'outbox-postpone',
  text: `UPDATE "outbox" SET "next_at" = now() + make_interval(secs => $2), "last_error" = $3,
      "attempts" = "outbox"."attempts" - $4 WHERE "outbox"."id" = $1`,
};

const reopen = {
  name: 'outbox-reopen',
  text: `UPDATE "outbox" SET "state" = 'waiting', "done_at" = NULL, "next_at" = now() + make_interval(secs => $2), "last_error" = $3
    WHERE "outbox"."id" = $1`,
};

export async function claimOutbox(
  sql: Sql,
  topic: Topic,
  { limit, leaseSeconds }: { readonly limit: number; readonly leaseSeconds: number },
): Promise<OutboxItem[]> {
  return sql.query<OutboxItem>(claim, [limit, leaseSeconds, topic]);
}

/** Plans to ask what became of a delivery. */
export async function planQuestion(sql: Sql, deliveryId: string, inSeconds: number): Promise<void> {
  await sql.query(plan, [`ask-state:${deliveryId}`, JSON.stringify({ deliveryId }), inSeconds]);
}

const lengthen = {
  name: 'outbox-lengthen-lease',
  text: `UPDATE "outbox" SET "next_at" = now() + make_interval(secs => $2) WHERE "outbox"."id" = $1`,
};

/** Nobody else takes this piece of work for so long. */
export async function lengthenLease(sql: Sql, id: bigint, seconds: number): Promise<void> {
  await sql.query(lengthen, [id.toString(), seconds]);
}

/** `dead`: given up; stays listed with its error. */
export async function finishOutbox(sql: Sql, id: bigint, state: 'done' | 'dead', error: string | null): Promise<void> {
  await sql.query(finish, [id.toString(), state, error]);
}

/** What was ended waits again for its next try. */
export async function reopenOutbox(
  sql: Sql,
  id: bigint,
  next: { readonly seconds: number; readonly error: string },
): Promise<void> {
  await sql.query(reopen, [id.toString(), next.seconds, next.error.slice(0, 500)]);
}

/** Sets the time of the next try; `isFree`: this one does not count. */
export async function postponeOutbox(
  sql: Sql,
  id: bigint,
  next: { readonly seconds: number; readonly error: string; readonly isFree: boolean },
): Promise<void> {
  await sql.query(postpone, [id.toString(), next.seconds, next.error.slice(0, 500), next.isFree ? 1 : 0]);
}
