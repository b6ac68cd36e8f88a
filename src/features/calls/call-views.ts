import type { Sql } from '../../platform/sql.ts';
import { mostParts } from '../../contract/calls.ts';
import { partKeys, partSeparator } from './call-key.ts';

/** A call as lists and cards need it. */
export type CallRecord = {
  readonly id: string;
  readonly accountId: string;
  /** The exchange's id of the call. */
  readonly exchangeId: string;
  readonly direction: 'in' | 'out';
  readonly state: 'ringing' | 'answered' | 'ended' | 'missed';
  readonly caller: string | null;
  readonly hotline: string | null;
  /** Telephones, between commas. */
  readonly extension: string | null;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly talkSeconds: number | null;
  readonly hasVoicemail: boolean;
  readonly recording: string | null;
  readonly storeKey: string | null;
  readonly recordingProblem: string | null;
  readonly takenBy: string | null;
  readonly takenByName: string | null;
  readonly calledBackAt: Date | null;
  readonly calledBackByName: string | null;
  readonly callBackNote: string | null;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly contactKind: 'person' | 'business' | null;
  readonly tickets: readonly { readonly id: string; readonly code: string; readonly subject: string }[];
  /** One of its tickets is sealed: nobody at the desk may see the call. */
  readonly isSealed: boolean;
};

/** All keys that reports and notes of the call of this alias may have. */
function keysOf(alias: string): string {
  return `ARRAY(SELECT CASE WHEN "part" = 1 THEN "${alias}"."call_id" ELSE "${alias}"."call_id" || '${partSeparator}' || "part" END
          FROM generate_series(1, ${mostParts}) AS "part")`;
}

/** Somebody known by sealed tickets alone is nobody at the desk. */
export const contactOfCaller = (
  caller: string,
): string => `LEFT JOIN "identity" AS "i" ON "i"."kind" = 'phone' AND "i"."address" = ${caller}
    LEFT JOIN "contact" AS "ct" ON "ct"."id" = "i"."contact_id"
      AND (NOT EXISTS (SELECT 1 FROM "ticket" AS "st" WHERE "st"."contact_id" = "ct"."id" AND "st"."sealed")
        OR EXISTS (SELECT 1 FROM "ticket" AS "ot" WHERE "ot"."contact_id" = "ct"."id" AND NOT "ot"."sealed"))`;

function rowsOf(pick: string): string {
  return `SELECT "c"."id" AS "id", "c"."account_id" AS "accountId", "c"."call_id" AS "exchangeId", "c"."direction" AS "direction",
      "c"."state" AS "state", "c"."caller" AS "caller", "c"."hotline" AS "hotline", "c"."extension" AS "extension",
      "c"."started_at" AS "startedAt", "c"."answered_at" AS "answeredAt", "c"."ended_at" AS "endedAt",
      "c"."talk_seconds" AS "talkSeconds", "c"."has_voicemail" AS "hasVoicemail", "c"."recording" AS "recording",
      "c"."store_key" AS "storeKey", "c"."recording_problem" AS "recordingProblem", "c"."taken_by" AS "takenBy",
      "taker"."name" AS "takenByName", "c"."called_back_at" AS "calledBackAt", "back"."name" AS "calledBackByName",
      "c"."call_back_note" AS "callBackNote", "ct"."id" AS "contactId", "ct"."name" AS "contactName", "ct"."kind" AS "contactKind",
      COALESCE("made"."tickets", '[]') AS "tickets", COALESCE("made"."sealed", false) AS "isSealed"
    FROM (${pick}) AS "c"
    LEFT JOIN "user" AS "taker" ON "taker"."id" = "c"."taken_by"
    LEFT JOIN "user" AS "back" ON "back"."id" = "c"."called_back_by"
    ${contactOfCaller('"c"."caller"')}
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', "t"."id", 'code', "t"."code", 'subject', "t"."subject") ORDER BY "t"."created_at", "t"."id")
          AS "tickets", bool_or("t"."sealed") AS "sealed"
      FROM "ticket" AS "t" WHERE "t"."id" IN (SELECT "m"."ticket_id" FROM "message" AS "m"
        WHERE "m"."account_id" = "c"."account_id" AND "m"."external_id" = ANY(${keysOf('c')}))) AS "made" ON true
    ORDER BY "c"."started_at" DESC, "c"."id" DESC`;
}

