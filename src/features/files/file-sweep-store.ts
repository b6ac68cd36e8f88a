import { fileParts } from '../../platform/file-store.ts';
import type { Sql } from '../../platform/sql.ts';

// Every table that names a stored file; a test finds one that is missing here.
const unnamed = {
  name: 'files-unnamed',
  text: `SELECT "k"."key" AS "key" FROM unnest($1::text[]) AS "k"("key")
    WHERE NOT EXISTS (SELECT 1 FROM "attachment" WHERE "attachment"."store_key" = "k"."key")
      AND NOT EXISTS (SELECT 1 FROM "attachment" WHERE "attachment"."shown_key" = "k"."key")
      AND NOT EXISTS (SELECT 1 FROM "reply_file" WHERE "reply_file"."store_key" = "k"."key" OR "reply_file"."shown_key" = "k"."key")
      AND NOT EXISTS (SELECT 1 FROM "call" WHERE "call"."store_key" = "k"."key")
      AND "k"."key" NOT IN (SELECT unnest(string_to_array("upload"."store_key", ',')) FROM "upload")`,
};
// A round begins a day after the last one began, the first a day after the first start; each part is given to one process.
const claim = {
  name: 'file-sweep-claim',
  text: `INSERT INTO "cursor" ("name", "value", "updated_at") VALUES ('file-sweep', jsonb_build_object('began', $1::timestamptz, 'part', $2::int - 1), $1)
    ON CONFLICT ("name") DO UPDATE SET "updated_at" = EXCLUDED."updated_at",
      "value" = CASE WHEN ("cursor"."value"->>'part')::int + 1 < $2::int
        THEN jsonb_set("cursor"."value", '{part}', to_jsonb(("cursor"."value"->>'part')::int + 1))
        ELSE jsonb_set(EXCLUDED."value", '{part}', '0') END
      WHERE ("cursor"."value"->>'part')::int + 1 < $2::int
        OR ("cursor"."value"->>'began')::timestamptz <= $1::timestamptz - interval '1 day'
    RETURNING ("cursor"."value"->>'part')::int AS "part"`,
};

/** Which of these files no row names. */
export async function unnamedOf(sql: Sql, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  return (await sql.query<{ key: string }>(unnamed, [keys])).map((row) => row.key);
}

/** The part of the store that this process is to look at now; null: the round of the day is done. */
export async function claimPart(sql: Sql, now: Date): Promise<number | null> {
  const [row] = await sql.query<{ part: number }>(claim, [now, fileParts]);
  return row?.part ?? null;
}
