import type { IdentityKind } from '../../channels/kinds.ts';
import type { SendErrorClass } from '../../channels/outbound.ts';
import type { MessageFile } from './message-files.ts';
import { defineTable } from '../../platform/table.ts';
import type { Sql } from '../../platform/sql.ts';

/** A message with what is needed to send it. */
export type Sendable = {
  readonly messageId: string;
  readonly ticketId: string;
  readonly code: string;
  readonly subject: string | null;
  readonly ticketSubject: string;
  readonly text: string;
  readonly kind: string;
  readonly automatic: boolean;
  readonly lang: string;
  readonly accountId: string | null;
  readonly identityId: string;
  readonly identityKind: IdentityKind;
  readonly address: string;
  readonly identityState: string;
  readonly recipientName: string | null;
  readonly assignmentAgency: string | null;
  readonly promisedAt: Date | null;
  readonly lastInboundAt: Date | null;
};

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown' | 'suppressed';

export type Delivery = {
  readonly id: string;
  readonly messageId: string;
  readonly ticketId: string;
  readonly accountId: string;
  readonly channel: string;
  readonly address: string;
  readonly state: DeliveryState;
  readonly attempt: number;
  readonly providerId: string | null;
  readonly errorClass: SendErrorClass | null;
  readonly detail: string | null;
  readonly identityId: string | null;
  readonly partIds: readonly string[];
  readonly decidedBy: string | null;
  /** What a person decided about one that did not arrive, or not surely. */
  readonly decision: 'sent' | 'resend' | 'dropped' | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

const table = defineTable<Delivery>({
  name: 'delivery',
  key: 'id',
  columns: {
    id: 'uuid',
    messageId: 'uuid',
    ticketId: 'uuid',
    accountId: 'text',
    channel: 'text',
    address: 'text',
    state: 'text',
    attempt: 'int4',
    providerId: 'text',
    errorClass: 'text',
    detail: 'text',
    identityId: 'uuid',
    partIds: 'text[]',
    decidedBy: 'text',
    decision: 'text',
    createdAt: 'timestamptz',
    updatedAt: 'timestamptz',
  },
});

// The answer goes where the person last wrote about this case, unless somebody chose another address. What answers a
// question by SMS or chat (a state) goes to whoever asked.
const sendable = {
  name: 'sendable-message',
  text: `SELECT "message"."id" AS "messageId", "ticket"."id" AS "ticketId", "ticket"."code" AS "code", "message"."subject" AS "subject",
      "ticket"."subject" AS "ticketSubject", "message"."text" AS "text", "message"."kind" AS "kind", "message"."automatic" AS "automatic",
      "ticket"."lang" AS "lang", COALESCE("heard"."account_id", CASE WHEN $2::uuid IS NULL THEN "message"."account_id" END) AS "accountId",
      "identity"."id" AS "identityId", "identity"."kind" AS "identityKind",
      "identity"."address" AS "address", "identity"."state" AS "identityState", "identity"."name" AS "recipientName",
      "assignment"."agency_code" AS "assignmentAgency", "ticket"."promised_at" AS "promisedAt",
      (SELECT MAX(COALESCE("c"."said_at", "c"."last_in_at")) FROM "conversation" AS "c" WHERE "c"."identity_id" = "identity"."id"
        AND "c"."account_id" = COALESCE("heard"."account_id", "message"."account_id", "c"."account_id")) AS "lastInboundAt"
    FROM "message" JOIN "ticket" ON "ticket"."id" = "message"."ticket_id"
    LEFT JOIN LATERAL (
      SELECT "m"."identity_id", "m"."account_id" FROM "message" AS "m" JOIN "identity" AS "i" ON "i"."id" = "m"."identity_id"
      WHERE "m"."ticket_id" = "ticket"."id" AND "m"."direction" = 'in' AND NOT "m"."automatic" AND "message"."kind" <> 'status'
        AND "i"."contact_id" = "ticket"."contact_id" AND ($2::uuid IS NULL OR "m"."identity_id" = $2::uuid)
      ORDER BY "m"."created_at" DESC LIMIT 1) AS "heard" ON true
    JOIN "identity" ON "identity"."id" = COALESCE($2::uuid, "heard"."identity_id", "message"."identity_id")
    LEFT JOIN "assignment" ON "assignment"."id" = "message"."assignment_id"
    WHERE "message"."id" = $1`,
};
// Ours first, then theirs, each from old to new: the last one is the message that is answered.
const references = {
  name: 'references-of-ticket',
  text: `SELECT "recent"."external_id" AS "externalId" FROM (
      SELECT "message"."external_id", "message"."direction", "message"."created_at" FROM "message"
      WHERE "message"."ticket_id" = $1 AND "message"."account_id" = $2 AND "message"."external_id" IS NOT NULL AND "message"."direction" <> 'internal'
      ORDER BY "message"."created_at" DESC LIMIT 20) AS "recent"
    ORDER BY "recent"."direction" = 'in', "recent"."created_at"`,
};
const latest = {
  name: 'delivery-latest',
  text: `SELECT ${table.selectList} FROM "delivery" WHERE "delivery"."message_id" = $1 ORDER BY "delivery"."attempt" DESC LIMIT 1`,
};
const stopIdentity = {
  name: 'identity-unreachable',
  text: `UPDATE "identity" SET "state" = CASE WHEN "identity"."kind" IN ('email', 'phone') THEN 'bounced' ELSE 'left' END
    WHERE "identity"."id" = $1 AND "identity"."state" = 'ok'`,
};
const setExternalId = {
  name: 'message-set-external-id',
  text: `UPDATE "message" SET "external_id" = $2 WHERE "message"."id" = $1`,
};

/** A message and whom it goes to: `identityId` when somebody chose, else where the person last wrote. */
export async function findSendable(sql: Sql, messageId: string, identityId: string | null): Promise<Sendable | null> {
  const [row] = await sql.query<Sendable>(sendable, [messageId, identityId]);
  return row ?? null;
}

/** Platform ids of the conversation so far on one account; the last is the message that is answered. */
export async function referencesOf(sql: Sql, ticketId: string, accountId: string): Promise<string[]> {
  const rows = await sql.query<{ externalId: string }>(references, [ticketId, accountId]);
  return rows.map((row) => row.externalId);
}

export async function latestDelivery(sql: Sql, messageId: string): Promise<Delivery | null> {
  const [row] = await sql.query<Delivery>(latest, [messageId]);
  return row ?? null;
}

const messageFiles = {
  name: 'delivery-files-of-message',
  text: `SELECT "attachment"."name" AS "name", "attachment"."type" AS "type", "attachment"."size" AS "size", "attachment"."store_key" AS "storeKey",
      "attachment"."shown_key" AS "shownKey", "attachment"."scan" AS "scan" FROM "attachment"
    WHERE "attachment"."message_id" = $1 ORDER BY "attachment"."created_at", "attachment"."id"`,
};

/** The files that go with a message. */
export function filesOfMessage(sql: Sql, messageId: string): Promise<MessageFile[]> {
  return sql.query<MessageFile>(messageFiles, [messageId]);
}

const spentLines = {
  name: 'delivery-spent-lines',
  text: `SELECT DISTINCT "d"."account_id" AS "accountId" FROM "delivery" AS "d"
    WHERE "d"."message_id" = $1 AND "d"."identity_id" = $2 AND "d"."state" = 'failed'
      AND "d"."error_class" IN ('recipient_unreachable', 'window_closed')
      AND "d"."attempt" > COALESCE((SELECT MAX("e"."attempt") FROM "delivery" AS "e"
        WHERE "e"."message_id" = $1 AND "e"."decision" IS NOT NULL), 0)`,
};

/** Accounts that could not reach the person with this message, since somebody last decided about it. */
export async function spentLinesOf(sql: Sql, messageId: string, identityId: string): Promise<string[]> {
  const rows = await sql.query<{ accountId: string }>(spentLines, [messageId, identityId]);
  return rows.map((row) => row.accountId);
}

const stillSent = {
  name: 'delivery-still-sent',
  text: `SELECT "delivery"."account_id" AS "accountId", "delivery"."message_id" AS "messageId", "delivery"."provider_id" AS "providerId"
    FROM "delivery" WHERE "delivery"."id" = $1 AND "delivery"."state" = 'sent' AND "delivery"."provider_id" IS NOT NULL`,
};

/** A delivery that went out and of which nothing more is known; null: more is known, or it was never named by its platform. */
export async function sentDelivery(
  sql: Sql,
  id: string,
): Promise<{ readonly accountId: string; readonly messageId: string; readonly providerId: string } | null> {
  const [row] = await sql.query<{ accountId: string; messageId: string; providerId: string }>(stillSent, [id]);
  return row ?? null;
}

const held = {
  name: 'delivery-held',
  text: `SELECT ${table.selectList} FROM "delivery" WHERE "delivery"."id" = $1 FOR UPDATE`,
};
const certainty: readonly DeliveryState[] = [
  'queued',
  'sending',
  'suppressed',
  'failed',
  'unknown',
  'sent',
  'delivered',
  'read',
];

/**
 * Writes down how a try ended. A report of the platform may have been faster than its answer to the call, so what is
 * already known to have arrived stays so; answers with the row as it then is. In the caller's transaction.
 */
export async function endDelivery(tx: Sql, delivery: Delivery): Promise<Delivery> {
  const [before] = await tx.query<Delivery>(held, [delivery.id]);
  // What is no longer under way was told of by the platform: a failure, too, may be told before the call is answered.
  const isFailed = before?.state === 'failed' && delivery.state === 'sent';
  const isKnownBetter = before && (isFailed || certainty.indexOf(before.state) > certainty.indexOf(delivery.state));
  const { state, errorClass, detail } = isKnownBetter ? before : delivery;
  const providerId = delivery.providerId ?? before?.providerId ?? null;
  const ended = { ...delivery, state, errorClass, detail, providerId };
  await saveDelivery(tx, ended);
  return ended;
}

export async function saveDelivery(sql: Sql, delivery: Delivery): Promise<void> {
  await sql.query(table.upsert, [table.encode([delivery])]);
}

export async function rememberExternalId(sql: Sql, messageId: string, externalId: string): Promise<void> {
  await sql.query(setExternalId, [messageId, externalId]);
}

/** The platform says that nobody is reached by this address: nothing more is sent to it until its owner writes again. */
export async function markUnreachable(sql: Sql, identityId: string): Promise<void> {
  await sql.query(stopIdentity, [identityId]);
}
