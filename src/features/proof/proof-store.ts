import type { Sql } from '../../platform/sql.ts';

const spend = {
  name: 'proof-spend',
  text: `INSERT INTO "spent_proof" ("signature", "expires_at") VALUES ($1, $2)
    ON CONFLICT ("signature") DO NOTHING RETURNING "spent_proof"."signature" AS "signature"`,
};
const forget = {
  name: 'proof-forget',
  text: `DELETE FROM "spent_proof" WHERE "spent_proof"."expires_at" < $1`,
};

/** Writes down that a proof was shown; false when it had been shown before. */
export async function spendProof(sql: Sql, signature: string, expiresAt: Date): Promise<boolean> {
  return (await sql.query(spend, [signature, expiresAt])).length === 1;
}

/** Removes what is too old to be accepted again anyway. */
export async function forgetProofs(sql: Sql, now: Date): Promise<void> {
  await sql.query(forget, [now]);
}
