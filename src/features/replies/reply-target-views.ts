import type { IdentityKind } from '../../channels/kinds.ts';
import type { Sql } from '../../platform/sql.ts';

/** Whom words about a ticket would go to now. */
export type ReplyTarget = {
  readonly accountId: string | null;
  readonly identityId: string;
  readonly identityKind: IdentityKind;
  readonly address: string;
  readonly identityState: string;
  readonly lastInboundAt: Date | null;
};

// The same choice as when a message is sent: where the person last wrote about this case.
const target = {
  name: 'reply-target',
  text: `SELECT COALESCE("heard"."account_id", "ticket"."account_id") AS "accountId", "identity"."id" AS "identityId",
      "identity"."kind" AS "identityKind", "identity"."address" AS "address", "identity"."state" AS "identityState",
      (SELECT MAX(COALESCE("c"."said_at", "c"."last_in_at")) FROM "conversation" AS "c" WHERE "c"."identity_id" = "identity"."id"
        AND "c"."account_id" = COALESCE("heard"."account_id", "ticket"."account_id", "c"."account_id")) AS "lastInboundAt"
    FROM "ticket"
    LEFT JOIN LATERAL (
      SELECT "m"."identity_id", "m"."account_id" FROM "message" AS "m" JOIN "identity" AS "i" ON "i"."id" = "m"."identity_id"
      WHERE "m"."ticket_id" = "ticket"."id" AND "m"."direction" = 'in' AND NOT "m"."automatic" AND "i"."contact_id" = "ticket"."contact_id"
      ORDER BY "m"."created_at" DESC LIMIT 1) AS "heard" ON true
    JOIN "identity" ON "identity"."id" = COALESCE("heard"."identity_id", "ticket"."identity_id")
    WHERE "ticket"."id" = $1`,
};

/** Null: nobody is known behind this ticket. */
export async function replyTarget(sql: Sql, ticketId: string): Promise<ReplyTarget | null> {
  const [row] = await sql.query<ReplyTarget>(target, [ticketId]);
  return row ?? null;
}