// No index knows the time alone: the newest of each state, then the newest of these.
function newest(condition: string): string {
  return `SELECT "one".* FROM unnest(ARRAY['ringing', 'answered', 'ended', 'missed']) AS "states"("state") CROSS JOIN LATERAL (
        SELECT "call".* FROM "call" WHERE "call"."state" = "states"."state"
          AND ($1::timestamptz IS NULL OR ("call"."started_at", "call"."id") < ($1::timestamptz, $2::uuid)) ${condition}
        ORDER BY "call"."started_at" DESC, "call"."id" DESC LIMIT $3) AS "one"
      ORDER BY "one"."started_at" DESC, "one"."id" DESC LIMIT $3`;
}

const page = { name: 'call-page', text: rowsOf(newest('')) };
const search = {
  name: 'call-search',
  text: rowsOf(
    newest(`AND ("call"."caller" LIKE $4 OR "call"."caller" IN (SELECT "i"."address" FROM "identity" AS "i"
            WHERE "i"."kind" = 'phone' AND "i"."contact_id" = ANY($5::uuid[]))
          OR "call"."ticket_id" IN (SELECT "t"."id" FROM "ticket" AS "t" WHERE "t"."code" = $6))`),
  ),
};
// An exchange may lose the end of a call: what rings or talks for too long is over.
const running = {
  name: 'call-running',
  text: rowsOf(`SELECT "call".* FROM "call" WHERE ("call"."state" = 'ringing' AND "call"."started_at" > $1::timestamptz - interval '10 minutes')
      OR ("call"."state" = 'answered' AND "call"."started_at" > $1::timestamptz - interval '4 hours')`),
};
const byId = { name: 'call-by-id', text: rowsOf(`SELECT "call".* FROM "call" WHERE "call"."id" = $1`) };
const earlier = {
  name: 'call-earlier',
  text: rowsOf(`SELECT "call".* FROM "call" WHERE "call"."caller" = $1 AND ("call"."started_at", "call"."id") < ($2::timestamptz, $3::uuid)
      ORDER BY "call"."started_at" DESC LIMIT 5`),
};
const usedParts = {
  name: 'call-used-parts',
  text: `SELECT "message"."external_id" AS "key" FROM "message" WHERE "message"."account_id" = $1 AND "message"."external_id" = ANY($2::text[])
    UNION SELECT "receipt"."external_id" FROM "receipt"
      WHERE "receipt"."account_id" = $1 AND "receipt"."kind" = $3 AND "receipt"."external_id" = ANY($2::text[])`,
};

export type CallPosition = { readonly startedAt: Date; readonly id: string };

export type CallSearch = {
  /** Part of the number; null: none was typed. */
  readonly digits: string | null;
  readonly contactIds: readonly string[];
  readonly code: string | null;
};

/** Calls before a position, the newest first; sealed ones are among them and are the caller's to leave out. */
export function listCalls(
  sql: Sql,
  query: { readonly search: CallSearch | null; readonly before: CallPosition | null; readonly limit: number },
): Promise<CallRecord[]> {
  const { search: wanted, before } = query;
  const values = [before?.startedAt ?? null, before?.id ?? null, query.limit];
  if (!wanted) return sql.query<CallRecord>(page, values);
  const pattern = wanted.digits === null ? null : `%${wanted.digits}%`;
  return sql.query<CallRecord>(search, [...values, pattern, wanted.contactIds, wanted.code]);
}

/** Calls that ring or are being talked on. */
export function runningCalls(sql: Sql, now: Date): Promise<CallRecord[]> {
  return sql.query<CallRecord>(running, [now]);
}

export async function findCall(sql: Sql, id: string): Promise<CallRecord | null> {
  const [row] = await sql.query<CallRecord>(byId, [id]);
  return row ?? null;
}

/** Calls of the same number before this one. */
export async function earlierCalls(sql: Sql, call: CallRecord): Promise<CallRecord[]> {
  if (call.caller === null) return [];
  return sql.query<CallRecord>(earlier, [call.caller, call.startedAt, call.id]);
}

/** Keys of the reports and notes that a call has made already, or is about to. */
export async function usedPartKeys(
  sql: Sql,
  call: Pick<CallRecord, 'accountId' | 'exchangeId'>,
  kind: string,
): Promise<Set<string>> {
  const rows = await sql.query<{ key: string }>(usedParts, [call.accountId, partKeys(call.exchangeId), kind]);
  return new Set(rows.map((row) => row.key));
}
