import type { Sql } from '../../platform/sql.ts';
import { contactOfCaller } from './call-views.ts';

/** Unanswered calls of one number, gathered. */
export type CallBackRecord = {
  readonly callId: string;
  readonly caller: string | null;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly contactKind: 'person' | 'business' | null;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly hasVoicemail: boolean;
  readonly messages: readonly {
    readonly id: string;
    readonly recording: string | null;
    readonly storeKey: string | null;
    readonly recordingProblem: string | null;
  }[];
  readonly claimedBy: string | null;
  readonly claimedByName: string | null;
  readonly claimedAt: Date | null;
  /** The note with the most tries. */
  readonly note: string | null;
  /** Calls that the exchange told of, to this number and in vain. */
  readonly dialled: number;
  readonly dialledAt: Date | null;
};

/** Older ones stand in the history alone. */
const days = 30;

/**
 * A call waits to be called back while nobody has talked with that number since, nobody has settled it and no ticket came of
 * it. A hidden number can be called by nobody; with a message it must still be listened to.
 */
const isOpen = `"call"."state" = 'missed' AND "call"."direction" = 'in' AND "call"."called_back_at" IS NULL AND "call"."ticket_id" IS NULL
      AND "call"."started_at" > $1::timestamptz - interval '${days} days' AND ("call"."caller" IS NOT NULL OR "call"."has_voicemail")
      AND NOT EXISTS (SELECT 1 FROM "call" AS "later" WHERE "later"."caller" = "call"."caller"
        AND ("later"."started_at", "later"."id") > ("call"."started_at", "call"."id") AND "later"."state" IN ('answered', 'ended'))`;

function gathered(condition: string): string {
  return `WITH "open" AS (SELECT "call".* FROM "call" WHERE ${isOpen} ${condition}),
    "line" AS (
      SELECT max("open"."caller") AS "caller", (array_agg("open"."id" ORDER BY "open"."started_at" DESC))[1] AS "id",
        count(*)::int AS "count", min("open"."started_at") AS "first_at", max("open"."started_at") AS "last_at",
        bool_or("open"."has_voicemail") AS "has_voicemail",
        COALESCE(jsonb_agg(jsonb_build_object('id', "open"."id", 'recording', "open"."recording", 'storeKey', "open"."store_key",
          'recordingProblem', "open"."recording_problem") ORDER BY "open"."started_at" DESC) FILTER (WHERE "open"."has_voicemail"), '[]') AS "messages",
        (array_agg("open"."taken_by" ORDER BY "open"."taken_at" DESC NULLS LAST))[1] AS "claimed_by", max("open"."taken_at") AS "claimed_at",
        (array_agg("open"."call_back_note" ORDER BY ("open"."call_back_note"::jsonb->>'tries')::int DESC NULLS LAST))[1] AS "note"
      FROM "open" GROUP BY COALESCE("open"."caller", "open"."id"::text))
    SELECT "line"."id" AS "callId", "line"."caller" AS "caller", "ct"."id" AS "contactId", "ct"."name" AS "contactName",
      "ct"."kind" AS "contactKind", "line"."count" AS "count", "line"."first_at" AS "firstAt", "line"."last_at" AS "lastAt",
      "line"."has_voicemail" AS "hasVoicemail", "line"."messages" AS "messages", "line"."claimed_by" AS "claimedBy",
      "user"."name" AS "claimedByName", "line"."claimed_at" AS "claimedAt", "line"."note" AS "note",
      "out"."dialled" AS "dialled", "out"."dialled_at" AS "dialledAt"
    FROM "line" LEFT JOIN "user" ON "user"."id" = "line"."claimed_by" ${contactOfCaller('"line"."caller"')}
    CROSS JOIN LATERAL (SELECT count(*)::int AS "dialled", max("o"."started_at") AS "dialled_at" FROM "call" AS "o"
      WHERE "o"."caller" = "line"."caller" AND "o"."started_at" > "line"."first_at" AND "o"."direction" = 'out' AND "o"."state" = 'missed') AS "out"
    ORDER BY "line"."first_at", "line"."id" LIMIT 300`;
}

const all = { name: 'call-backs', text: gathered('') };
const ofCall = {
  name: 'call-backs-of-call',
  text: gathered(`AND (("call"."id" = $2::uuid) OR "call"."caller" = $3)`),
};

/** Everybody who is to be called back, who has waited longest first. */
export function listCallBacks(sql: Sql, now: Date): Promise<CallBackRecord[]> {
  return sql.query<CallBackRecord>(all, [now]);
}

/** The line that this call stands in; null: it waits for nobody. */
export async function findCallBack(
  sql: Sql,
  call: { readonly id: string; readonly caller: string | null },
  now: Date,
): Promise<CallBackRecord | null> {
  const [line] = await sql.query<CallBackRecord>(ofCall, [now, call.id, call.caller]);
  return line ?? null;
}
