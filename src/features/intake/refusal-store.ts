import type { Sql } from '../../platform/sql.ts';

/** Whether somebody asked for silence, or for messages again. */
export type Refusal = 'stopped' | 'resumed';

const openTickets = {
  name: 'refusal-open-tickets',
  text: `SELECT "ticket"."id" AS "id" FROM "ticket" WHERE "ticket"."contact_id" = $1
    AND "ticket"."state" NOT IN ('closed', 'merged', 'spam', 'refused') ORDER BY "ticket"."created_at" DESC LIMIT 50`,
};
const plan = {
  name: 'refusal-plan-confirmation',
  text: `INSERT INTO "outbox" ("key", "topic", "payload") VALUES ($1, 'confirm-refusal', $2::jsonb) ON CONFLICT ("key") DO NOTHING`,
};

/** The newest of a person's cases that are not over. */
export async function openTicketsOfContact(tx: Sql, contactId: string): Promise<string[]> {
  return (await tx.query<{ id: string }>(openTickets, [contactId])).map(({ id }) => id);
}

/** Plans to tell somebody on the account they wrote to that their wish was heard; once for each receipt. */
export async function planConfirmation(
  tx: Sql,
  told: {
    readonly receiptId: bigint;
    readonly messageId: string;
    readonly identityId: string;
    readonly accountId: string;
    /** The platform's id of what they wrote: some networks let only that be answered. */
    readonly answered: string;
    readonly refusal: Refusal;
    readonly lang: 'vi' | 'en';
    /** When they wrote. */
    readonly at: Date;
  },
): Promise<void> {
  const { receiptId, ...payload } = told;
  await tx.query(plan, [`confirm-refusal:${receiptId}`, JSON.stringify(payload)]);
}
