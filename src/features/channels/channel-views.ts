import type { Sql } from '../../platform/sql.ts';

/** What the database knows of an account besides its settings. */
export type ChannelState = {
  readonly id: string;
  readonly lastInAt: Date | null;
  /** When somebody last wrote, reports of delivery and the like left out; of the last 24 hours only. */
  readonly lastMessageAt: Date | null;
  readonly lastOutAt: Date | null;
  readonly lastError: string | null;
  readonly lastErrorAt: Date | null;
  readonly restsUntil: Date | null;
  readonly failures: number;
  readonly tokenAt: Date | null;
  readonly tokenEndsAt: Date | null;
  readonly lastTest: unknown;
  /** Messages that people wrote: a platform delivers reports of delivery too, and one message in several parts. */
  readonly received: number;
  /** Messages that went out, acknowledgements among them. */
  readonly sent: number;
  readonly failed: number;
  readonly waiting: number;
};

const states = {
  name: 'channel-states',
  text: `SELECT "a"."id" AS "id", "a"."last_in_at" AS "lastInAt", "a"."last_out_at" AS "lastOutAt", "a"."last_error" AS "lastError",
      "a"."last_error_at" AS "lastErrorAt", "a"."rests_until" AS "restsUntil", "a"."failures" AS "failures",
      "a"."token_at" AS "tokenAt", "a"."token_ends_at" AS "tokenEndsAt", "a"."last_test" AS "lastTest",
      "r"."last_message_at" AS "lastMessageAt", COALESCE("r"."received", 0)::int AS "received", COALESCE("d"."sent", 0)::int AS "sent",
      COALESCE("d"."failed", 0)::int AS "failed", COALESCE("d"."waiting", 0)::int AS "waiting"
    FROM "channel_account" AS "a"
    LEFT JOIN (SELECT "receipt"."account_id", count(DISTINCT "receipt"."message_id") AS "received",
        max("receipt"."received_at") FILTER (WHERE "receipt"."message_id" IS NOT NULL) AS "last_message_at" FROM "receipt"
      WHERE "receipt"."received_at" > $1::timestamptz - interval '1 day' GROUP BY 1) AS "r" ON "r"."account_id" = "a"."id"
    LEFT JOIN (SELECT "delivery"."account_id",
        count(DISTINCT "delivery"."message_id") FILTER (WHERE "delivery"."state" IN ('sent', 'delivered', 'read')
          AND "delivery"."created_at" > $1::timestamptz - interval '1 day') AS "sent",
        count(*) FILTER (WHERE "delivery"."state" IN ('failed', 'unknown')) AS "failed",
        count(*) FILTER (WHERE "delivery"."state" IN ('queued', 'sending')) AS "waiting"
      FROM "delivery" WHERE "delivery"."updated_at" > $1::timestamptz - interval '1 day' GROUP BY 1) AS "d" ON "d"."account_id" = "a"."id"
    ORDER BY "a"."created_at", "a"."id"`,
};

/** How all accounts are doing, in the order in which they were added. */
export async function readChannelStates(sql: Sql, now: Date): Promise<ChannelState[]> {
  return sql.query<ChannelState>(states, [now]);
}
