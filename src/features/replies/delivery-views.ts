import type { IdentityKind } from '../../channels/kinds.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Delivery } from './delivery-store.ts';

export type Attempt = Pick<Delivery, 'state' | 'channel' | 'errorClass' | 'detail' | 'decision' | 'identityId'> & {
  readonly updatedAt: Date;
  readonly decidedBy: string | null;
};

export type ReachableIdentity = { readonly id: string; readonly kind: IdentityKind; readonly address: string };

export type UndeliveredRow = {
  readonly deliveryId: string;
  readonly messageId: string;
  readonly ticketId: string;
  readonly code: string;
  readonly subject: string;
  readonly kind: string;
  readonly channel: string;
  readonly state: 'failed' | 'unknown' | 'suppressed';
  readonly detail: string | null;
  readonly updatedAt: Date;
};

const attempts = {
  name: 'delivery-attempts',
  text: `SELECT "delivery"."state" AS "state", "delivery"."channel" AS "channel", "delivery"."error_class" AS "errorClass",
      "delivery"."detail" AS "detail", "delivery"."decision" AS "decision", "delivery"."updated_at" AS "updatedAt",
      "delivery"."identity_id" AS "identityId", "user"."name" AS "decidedBy"
    FROM "delivery" LEFT JOIN "user" ON "user"."id" = "delivery"."decided_by"
    WHERE "delivery"."message_id" = $1 ORDER BY "delivery"."attempt"`,
};
// In the order in which the person wants to be written to, else in the given one.
const identities = {
  name: 'delivery-identities',
  text: `SELECT "identity"."id" AS "id", "identity"."kind" AS "kind", "identity"."address" AS "address"
    FROM "ticket" JOIN "contact" ON "contact"."id" = "ticket"."contact_id" JOIN "identity" ON "identity"."contact_id" = "contact"."id"
    WHERE "ticket"."id" = $1 AND "identity"."state" = 'ok'
    ORDER BY COALESCE(array_position("contact"."prefers", "identity"."kind"), 100),
      COALESCE(array_position($2::text[], "identity"."kind"), 100), "identity"."created_at"`,
};
// Of each message the last try; what a person has decided about is settled.
const undelivered = {
  name: 'deliveries-undelivered',
  text: `SELECT "d"."id" AS "deliveryId", "d"."message_id" AS "messageId", "ticket"."id" AS "ticketId", "ticket"."code" AS "code",
      "ticket"."subject" AS "subject", "message"."kind" AS "kind", "d"."channel" AS "channel", "d"."state" AS "state",
      "d"."detail" AS "detail", "d"."updated_at" AS "updatedAt"
    FROM "delivery" AS "d" JOIN "message" ON "message"."id" = "d"."message_id" JOIN "ticket" ON "ticket"."id" = "d"."ticket_id"
    WHERE "d"."state" IN ('unknown', 'failed', 'suppressed') AND "d"."decision" IS NULL AND "message"."kind" IN ('answer', 'question', 'notice')
      AND NOT EXISTS (SELECT 1 FROM "delivery" AS "later" WHERE "later"."message_id" = "d"."message_id" AND "later"."attempt" > "d"."attempt")
      AND NOT "ticket"."sealed"
      AND ($1::text IS NULL OR EXISTS (SELECT 1 FROM "assignment" AS "a" WHERE "a"."ticket_id" = "ticket"."id" AND "a"."agency_code" = $1 AND "a"."state" <> 'returned'))
      AND ($2::timestamptz IS NULL OR ("d"."updated_at", "d"."id") < ($2::timestamptz, $3::uuid))
    ORDER BY "d"."updated_at" DESC, "d"."id" DESC LIMIT $4`,
};

const address = {
  name: 'delivery-address-of-identity',
  text: `SELECT "identity"."kind" AS "kind", "identity"."address" AS "address" FROM "identity" WHERE "identity"."id" = $1`,
};

/** Where an identity is written to; null: it is gone. */
export async function addressOf(
  sql: Sql,
  identityId: string,
): Promise<Pick<ReachableIdentity, 'kind' | 'address'> | null> {
  const [row] = await sql.query<Pick<ReachableIdentity, 'kind' | 'address'>>(address, [identityId]);
  return row ?? null;
}

/** All tries to send a message, oldest first. */
export async function attemptsOf(sql: Sql, messageId: string): Promise<Attempt[]> {
  return sql.query<Attempt>(attempts, [messageId]);
}

/** Addresses of the ticket's person that may be written to, the one they like best first. `order`: of kinds they do not rank. */
export async function reachableIdentities(
  sql: Sql,
  ticketId: string,
  order: Pick<ReferenceData, 'addresses'>,
): Promise<ReachableIdentity[]> {
  return sql.query<ReachableIdentity>(identities, [ticketId, [...order.addresses.keys()]]);
}

/** What did not arrive and waits for somebody's decision, newest first; `agency`: only of its tickets. */
export async function listUndelivered(
  sql: Sql,
  input: {
    readonly agency: string | null;
    readonly after: { readonly at: Date; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<UndeliveredRow[]> {
  const { agency, after, limit } = input;
  return sql.query<UndeliveredRow>(undelivered, [agency, after?.at ?? null, after?.id ?? null, limit]);
}
