import type { Sql } from '../../platform/sql.ts';
import { partKeys } from './call-key.ts';

/** What the work on a call needs of its row. */
export type LockedCall = {
  readonly id: string;
  readonly accountId: string;
  readonly exchangeId: string;
  readonly caller: string | null;
  readonly startedAt: Date;
  readonly recording: string | null;
  readonly storeKey: string | null;
  readonly recordingProblem: string | null;
};

const columns = `SELECT "call"."id" AS "id", "call"."account_id" AS "accountId", "call"."call_id" AS "exchangeId", "call"."caller" AS "caller",
    "call"."started_at" AS "startedAt", "call"."recording" AS "recording", "call"."store_key" AS "storeKey",
    "call"."recording_problem" AS "recordingProblem" FROM "call" WHERE "call"."id" = $1`;
const read = { name: 'call-read', text: columns };
const lock = { name: 'call-lock', text: `${columns} FOR UPDATE` };
const link = {
  name: 'call-link',
  text: `UPDATE "call" SET "ticket_id" = COALESCE("call"."ticket_id", $2), "taken_by" = COALESCE("call"."taken_by", $3),
      "taken_at" = COALESCE("call"."taken_at", $4) WHERE "call"."id" = $1`,
};
const receipt = {
  name: 'call-receipt',
  text: `SELECT "receipt"."id" AS "id", "receipt"."state" AS "state", "receipt"."outcome" AS "outcome", "receipt"."reason" AS "reason",
      "receipt"."raw" AS "raw", "receipt"."ticket_id" AS "ticketId", "receipt"."message_id" AS "messageId", "ticket"."code" AS "code",
      "ticket"."promised_at" AS "promisedAt"
    FROM "receipt" LEFT JOIN "ticket" ON "ticket"."id" = "receipt"."ticket_id"
    WHERE "receipt"."account_id" = $1 AND "receipt"."kind" = $2 AND "receipt"."external_id" = $3`,
};
const messages = {
  name: 'call-messages',
  text: `SELECT "message"."id" AS "id", "message"."ticket_id" AS "ticketId",
      EXISTS (SELECT 1 FROM "attachment" WHERE "attachment"."message_id" = "message"."id" AND "attachment"."store_key" = $3) AS "hasRecording"
    FROM "message" WHERE "message"."account_id" = $1 AND "message"."external_id" = ANY($2::text[])
      AND "message"."direction" IN ('in', 'internal') ORDER BY "message"."ticket_id", "message"."id"`,
};
const owner = {
  name: 'call-ticket-owner',
  text: `SELECT 1 AS "one" FROM "ticket" JOIN "identity" ON "identity"."contact_id" = "ticket"."contact_id"
    WHERE "ticket"."id" = $1 AND "identity"."kind" = 'phone' AND "identity"."address" = $2`,
};
const recorded = {
  name: 'call-recorded',
  text: `UPDATE "call" SET "store_key" = $2, "recording_problem" = NULL, "updated_at" = $3 WHERE "call"."id" = $1`,
};
const unrecorded = {
  name: 'call-unrecorded',
  text: `UPDATE "call" SET "recording_problem" = $2, "updated_at" = $3 WHERE "call"."id" = $1 AND "call"."store_key" IS NULL`,
};

export async function readCall(sql: Sql, id: string): Promise<LockedCall | null> {
  return (await sql.query<LockedCall>(read, [id]))[0] ?? null;
}

export async function lockCall(tx: Sql, id: string): Promise<LockedCall | null> {
  return (await tx.query<LockedCall>(lock, [id]))[0] ?? null;
}

/** The call belongs to this ticket, if it belongs to none yet, and to the operator who took it. */
export async function linkCall(
  tx: Sql,
  id: string,
  to: { readonly ticketId: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await tx.query(link, [id, to.ticketId, to.by, to.at]);
}

/** The receipt of a form, and what became of it. */
export type FormReceipt = {
  readonly id: bigint;
  readonly state: 'waiting' | 'done' | 'ignored' | 'quarantined';
  readonly outcome: 'created' | 'appended' | null;
  readonly reason: string | null;
  readonly raw: Buffer;
  readonly ticketId: string | null;
  readonly messageId: string | null;
  readonly code: string | null;
  readonly promisedAt: Date | null;
};

export async function findFormReceipt(
  sql: Sql,
  key: { readonly accountId: string; readonly kind: string; readonly externalId: string },
): Promise<FormReceipt | null> {
  return (await sql.query<FormReceipt>(receipt, [key.accountId, key.kind, key.externalId]))[0] ?? null;
}

/** The messages that this call made, and whether its recording is at them. */
export function messagesOfCall(
  tx: Sql,
  call: Pick<LockedCall, 'accountId' | 'exchangeId' | 'storeKey'>,
): Promise<{ readonly id: string; readonly ticketId: string; readonly hasRecording: boolean }[]> {
  return tx.query(messages, [call.accountId, partKeys(call.exchangeId), call.storeKey]);
}

/** Whether this number is one of the ticket's sender. */
export async function isSenderOf(sql: Sql, ticketId: string, number: string): Promise<boolean> {
  return (await sql.query(owner, [ticketId, number])).length > 0;
}

export async function saveRecording(tx: Sql, id: string, storeKey: string, at: Date): Promise<void> {
  await tx.query(recorded, [id, storeKey, at]);
}

export async function saveRecordingProblem(tx: Sql, id: string, problem: string, at: Date): Promise<void> {
  await tx.query(unrecorded, [id, problem, at]);
}
