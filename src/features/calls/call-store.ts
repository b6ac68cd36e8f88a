import type { CallEvent } from '../../channels/port.ts';
import type { Sql } from '../../platform/sql.ts';

// Events of one call come late, twice and in any order: each only adds what it knows, and the state follows from all.
const record = {
  name: 'call-record',
  text: `INSERT INTO "call" ("id", "account_id", "call_id", "direction", "state", "caller", "hotline", "extension", "started_at",
      "answered_at", "ended_at", "talk_seconds", "has_voicemail", "recording", "updated_at")
    VALUES ($1, $2, $3, $4, 'ringing', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT ("account_id", "call_id") DO UPDATE SET
      "caller" = COALESCE("call"."caller", EXCLUDED."caller"), "hotline" = COALESCE("call"."hotline", EXCLUDED."hotline"),
      "extension" = COALESCE(EXCLUDED."extension", "call"."extension"),
      "started_at" = LEAST("call"."started_at", EXCLUDED."started_at"),
      "answered_at" = LEAST("call"."answered_at", EXCLUDED."answered_at"),
      "ended_at" = GREATEST("call"."ended_at", EXCLUDED."ended_at"),
      "talk_seconds" = COALESCE(EXCLUDED."talk_seconds", "call"."talk_seconds"),
      "has_voicemail" = "call"."has_voicemail" OR EXCLUDED."has_voicemail",
      "recording" = COALESCE("call"."recording", EXCLUDED."recording"), "updated_at" = EXCLUDED."updated_at"`,
};
const settle = {
  name: 'call-settle',
  text: `UPDATE "call" SET "state" = CASE
      WHEN "call"."ended_at" IS NOT NULL AND "call"."answered_at" IS NULL AND COALESCE("call"."talk_seconds", 0) = 0 THEN 'missed'
      WHEN "call"."ended_at" IS NOT NULL THEN 'ended'
      WHEN "call"."answered_at" IS NOT NULL THEN 'answered' ELSE 'ringing' END
    WHERE "call"."account_id" = $1 AND "call"."call_id" = $2`,
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
  await tx.query(settle, [input.accountId, call.callId]);
}
