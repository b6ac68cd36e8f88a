import type { IdentityKind, SendErrorClass } from '../../channels/port.ts';
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
  readonly identityKind: IdentityKind;
  readonly address: string;
  readonly identityState: string;
  readonly recipientName: string | null;
  readonly assignmentAgency: string | null;
  readonly promisedAt: Date | null;
  readonly lastInboundAt: Date | null;
};

export type DeliveryState = 'sending' | 'sent' | 'failed' | 'unknown' | 'suppressed';

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
    createdAt: 'timestamptz',
    updatedAt: 'timestamptz',
  },
});

const sendable = {
  name: 'sendable-message',
  text: `SELECT "message"."id" AS "messageId", "ticket"."id" AS "ticketId", "ticket"."code" AS "code", "message"."subject" AS "subject",
      "ticket"."subject" AS "ticketSubject", "message"."text" AS "text", "message"."kind" AS "kind", "message"."automatic" AS "automatic",
      "ticket"."lang" AS "lang", "message"."account_id" AS "accountId", "identity"."kind" AS "identityKind",
      "identity"."address" AS "address", "identity"."state" AS "identityState", "identity"."name" AS "recipientName",
      "assignment"."agency_code" AS "assignmentAgency", "ticket"."promised_at" AS "promisedAt",
      (SELECT MAX("c"."last_in_at") FROM "conversation" AS "c" WHERE "c"."identity_id" = "identity"."id"
        AND ("c"."account_id" = "message"."account_id" OR "message"."account_id" IS NULL)) AS "lastInboundAt"
    FROM "message" JOIN "ticket" ON "ticket"."id" = "message"."ticket_id"
    JOIN "identity" ON "identity"."id" = "message"."identity_id"
    LEFT JOIN "assignment" ON "assignment"."id" = "message"."assignment_id"
    WHERE "message"."id" = $1`,
};
const references = {
  name: 'references-of-ticket',
  text: `SELECT "message"."external_id" AS "externalId" FROM "message"
    WHERE "message"."ticket_id" = $1 AND "message"."account_id" = $2 AND "message"."external_id" IS NOT NULL AND "message"."direction" <> 'internal'
    ORDER BY "message"."created_at" DESC LIMIT 20`,
};
const latest = {
  name: 'delivery-latest',
  text: `SELECT ${table.selectList} FROM "delivery" WHERE "delivery"."message_id" = $1 ORDER BY "delivery"."attempt" DESC LIMIT 1`,
};
const setExternalId = {
  name: 'message-set-external-id',
  text: `UPDATE "message" SET "external_id" = $2 WHERE "message"."id" = $1`,
};

export async function findSendable(sql: Sql, messageId: string): Promise<Sendable | null> {
  const [row] = await sql.query<Sendable>(sendable, [messageId]);
  return row ?? null;
}

/** Platform ids of the conversation so far on one account, oldest first. */
export async function referencesOf(sql: Sql, ticketId: string, accountId: string): Promise<string[]> {
  const rows = await sql.query<{ externalId: string }>(references, [ticketId, accountId]);
  return rows.map((row) => row.externalId).reverse();
}

export async function latestDelivery(sql: Sql, messageId: string): Promise<Delivery | null> {
  const [row] = await sql.query<Delivery>(latest, [messageId]);
  return row ?? null;
}

export async function saveDelivery(sql: Sql, delivery: Delivery): Promise<void> {
  await sql.query(table.upsert, [table.encode([delivery])]);
}

export async function rememberExternalId(sql: Sql, messageId: string, externalId: string): Promise<void> {
  await sql.query(setExternalId, [messageId, externalId]);
}
