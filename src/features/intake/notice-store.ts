import type { IdentityKind } from '../../channels/kinds.ts';
import type { DeliveryReport, Notice } from '../../channels/notice.ts';
import { moderationEvents } from '../../domain/ticket/moderation.ts';
import type { SentMessage } from '../../channels/outbound.ts';
import type { Sql } from '../../platform/sql.ts';

/** One of our messages whose delivery went on. */
export type Progress = {
  readonly messageId: string;
  readonly ticketId: string;
  readonly channel: string;
  readonly state: DeliveryReport['state'];
  readonly detail: string | null;
};

// Reports come late, twice and in any order: a delivery only ever goes forward, and what arrived has not failed.
const advance = {
  name: 'delivery-advance',
  text: `UPDATE "delivery" SET "state" = $5, "error_class" = $6, "detail" = $7, "updated_at" = $8,
      "provider_id" = COALESCE("delivery"."provider_id", $9)
    WHERE "delivery"."id" IN (
      SELECT "d"."id" FROM "delivery" AS "d" WHERE
        ("d"."account_id" = $1 AND "d"."provider_id" = $2)
        OR ("d"."id" = (SELECT "l"."id" FROM "delivery" AS "l" WHERE "l"."message_id" = $3::uuid AND "l"."account_id" = $1
            ORDER BY "l"."attempt" DESC LIMIT 1))
        OR ("d"."account_id" = $1 AND "d"."address" = $4 AND "d"."created_at" <= $10 AND "d"."state" IN ('sent', 'delivered'))
      ORDER BY "d"."id" FOR UPDATE)
      AND CASE WHEN "delivery"."state" = 'queued' THEN $5 IN ('delivered', 'read')
        WHEN $5 = 'failed' THEN "delivery"."state" IN ('sending', 'unknown', 'sent')
        WHEN $5 = 'unknown' THEN "delivery"."state" IN ('sending', 'sent')
        ELSE array_position(ARRAY['sending', 'unknown', 'failed', 'sent', 'delivered', 'read'], "delivery"."state")
          < array_position(ARRAY['sending', 'unknown', 'failed', 'sent', 'delivered', 'read'], $5) END
    RETURNING "delivery"."message_id" AS "messageId", "delivery"."ticket_id" AS "ticketId", "delivery"."channel" AS "channel",
      "delivery"."state" AS "state", "delivery"."detail" AS "detail"`,
};
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes a platform's report about our messages; answers with those that really went on. */
export async function advanceDelivery(
  tx: Sql,
  input: {
    readonly accountId: string;
    readonly report: DeliveryReport;
    /** The platform's id of the message, when the report names it by ours. */
    readonly providerId: string | null;
    readonly at: Date;
  },
): Promise<Progress[]> {
  const { about, state, errorClass, detail } = input.report;
  const messageId = 'messageId' in about && uuid.test(about.messageId) ? about.messageId : null;
  return tx.query<Progress>(advance, [
    input.accountId,
    'providerId' in about ? about.providerId : null,
    messageId,
    'address' in about ? about.address : null,
    state,
    state === 'failed' ? (errorClass ?? 'permanent') : null,
    detail?.slice(0, 500) ?? null,
    input.at,
    input.providerId,
    'address' in about ? about.upTo : null,
  ]);
}

// What waits for its second try keeps its row: should it have arrived after all, the later report says so and nothing is sent.
const again = {
  name: 'delivery-again',
  text: `WITH "tried" AS (
      SELECT "d".* FROM "delivery" AS "d" WHERE "d"."account_id" = $1 AND "d"."state" IN ('sending', 'unknown', 'sent')
        AND ("d"."provider_id" = $2 OR "d"."message_id" = $3::uuid)
        AND NOT EXISTS (SELECT 1 FROM "delivery" AS "e" WHERE "e"."message_id" = "d"."message_id"
          AND ("e"."attempt" > "d"."attempt" OR ("e"."state" = 'queued' AND "e"."provider_id" IS NOT NULL)))
      ORDER BY "d"."attempt" DESC LIMIT 1 FOR UPDATE
    ), "work" AS (
      SELECT "o"."id" FROM "outbox" AS "o" WHERE "o"."topic" = 'deliver' AND "o"."state" = 'done' AND "o"."key" = ANY (
        SELECT 'deliver:' || "tried"."message_id" || "end" FROM "tried", unnest(ARRAY[''] || ARRAY(
          SELECT ':' || "n" FROM generate_series(1, "tried"."attempt") AS "n")) AS "end")
      ORDER BY "o"."id" DESC LIMIT 1 FOR UPDATE
    ), "reopened" AS (
      UPDATE "outbox" SET "state" = 'waiting', "done_at" = NULL, "next_at" = now() + make_interval(secs => $4), "last_error" = $5
      FROM "work" WHERE "outbox"."id" = "work"."id" RETURNING "outbox"."id"
    )
    UPDATE "delivery" SET "state" = 'queued', "error_class" = 'retry', "detail" = $5, "updated_at" = $6
    FROM "tried", "reopened" WHERE "delivery"."id" = "tried"."id"
    RETURNING "delivery"."message_id" AS "messageId", "delivery"."ticket_id" AS "ticketId", "delivery"."channel" AS "channel",
      "delivery"."state" AS "state", "delivery"."detail" AS "detail"`,
};

