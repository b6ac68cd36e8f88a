import type { Sql } from '../../platform/sql.ts';

/** A file on its way in pieces. */
export type Upload = {
  readonly id: string;
  readonly name: string;
  /** As the sender says it at first; by its content once it is whole. */
  readonly type: string;
  readonly size: number;
  readonly received: number;
  /** Keys of its pieces in their order, separated by commas; empty while nothing has come. */
  readonly storeKey: string;
  readonly expiresAt: Date;
};

const columns = `"upload"."id" AS "id", "upload"."name" AS "name", "upload"."type" AS "type", "upload"."size" AS "size",
  "upload"."received" AS "received", "upload"."store_key" AS "storeKey", "upload"."expires_at" AS "expiresAt"`;
const insert = {
  name: 'upload-insert',
  text: `INSERT INTO "upload" ("id", "name", "type", "size", "received", "store_key", "created_at", "expires_at")
    SELECT $1::uuid, $2::text, $3::text, $4::int, 0, '', $5::timestamptz, $6::timestamptz
    WHERE (SELECT COALESCE(SUM("u"."size"), 0) FROM "upload" AS "u") + $4::int <= $7::bigint
    RETURNING "upload"."id" AS "id"`,
};
const find = {
  name: 'upload-find',
  text: `SELECT ${columns} FROM "upload" WHERE "upload"."id" = ANY($1::uuid[]) AND "upload"."expires_at" > $2`,
};
// Two pieces for the same place: one of them wins, the other is told where the file stands.
const grow = {
  name: 'upload-grow',
  text: `UPDATE "upload" SET "received" = $3, "store_key" = $4, "type" = $5
    WHERE "upload"."id" = $1 AND "upload"."received" = $2 RETURNING "upload"."id" AS "id"`,
};
const remove = {
  name: 'upload-remove',
  text: `DELETE FROM "upload" WHERE "upload"."id" = ANY($1::uuid[]) RETURNING "upload"."store_key" AS "storeKey"`,
};
const shorten = {
  name: 'upload-shorten',
  text: `UPDATE "upload" SET "expires_at" = LEAST("upload"."expires_at", $2) WHERE "upload"."id" = ANY($1::uuid[])`,
};
const removeOld = {
  name: 'upload-remove-old',
  text: `DELETE FROM "upload" WHERE "upload"."expires_at" <= $1 RETURNING "upload"."store_key" AS "storeKey"`,
};

/** False: files on their way already take the room there is for them. */
export async function insertUpload(
  sql: Sql,
  upload: Pick<Upload, 'id' | 'name' | 'type' | 'size' | 'expiresAt'> & { readonly createdAt: Date },
  roomBytes: number,
): Promise<boolean> {
  const { id, name, type, size, createdAt, expiresAt } = upload;
  return (await sql.query(insert, [id, name, type, size, createdAt, expiresAt, roomBytes])).length === 1;
}

export function findUploads(sql: Sql, ids: readonly string[], now: Date): Promise<Upload[]> {
  return sql.query<Upload>(find, [ids, now]);
}

/** Moves the end of the file from `from`; false when it is no longer there. */
export async function growUpload(
  sql: Sql,
  grown: {
    readonly id: string;
    readonly from: number;
    readonly received: number;
    readonly storeKey: string;
    readonly type: string;
  },
): Promise<boolean> {
  return (await sql.query(grow, [grown.id, grown.from, grown.received, grown.storeKey, grown.type])).length === 1;
}

/** Where the pieces of an upload lie, in their order. */
export function keysOf({ storeKey }: Pick<Upload, 'storeKey'>): string[] {
  return storeKey.split(',').filter((key) => key !== '');
}

/** Gives back the keys of the files that nobody needs any more. */
export async function removeUploads(sql: Sql, ids: readonly string[]): Promise<string[]> {
  return (await sql.query<{ storeKey: string }>(remove, [ids])).flatMap(keysOf);
}

/** The same for all that nobody finished in time. */
export async function removeOldUploads(sql: Sql, now: Date): Promise<string[]> {
  return (await sql.query<{ storeKey: string }>(removeOld, [now])).flatMap(keysOf);
}

export async function endUploadsAt(sql: Sql, ids: readonly string[], at: Date): Promise<void> {
  await sql.query(shorten, [ids, at]);
}
