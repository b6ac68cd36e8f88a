import type { Sql } from '../../platform/sql.ts';

const key = 'routing.automatic';

const read = {
  name: 'routing-automatic',
  text: `SELECT "setting"."value" AS "value" FROM "setting" WHERE "setting"."key" = $1`,
};
const write = {
  name: 'routing-automatic-put',
  text: `INSERT INTO "setting" ("key", "value") VALUES ($1, $2::jsonb)
    ON CONFLICT ("key") DO UPDATE SET "value" = EXCLUDED."value"`,
};

/** Whether new reports that need no person go to their agency at once; off until somebody switches it on. */
export async function readAutomatic(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ value: unknown }>(read, [key]);
  return row?.value === true;
}

export async function writeAutomatic(sql: Sql, on: boolean): Promise<void> {
  await sql.query(write, [key, JSON.stringify(on)]);
}
