import type { Sql } from '../../platform/sql.ts';

/** A file that nobody has looked into yet. */
export type UnscannedFile = {
  readonly id: string;
  readonly ticketId: string;
  readonly name: string;
  readonly storeKey: string;
};

const unscanned = {
  name: 'attachment-unscanned',
  text: `SELECT "attachment"."id" AS "id", "attachment"."ticket_id" AS "ticketId", "attachment"."name" AS "name",
      "attachment"."store_key" AS "storeKey" FROM "attachment"
    WHERE "attachment"."scan" = 'unscanned' AND ($1::uuid IS NULL OR "attachment"."id" > $1::uuid)
    ORDER BY "attachment"."id" LIMIT $2`,
};
const markScanned = {
  name: 'attachment-mark-scanned',
  text: `UPDATE "attachment" SET "scan" = $2
    WHERE "attachment"."id" = $1 AND "attachment"."scan" = 'unscanned' RETURNING "attachment"."id" AS "id"`,
};

/** Files without a verdict, in the order they came, from behind one of them; null: from the first. */
export function findUnscanned(sql: Sql, after: string | null, limit: number): Promise<UnscannedFile[]> {
  return sql.query<UnscannedFile>(unscanned, [after, limit]);
}

/** Writes a verdict; false when another process was faster. */
export async function saveScan(sql: Sql, id: string, scan: 'clean' | 'infected'): Promise<boolean> {
  return (await sql.query<{ id: string }>(markScanned, [id, scan])).length === 1;
}
