import type { Sql } from '../../platform/sql.ts';
import type { CodeAddress } from '../one-time-code/one-time-code-service.ts';

type SenderAddress = CodeAddress & { readonly isVerified: boolean };

const ofTicket = {
  name: 'sender-of-ticket',
  text: `SELECT "identity"."kind" AS "kind", "identity"."address" AS "address", "identity"."verified_at" IS NOT NULL AS "isVerified"
    FROM "ticket" JOIN "identity" ON "identity"."id" = "ticket"."identity_id"
    WHERE "ticket"."code" = $1 AND "identity"."kind" IN ('phone', 'email')`,
};
const isSender = {
  name: 'sender-is-on-ticket',
  text: `SELECT "ticket"."code" AS "code" FROM "ticket"
    JOIN "identity" ON "identity"."contact_id" = "ticket"."contact_id" OR "identity"."id" = "ticket"."identity_id"
    WHERE "ticket"."code" = $1 AND NOT "ticket"."sealed" AND "identity"."kind" = $2 AND "identity"."address" = $3`,
};
const verify = {
  name: 'sender-verify',
  text: `UPDATE "identity" SET "verified_at" = COALESCE("identity"."verified_at", $3)
    WHERE "identity"."kind" = $1 AND "identity"."address" = $2`,
};

/** The phone or mail address that a ticket's updates go to; null when there is none. */
export async function findSender(sql: Sql, code: string): Promise<SenderAddress | null> {
  const [row] = await sql.query<SenderAddress>(ofTicket, [code]);
  return row ?? null;
}

/** Whether the address is one of the sender's. */
export async function isSenderOf(sql: Sql, code: string, { kind, address }: CodeAddress): Promise<boolean> {
  return (await sql.query(isSender, [code, kind, address])).length > 0;
}

/** Writes down that the address was shown to be its sender's own. */
export async function markVerified(sql: Sql, { kind, address }: CodeAddress, at: Date): Promise<void> {
  await sql.query(verify, [kind, address, at]);
}
