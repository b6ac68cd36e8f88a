import type { Sql } from '../../platform/sql.ts';

/** A message of ours that came back. */
export type Returned = { readonly messageId: string; readonly channel: string };

// The message that the report names, else the last one that went to the failed address.
const failDelivery = {
  name: 'delivery-bounced',
  text: `UPDATE "delivery" SET "state" = 'failed', "error_class" = 'recipient_unreachable', "detail" = $4, "updated_at" = $5
    WHERE "delivery"."id" = (
      SELECT "d"."id" FROM "delivery" AS "d" WHERE "d"."ticket_id" = $1 AND "d"."state" IN ('sent', 'unknown')
        AND ("d"."address" = $2 OR "d"."message_id" = ANY($3::uuid[]))
      ORDER BY "d"."message_id" = ANY($3::uuid[]) DESC, "d"."created_at" DESC LIMIT 1)
    RETURNING "delivery"."message_id" AS "messageId", "delivery"."channel" AS "channel", "delivery"."address" AS "address"`,
};
const stopIdentity = {
  name: 'identity-bounced',
  text: `UPDATE "identity" SET "state" = 'bounced' WHERE "identity"."kind" = 'email' AND "identity"."address" = $1`,
};

/**
 * Writes down that a message of this ticket was returned; an address that failed for good is written to no more. Null
 * when nothing of ours fits the report: then whoever wrote it knows nothing of our mail, and nothing changes.
 */
export async function recordBounce(
  tx: Sql,
  bounce: {
    readonly ticketId: string;
    readonly address: string;
    readonly permanent: boolean;
    /** Of ours, named in the report. */
    readonly messageIds: readonly string[];
    readonly detail: string;
    readonly at: Date;
  },
): Promise<Returned | null> {
  const [returned] = await tx.query<Returned & { address: string }>(failDelivery, [
    bounce.ticketId,
    bounce.address,
    bounce.messageIds,
    bounce.detail,
    bounce.at,
  ]);
  if (!returned) return null;
  if (bounce.permanent) await tx.query(stopIdentity, [returned.address]);
  return { messageId: returned.messageId, channel: returned.channel };
}
