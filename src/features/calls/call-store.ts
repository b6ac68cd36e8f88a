import type { CallEvent } from '../../channels/notice.ts';
import type { Sql } from '../../platform/sql.ts';
import { extensionKeyLength, extensionKeyPrefix } from './extension-store.ts';

// Events of one call come late, twice and in any order: each only adds what it knows, and the state follows from all. While a
// call rings, every telephone that rings is kept; the one that answers stays alone. A link that led nowhere gives way to another.
const record = {
  name: 'call-record',
  text: `INSERT INTO "call" ("id", "account_id", "call_id", "direction", "state", "caller", "hotline", "extension", "started_at",
      "answered_at", "ended_at", "talk_seconds", "has_voicemail", "recording", "updated_at")
    VALUES ($1, $2, $3, $4, 'ringing', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT ("account_id", "call_id") DO UPDATE SET
      "caller" = COALESCE("call"."caller", EXCLUDED."caller"), "hotline" = COALESCE("call"."hotline", EXCLUDED."hotline"),
      "extension" = CASE
        WHEN EXCLUDED."extension" IS NULL THEN "call"."extension"
        WHEN EXCLUDED."answered_at" IS NOT NULL OR "call"."extension" IS NULL THEN EXCLUDED."extension"
        WHEN "call"."answered_at" IS NOT NULL OR "call"."ended_at" IS NOT NULL OR length("call"."extension") > 200
          OR EXCLUDED."extension" = ANY(string_to_array("call"."extension", ',')) THEN "call"."extension"
        ELSE "call"."extension" || ',' || EXCLUDED."extension" END,
      "started_at" = LEAST("call"."started_at", EXCLUDED."started_at"),
      "answered_at" = LEAST("call"."answered_at", EXCLUDED."answered_at"),
      "ended_at" = GREATEST("call"."ended_at", EXCLUDED."ended_at"),
      "talk_seconds" = COALESCE(EXCLUDED."talk_seconds", "call"."talk_seconds"),
      "has_voicemail" = "call"."has_voicemail" OR EXCLUDED."has_voicemail",
      "recording" = CASE WHEN "call"."recording_problem" IS NULL THEN COALESCE("call"."recording", EXCLUDED."recording")
        ELSE COALESCE(EXCLUDED."recording", "call"."recording") END,
      "updated_at" = EXCLUDED."updated_at"`,
};
// A message after the tone means that nobody talked, also where the exchange itself "answered" to take it. A recording means
// that the call is over, also when its end was never told.
const settle = {
  name: 'call-settle',
  text: `UPDATE "call" SET "state" = CASE
      WHEN "call"."has_voicemail" THEN 'missed'
      WHEN "call"."ended_at" IS NOT NULL AND "call"."answered_at" IS NULL AND COALESCE("call"."talk_seconds", 0) = 0 THEN 'missed'
      WHEN "call"."ended_at" IS NOT NULL OR "call"."recording" IS NOT NULL THEN 'ended'
      WHEN "call"."answered_at" IS NOT NULL THEN 'answered' ELSE 'ringing' END
    WHERE "call"."account_id" = $1 AND "call"."call_id" = $2`,
};
const takeByTelephone = {
  name: 'call-take-by-telephone',
  text: `UPDATE "call" SET "taken_by" = substr("setting"."key", ${extensionKeyLength + 1}), "taken_at" = "call"."answered_at"
    FROM "setting" WHERE "call"."account_id" = $1 AND "call"."call_id" = $2 AND "call"."taken_by" IS NULL
      AND "call"."state" IN ('answered', 'ended') AND "call"."extension" IS NOT NULL
      AND "setting"."key" LIKE '${extensionKeyPrefix}%' AND "setting"."value" = to_jsonb("call"."extension")`,
};
const fetchRecording = {
  name: 'call-fetch-recording',
  text: `INSERT INTO "outbox" ("key", "topic", "payload")
    SELECT 'recording:' || "call"."id", 'recording', jsonb_build_object('callId', "call"."id") FROM "call"
    WHERE "call"."account_id" = $1 AND "call"."call_id" = $2 AND "call"."recording" IS NOT NULL AND "call"."store_key" IS NULL
    ON CONFLICT ("key") DO UPDATE SET "state" = 'waiting', "attempts" = 0, "next_at" = now()
      WHERE "outbox"."state" <> 'waiting'`,
};

const ends = new Set<CallEvent['event']>(['ended', 'missed', 'voicemail']);

/** Adds what one event says of its call. */
export async function recordCall(
  tx: Sql,
  input: { readonly id: string; readonly accountId: string; readonly call: CallEvent; readonly now: Date },
): Promise<void> {
  const { call } = input;
  await tx.query(record, [
    input.id,
    input.accountId,
    call.callId,
    call.direction,
    call.caller,
    call.hotline,
    call.extension,
    call.at,
    call.event === 'answered' ? call.at : null,
    ends.has(call.event) ? call.at : null,
    call.talkSeconds ?? null,
    call.event === 'voicemail',
    call.recording ?? null,
    input.now,
  ]);
  const key = [input.accountId, call.callId];
  await tx.query(settle, key);
  await tx.query(takeByTelephone, key);
  if (call.recording !== undefined) await tx.query(fetchRecording, key);
}

const retryRecording = {
  name: 'call-retry-recording',
  text: `INSERT INTO "outbox" ("key", "topic", "payload")
    SELECT 'recording:' || "call"."id", 'recording', jsonb_build_object('callId', "call"."id") FROM "call"
    WHERE "call"."id" = $1 AND "call"."recording" IS NOT NULL AND "call"."store_key" IS NULL
    ON CONFLICT ("key") DO UPDATE SET "state" = 'waiting', "attempts" = 0, "next_at" = now()`,
};
const clearProblem = {
  name: 'call-clear-recording-problem',
  text: `UPDATE "call" SET "recording_problem" = NULL WHERE "call"."id" = $1 AND "call"."store_key" IS NULL`,
};

/** Asks for the recording once more, from the beginning. */
export async function askRecordingAgain(tx: Sql, callId: string): Promise<void> {
  await tx.query(clearProblem, [callId]);
  await tx.query(retryRecording, [callId]);
}
