import type { Sql } from '../../platform/sql.ts';
import type { ClaimedReceipt } from './receipt-store.ts';

export type QuarantinedRow = {
  readonly id: bigint;
  readonly accountId: string;
  readonly receivedAt: Date;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly size: number;
  readonly attempts: number;
};

const columns = `"receipt"."id" AS "id", "receipt"."account_id" AS "accountId", "receipt"."received_at" AS "receivedAt",
  "receipt"."reason" AS "reason", "receipt"."detail" AS "detail", length("receipt"."raw") AS "size", "receipt"."attempts" AS "attempts"`;
const list = {
  name: 'quarantine-list',
  text: `SELECT ${columns} FROM "receipt" WHERE "receipt"."state" = 'quarantined' AND ($1::bigint IS NULL OR "receipt"."id" < $1)
    ORDER BY "receipt"."id" DESC LIMIT $2`,
};
const find = {
  name: 'quarantine-find',
  text: `SELECT ${columns}, "receipt"."headers" AS "headers", "receipt"."raw" AS "raw", "receipt"."kind" AS "kind", "receipt"."external_id" AS "externalId"
    FROM "receipt" WHERE "receipt"."state" = 'quarantined' AND "receipt"."id" = $1`,
};
const retry = {
  name: 'quarantine-retry',
  text: `UPDATE "receipt" SET "state" = 'waiting', "reason" = NULL, "attempts" = 0, "next_at" = now(), "done_at" = NULL, "decided_by" = $2
    WHERE "receipt"."id" = $1 AND "receipt"."state" = 'quarantined' RETURNING "receipt"."id" AS "id"`,
};
const dismiss = {
  name: 'quarantine-dismiss',
  text: `UPDATE "receipt" SET "state" = 'ignored', "reason" = 'dismissed', "detail" = $2, "done_at" = now(), "decided_by" = $3
    WHERE "receipt"."id" = $1 AND "receipt"."state" = 'quarantined' RETURNING "receipt"."id" AS "id"`,
};
const reopen = {
  name: 'quarantine-take',
  text: `UPDATE "receipt" SET "state" = 'waiting', "next_at" = now() + interval '60 seconds', "decided_by" = $2
    WHERE "receipt"."id" = $1 AND "receipt"."state" = 'quarantined' RETURNING "receipt"."id" AS "id"`,
};

export async function listQuarantine(sql: Sql, after: bigint | null, limit: number): Promise<QuarantinedRow[]> {
  return sql.query<QuarantinedRow>(list, [after?.toString() ?? null, limit]);
}

export type QuarantinedFull = QuarantinedRow & Pick<ClaimedReceipt, 'headers' | 'raw' | 'kind' | 'externalId'>;

export async function findQuarantined(sql: Sql, id: bigint): Promise<QuarantinedFull | null> {
  const [row] = await sql.query<QuarantinedFull>(find, [id.toString()]);
  return row ?? null;
}

/** Each of these is false when the receipt is not in quarantine any more: somebody was faster. */
export async function retryQuarantined(sql: Sql, id: bigint, actorId: string): Promise<boolean> {
  return (await sql.query(retry, [id.toString(), actorId])).length === 1;
}

export async function dismissQuarantined(
  sql: Sql,
  id: bigint,
  by: { readonly detail: string; readonly actorId: string },
): Promise<boolean> {
  return (await sql.query(dismiss, [id.toString(), by.detail.slice(0, 600), by.actorId])).length === 1;
}

/** Takes a receipt out of quarantine inside the transaction that makes its ticket. */
export async function takeQuarantined(tx: Sql, id: bigint, actorId: string): Promise<boolean> {
  return (await tx.query(reopen, [id.toString(), actorId])).length === 1;
}