/**
 * Lets a message that surely did not arrive be sent once more, on the same account and later; null: it was before, or cannot
 * be. What it was sent with is taken up again.
 */
export async function sendAgainLater(
  tx: Sql,
  input: { readonly accountId: string; readonly report: DeliveryReport; readonly afterMs: number; readonly at: Date },
): Promise<Omit<Progress, 'state'> | null> {
  const { about, detail } = input.report;
  const messageId = 'messageId' in about && uuid.test(about.messageId) ? about.messageId : null;
  const providerId = 'providerId' in about ? about.providerId : null;
  const [row] = await tx.query<Omit<Progress, 'state'>>(again, [
    input.accountId,
    providerId,
    messageId,
    input.afterMs / 1000,
    detail?.slice(0, 500) ?? null,
    input.at,
  ]);
  return row ?? null;
}

const namedByPlatform = {
  name: 'delivery-named-by-platform',
  text: `SELECT "delivery"."message_id" AS "messageId", "delivery"."provider_id" AS "providerId" FROM "delivery"
    WHERE "delivery"."account_id" = $1 AND "delivery"."provider_id" IS NOT NULL
      AND ("delivery"."provider_id" = $2 OR "delivery"."message_id" = $3::uuid)
    ORDER BY "delivery"."attempt" DESC LIMIT 1`,
};

/** The message of ours that a report is about, as its platform named it to us; null: it is none, or was never named. */
export async function sentMessageOf(
  sql: Sql,
  accountId: string,
  { about }: Pick<DeliveryReport, 'about'>,
): Promise<SentMessage | null> {
  const messageId = 'messageId' in about && uuid.test(about.messageId) ? about.messageId : null;
  const providerId = 'providerId' in about ? about.providerId : null;
  const [row] = await sql.query<SentMessage>(namedByPlatform, [accountId, providerId, messageId]);
  return row ?? null;
}

/** A message that came in, as a later change of it needs it. */
export type Said = {
  readonly id: string;
  readonly ticketId: string;
  readonly text: string;
  readonly editVersion: bigint;
  readonly removedAt: Date | null;
};

const said = {
  name: 'message-said',
  text: `SELECT "message"."id" AS "id", "message"."ticket_id" AS "ticketId", "message"."text" AS "text",
      "message"."edit_version" AS "editVersion", "message"."removed_at" AS "removedAt"
    FROM "message" WHERE "message"."account_id" = $1 AND "message"."external_id" = $2 AND "message"."direction" = 'in'
    ORDER BY "message"."created_at" LIMIT 1 FOR UPDATE`,
};
const edit = {
  name: 'message-edit',
  text: `UPDATE "message" SET "text" = $2, "edit_version" = $3, "edited_at" = $4, "problems" = "message"."problems" || ARRAY(
      SELECT "p"."words" FROM unnest($5::text[]) AS "p"("words") WHERE "p"."words" <> ALL ("message"."problems"))
    WHERE "message"."id" = $1`,
};
const saidFiles = {
  name: 'message-said-files',
  text: `SELECT "attachment"."sha256" AS "sha256" FROM "attachment" WHERE "attachment"."message_id" = $1`,
};
const remove = {
  name: 'message-remove',
  text: `UPDATE "message" SET "removed_at" = $2 WHERE "message"."id" = $1`,
};
const openTicket = {
  name: 'ticket-of-identity',
  text: `SELECT "ticket"."id" AS "ticketId", "identity"."id" AS "identityId" FROM "identity"
    JOIN "message" ON "message"."identity_id" = "identity"."id" AND "message"."account_id" = $1 AND "message"."direction" = 'in'
    JOIN "ticket" ON "ticket"."id" = "message"."ticket_id" AND "ticket"."state" NOT IN ('closed', 'merged', 'spam', 'refused')
    WHERE "identity"."kind" = $2 AND "identity"."address" = $3 ORDER BY "message"."created_at" DESC LIMIT 1`,
};
const underWay = {
  name: 'delivery-under-way',
  text: `SELECT 1 FROM "delivery" WHERE "delivery"."account_id" = $1 AND ($2::text IS NULL OR "delivery"."address" = $2)
    AND "delivery"."state" = 'sending' AND "delivery"."updated_at" > now() - interval '10 minutes' LIMIT 1`,
};
const unclear = {
  name: 'delivery-unclear',
  text: `SELECT "d"."message_id" AS "messageId" FROM "delivery" AS "d" JOIN "message" ON "message"."id" = "d"."message_id"
    WHERE "d"."account_id" = $1 AND "d"."address" = $2 AND "d"."state" = 'unknown' AND "d"."provider_id" IS NULL AND "d"."decision" IS NULL
      AND "d"."created_at" > now() - interval '1 day' AND "message"."text" <> '' AND position("message"."text" IN $3) > 0
    ORDER BY "d"."created_at" LIMIT 1`,
};
const ours = {
  name: 'delivery-ours',
  text: `SELECT 1 FROM "delivery" WHERE "delivery"."account_id" = $1
    AND ("delivery"."provider_id" = $2 OR "delivery"."part_ids" @> ARRAY[$2]) LIMIT 1`,
};

