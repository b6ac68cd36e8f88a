import type { Sql } from '../../platform/sql.ts';

/** A mailbox that gets so many answers in a day is most likely answering itself. */
const perDay = 6;
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

// One statement asks and counts: of two workers that hold messages of one mailbox the second waits for the first, and sees it.
const claim = {
  name: 'ack-count-claim',
  text: `INSERT INTO "ack_count" ("mailbox", "last_at", "since", "count")
      SELECT DISTINCT "m"."mailbox", $2::timestamptz, $2::timestamptz, 1 FROM unnest($1::text[]) AS "m"("mailbox") ORDER BY 1
    ON CONFLICT ("mailbox") DO UPDATE SET "last_at" = EXCLUDED."last_at",
      "since" = CASE WHEN "ack_count"."since" <= $3 THEN EXCLUDED."since" ELSE "ack_count"."since" END,
      "count" = CASE WHEN "ack_count"."since" <= $3 THEN 1 ELSE "ack_count"."count" + 1 END
      WHERE "ack_count"."last_at" <= $4 AND ("ack_count"."since" <= $3 OR "ack_count"."count" < $5)
    RETURNING "ack_count"."mailbox" AS "mailbox"`,
};
const forget = {
  name: 'ack-count-forget',
  text: `DELETE FROM "ack_count" WHERE "ack_count"."last_at" <= $1`,
};

/**
 * Which of these mailboxes may be sent one automatic receipt at `at`: at most one an hour and six a day. Those are counted as
 * sent, in the caller's transaction.
 */
export async function claimAcks(tx: Sql, mailboxes: readonly string[], at: Date): Promise<Set<string>> {
  if (mailboxes.length === 0) return new Set();
  const dayAgo = new Date(at.getTime() - dayMs);
  const hourAgo = new Date(at.getTime() - hourMs);
  const rows = await tx.query<{ mailbox: string }>(claim, [mailboxes, at, dayAgo, hourAgo, perDay]);
  return new Set(rows.map((row) => row.mailbox));
}

/** Forgets mailboxes that were sent nothing for a day. */
export async function forgetAcks(sql: Sql, now: Date): Promise<void> {
  await sql.query(forget, [new Date(now.getTime() - dayMs)]);
}
