import type { IdentityKind } from '../../channels/kinds.ts';
import type { Sql } from '../../platform/sql.ts';

/** A chat conversation, by account. */
export type ConversationKey = { readonly accountId: string; readonly conversation: string };

const lock = {
  name: 'conversations-lock',
  text: `SELECT pg_advisory_xact_lock(hashtextextended("k"."key", 1022))
    FROM (SELECT DISTINCT unnest($1::text[]) AS "key" ORDER BY 1) AS "k"`,
};
// A day after the answer a thank-you still belongs to the case; later it is a new one. Of several tickets that one report was
// split into, the one that asked something comes first, then the original, whose message is the oldest.
const openTickets = {
  name: 'conversations-open-tickets',
  text: `SELECT "w"."account_id" AS "accountId", "w"."conversation" AS "conversation", "t"."code" AS "code"
    FROM unnest($1::text[], $2::text[]) AS "w"("account_id", "conversation")
    CROSS JOIN LATERAL (
      SELECT "ticket"."code", "message"."created_at" FROM "message" JOIN "ticket" ON "ticket"."id" = "message"."ticket_id"
      WHERE "message"."account_id" = "w"."account_id" AND "message"."conversation" = "w"."conversation" AND "message"."direction" = 'in'
        AND ("ticket"."state" IN ('new', 'triage', 'forwarded', 'processing', 'waiting_sender', 'awaiting_approval', 'reopened')
          OR ("ticket"."state" = 'answered' AND "ticket"."answered_at" > $3::timestamptz - interval '1 day'))
      ORDER BY ("ticket"."state" = 'waiting_sender') DESC, "message"."created_at" DESC, "message"."id" LIMIT 1) AS "t"`,
};
// Whoever writes from an address has it, so what was said of it before is over. Only STOP stays until START. What was
// written before the person left says nothing of now, however late it comes.
const touch = {
  name: 'conversations-touch',
  text: `WITH "heard" AS (
      SELECT "i"."id" AS "identity_id", "w"."account_id", max("w"."at") AS "at", max("w"."said_at") AS "said_at"
      FROM jsonb_to_recordset($1::jsonb) AS "w"("account_id" text, "kind" text, "address" text, "at" timestamptz, "said_at" timestamptz)
      JOIN "identity" AS "i" ON "i"."kind" = "w"."kind" AND "i"."address" = "w"."address"
      GROUP BY 1, 2
    ), "freed" AS (
      UPDATE "identity" SET "state" = 'ok' FROM "heard" WHERE "identity"."id" = "heard"."identity_id"
        AND "identity"."state" IN ('bounced', 'left') AND COALESCE("identity"."state_at" < "heard"."said_at", true)
    )
    INSERT INTO "conversation" ("account_id", "identity_id", "last_in_at", "said_at")
    SELECT "heard"."account_id", "heard"."identity_id", "heard"."at", "heard"."said_at" FROM "heard" ORDER BY 1, 2
    ON CONFLICT ("account_id", "identity_id") DO UPDATE SET "last_in_at" = GREATEST("conversation"."last_in_at", EXCLUDED."last_in_at"),
      "said_at" = GREATEST("conversation"."said_at", EXCLUDED."said_at")`,
};
// Platforms tell of a no in several ways at the same moment: then the stronger one stays.
const setState = {
  name: 'identity-state-by-address',
  text: `WITH "before" AS (
      SELECT "i"."id", "i"."state" FROM "identity" AS "i" WHERE "i"."kind" = $1 AND "i"."address" = $2 FOR UPDATE
    )
    UPDATE "identity" SET "state" = $3, "state_at" = $4 FROM "before" WHERE "identity"."id" = "before"."id"
    AND (COALESCE("identity"."state_at" < $4, true) OR ("identity"."state_at" = $4
      AND array_position(ARRAY['ok', 'bounced', 'left', 'stopped'], "identity"."state") <= array_position(ARRAY['ok', 'bounced', 'left', 'stopped'], $3)))
    AND NOT ($3 = 'left' AND EXISTS (SELECT 1 FROM "conversation"
      WHERE "conversation"."identity_id" = "identity"."id" AND "conversation"."said_at" > $4))
    RETURNING "identity"."id" AS "identityId", "identity"."contact_id" AS "contactId", "before"."state" AS "before"`,
};

export function conversationKey(key: ConversationKey): string {
  return JSON.stringify([key.accountId, key.conversation]);
}

/** Makes workers that hold messages of one conversation wait for each other, so that it opens one ticket and not two. */
export async function lockConversations(tx: Sql, keys: readonly ConversationKey[]): Promise<void> {
  if (keys.length > 0) await tx.query(lock, [keys.map(conversationKey)]);
}

/** Codes of the open tickets that conversations have, by `conversationKey`. */
export async function openTicketsOf(tx: Sql, keys: readonly ConversationKey[], at: Date): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<ConversationKey & { code: string }>(openTickets, [
    keys.map((key) => key.accountId),
    keys.map((key) => key.conversation),
    at,
  ]);
  return new Map(rows.map((row) => [conversationKey(row), row.code]));
}

/** Somebody wrote from an address that the channel vouches for: received at `at`, written at `saidAt`. */
export type Heard = {
  readonly accountId: string;
  readonly kind: IdentityKind;
  readonly address: string;
  readonly at: Date;
  readonly saidAt: Date;
};

/** Opens the reply windows of those who wrote, and frees their addresses. Addresses nobody has yet are left out. */
export async function touchConversations(tx: Sql, heard: readonly Heard[]): Promise<void> {
  if (heard.length === 0) return;
  const rows = heard.map(({ accountId, kind, address, at, saidAt }) => ({
    account_id: accountId,
    kind,
    address,
    at,
    said_at: saidAt,
  }));
  await tx.query(touch, [JSON.stringify(rows)]);
}

/** Whose state was told, and what it was before. */
export type ToldState = { readonly identityId: string; readonly contactId: string; readonly before: string };

/**
 * What may be sent to an address: all (`ok`), nothing because its owner said STOP, or because it left the channel; so since
 * `at` by the platform's clock. What is older than what is known already changes nothing: null, as for an address nobody has.
 */
export async function setIdentityState(
  tx: Sql,
  who: { readonly kind: IdentityKind; readonly address: string },
  { state, at }: { readonly state: 'ok' | 'stopped' | 'left'; readonly at: Date },
): Promise<ToldState | null> {
  const [told] = await tx.query<ToldState>(setState, [who.kind, who.address, state, at]);
  return told ?? null;
}