const moderations = {
  name: 'message-moderations',
  text: `SELECT "event"."type" AS "type", "event"."at" AS "at", "event"."actor_kind" = 'staff' AS "isOurs" FROM "event" WHERE "event"."ticket_id" = $1
      AND "event"."type" = ANY ($3::text[]) AND "event"."data" ->> 'messageId' = $2
    ORDER BY "event"."seq" DESC LIMIT 20`,
};

/** When a message was hidden from others or shown again, the last time first; `isOurs`: by staff, here. */
export function moderationsOf(
  tx: Sql,
  ticketId: string,
  messageId: string,
): Promise<{ readonly type: string; readonly at: Date; readonly isOurs: boolean }[]> {
  return tx.query(moderations, [ticketId, messageId, Object.values(moderationEvents)]);
}

export async function findSaid(tx: Sql, accountId: string, externalId: string): Promise<Said | null> {
  const [row] = await tx.query<Said>(said, [accountId, externalId]);
  return row ?? null;
}

/** Problems are added to those that the message had, each once. */
export async function editMessage(
  tx: Sql,
  id: string,
  change: Pick<Extract<Notice, { kind: 'edited' }>, 'text' | 'version' | 'at' | 'problems'>,
): Promise<void> {
  const problems = (change.problems ?? []).map((problem) => problem.vi);
  await tx.query(edit, [id, change.text, Math.trunc(change.version), change.at, problems]);
}

/** Which files a message has, by their sums. */
export async function filesSaid(tx: Sql, messageId: string): Promise<Set<string>> {
  const rows = await tx.query<{ sha256: string }>(saidFiles, [messageId]);
  return new Set(rows.map((row) => row.sha256));
}

export async function removeMessage(tx: Sql, id: string, at: Date): Promise<void> {
  await tx.query(remove, [id, at]);
}

/** The case that a person last wrote about on an account, unless it is over. */
export async function ticketOfIdentity(
  tx: Sql,
  accountId: string,
  who: { readonly kind: IdentityKind; readonly address: string },
): Promise<{ readonly ticketId: string; readonly identityId: string } | null> {
  const [row] = await tx.query<{ ticketId: string; identityId: string }>(openTicket, [
    accountId,
    who.kind,
    who.address,
  ]);
  return row ?? null;
}

/** Whether a message of ours (to this address) is on its way, its id not yet known. */
export async function isSending(tx: Sql, accountId: string, address: string | null): Promise<boolean> {
  return (await tx.query(underWay, [accountId, address])).length > 0;
}

/** The message of ours with these words to this address of which nobody knows whether it was taken; null: there is none. */
export async function unclearMessage(
  tx: Sql,
  accountId: string,
  echoed: { readonly address: string; readonly text: string },
): Promise<string | null> {
  const [row] = await tx.query<{ messageId: string }>(unclear, [accountId, echoed.address, echoed.text]);
  return row?.messageId ?? null;
}

/** Whether the platform's id is that of a message the hub sent, or of a part of one. */
export async function isOurs(tx: Sql, accountId: string, providerId: string): Promise<boolean> {
  return (await tx.query(ours, [accountId, providerId])).length > 0;
}
