import type { Database } from '../../platform/sql.ts';

const take = {
  name: 'relay-cursor-take',
  text: `SELECT "cursor"."value" AS "value" FROM "cursor" WHERE "cursor"."name" = 'relay' FOR UPDATE SKIP LOCKED`,
};
const make = {
  name: 'relay-cursor-make',
  text: `INSERT INTO "cursor" ("name", "value") VALUES ('relay', 'null'::jsonb) ON CONFLICT ("name") DO NOTHING`,
};
const save = {
  name: 'relay-cursor-save',
  text: `UPDATE "cursor" SET "value" = to_jsonb($1::text), "updated_at" = now() WHERE "cursor"."name" = 'relay'`,
};

/** Gives the relay's place to one process at a time: the row stays locked while `work` publishes. */
export async function withRelayCursor(
  database: Database,
  work: (cursor: string | null) => Promise<string | null>,
): Promise<boolean> {
  return database.transaction(async (tx) => {
    let [row] = await tx.query<{ value: unknown }>(take);
    if (!row) {
      await tx.query(make);
      [row] = await tx.query<{ value: unknown }>(take);
      if (!row) return false;
    }
    const before = typeof row.value === 'string' ? row.value : null;
    const after = await work(before);
    if (after !== null && after !== before) await tx.query(save, [after]);
    return true;
  });
}
