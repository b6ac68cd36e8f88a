import type { Sql } from '../../platform/sql.ts';

/** Work of this feature in the outbox, and what each piece of it says. */
export type CallWork = {
  readonly recording: { readonly callId: string };
  readonly 'call-report': {
    readonly callId: string;
    readonly accountId: string;
    readonly externalId: string;
    readonly isUrgent: boolean;
  };
};
export type CallTopic = keyof CallWork;

export type WorkItem<Topic extends CallTopic> = {
  readonly id: bigint;
  readonly key: string;
  readonly payload: CallWork[Topic];
  readonly attempts: number;
};

const plan = {
  name: 'call-work-plan',
  text: `INSERT INTO "outbox" ("key", "topic", "payload", "next_at") VALUES ($1, $2, $3::jsonb, now() + make_interval(secs => $4))
    ON CONFLICT ("key") DO NOTHING`,
};
// A claim is a lease, as for receipts.
const claim = {
  name: 'call-work-claim',
  text: `UPDATE "outbox" SET "attempts" = "outbox"."attempts" + 1, "next_at" = now() + make_interval(secs => $3)
    WHERE "outbox"."id" IN (
      SELECT "o"."id" FROM "outbox" AS "o" WHERE "o"."topic" = $1 AND "o"."state" = 'waiting' AND "o"."next_at" <= now()
      ORDER BY "o"."next_at", "o"."id" LIMIT $2 FOR UPDATE SKIP LOCKED)
    RETURNING "outbox"."id" AS "id", "outbox"."key" AS "key", "outbox"."payload" AS "payload", "outbox"."attempts" AS "attempts"`,
};
const lock = {
  name: 'call-work-lock',
  text: `SELECT "outbox"."id" AS "id" FROM "outbox" WHERE "outbox"."key" = $1 AND "outbox"."state" = 'waiting' FOR UPDATE`,
};
const finish = {
  name: 'call-work-finish',
  text: `UPDATE "outbox" SET "state" = $2, "done_at" = now(), "last_error" = $3 WHERE "outbox"."key" = $1 AND "outbox"."state" = 'waiting'`,
};
const postpone = {
  name: 'call-work-postpone',
  text: `UPDATE "outbox" SET "next_at" = now() + make_interval(secs => $2), "last_error" = $3
    WHERE "outbox"."key" = $1 AND "outbox"."state" = 'waiting'`,
};

/** Plans a piece of work; one with its key that is there already stays as it is. */
export async function planWork<Topic extends CallTopic>(
  sql: Sql,
  work: { readonly topic: Topic; readonly key: string; readonly payload: CallWork[Topic]; readonly inSeconds: number },
): Promise<void> {
  await sql.query(plan, [work.key, work.topic, JSON.stringify(work.payload), work.inSeconds]);
}

export async function claimWork<Topic extends CallTopic>(
  sql: Sql,
  topic: Topic,
  input: { readonly limit: number; readonly leaseSeconds: number },
): Promise<WorkItem<Topic>[]> {
  return sql.query<WorkItem<Topic>>(claim, [topic, input.limit, input.leaseSeconds]);
}

/** Holds a piece of work until the end of the transaction; false when it is done. */
export async function lockWork(tx: Sql, key: string): Promise<boolean> {
  return (await tx.query<{ id: bigint }>(lock, [key])).length === 1;
}

/** `dead`: given up; stays listed with its error. */
export async function finishWork(
  sql: Sql,
  key: string,
  state: 'done' | 'dead',
  error: string | null = null,
): Promise<void> {
  await sql.query(finish, [key, state, error]);
}

export async function postponeWork(
  sql: Sql,
  key: string,
  next: { readonly seconds: number; readonly error: string },
): Promise<void> {
  await sql.query(postpone, [key, next.seconds, next.error.slice(0, 500)]);
}
