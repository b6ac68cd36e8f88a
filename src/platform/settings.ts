import type { Sql } from './sql.ts';

const read = {
  name: 'setting',
  text: `SELECT "setting"."value" AS "value" FROM "setting" WHERE "setting"."key" = $1`,
};
const write = {
  name: 'setting-put',
  text: `INSERT INTO "setting" ("key", "value") VALUES ($1, $2::jsonb)
    ON CONFLICT ("key") DO UPDATE SET "value" = EXCLUDED."value"`,
};

/** What is kept under a key of the table of settings, as JSON; undefined when nothing is. */
export async function readSetting(sql: Sql, key: string): Promise<unknown> {
  const [row] = await sql.query<{ value: unknown }>(read, [key]);
  return row?.value;
}

/** Keeps a value, JSON, under a key. */
export async function writeSetting(sql: Sql, key: string, value: unknown): Promise<void> {
  await sql.query(write, [key, JSON.stringify(value)]);
}
