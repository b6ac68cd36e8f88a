import type { ReplyPurpose } from '../../contract/reply-files.ts';
import type { KeptFile } from '../../domain/ticket/records.ts';
import type { Sql } from '../../platform/sql.ts';

/** A file that somebody put to words on a ticket which are not sent yet. */
export type ReplyFileRecord = Pick<
  KeptFile,
  'id' | 'name' | 'type' | 'size' | 'sha256' | 'storeKey' | 'shownKey' | 'width' | 'height' | 'scan'
> & {
  readonly ticketId: string;
  readonly authorId: string;
  readonly purpose: ReplyPurpose;
  readonly createdAt: Date;
};

/** Whose files: nobody sees those of another. */
export type ReplyFileOwner = { readonly ticketId: string; readonly authorId: string };

const columns = `"reply_file"."id" AS "id", "reply_file"."ticket_id" AS "ticketId", "reply_file"."author_id" AS "authorId",
  "reply_file"."purpose" AS "purpose", "reply_file"."name" AS "name", "reply_file"."type" AS "type", "reply_file"."size" AS "size",
  "reply_file"."sha256" AS "sha256", "reply_file"."store_key" AS "storeKey", "reply_file"."shown_key" AS "shownKey",
  "reply_file"."width" AS "width", "reply_file"."height" AS "height", "reply_file"."scan" AS "scan", "reply_file"."created_at" AS "createdAt"`;
const insert = {
  name: 'reply-file-insert',
  text: `INSERT INTO "reply_file" ("id", "ticket_id", "author_id", "purpose", "name", "type", "size", "sha256", "store_key", "shown_key",
      "width", "height", "scan", "created_at")
    SELECT $1::uuid, $2::uuid, $3::text, $4::text, $5::text, $6::text, $7::int, $8::text, $9::text, $10::text, $11::int, $12::int, $13::text, $14::timestamptz
    WHERE (SELECT COUNT(*) < $15::int AND COALESCE(SUM("f"."size"), 0) + $7::int <= $16::int FROM "reply_file" AS "f"
      WHERE "f"."ticket_id" = $2::uuid AND "f"."author_id" = $3::text AND "f"."purpose" = $4::text)
    RETURNING "reply_file"."id" AS "id"`,
};
const list = {
  name: 'reply-file-list',
  text: `SELECT ${columns} FROM "reply_file" WHERE "reply_file"."ticket_id" = $1 AND "reply_file"."author_id" = $2
    ORDER BY "reply_file"."created_at", "reply_file"."id"`,
};
const take = {
  name: 'reply-file-take',
  text: `DELETE FROM "reply_file" WHERE "reply_file"."ticket_id" = $1 AND "reply_file"."author_id" = $2
    AND "reply_file"."purpose" = $3 AND "reply_file"."id" = ANY($4::uuid[]) RETURNING ${columns}`,
};
const remove = {
  name: 'reply-file-remove',
  text: `DELETE FROM "reply_file" WHERE "reply_file"."ticket_id" = $1 AND "reply_file"."author_id" = $2 AND "reply_file"."id" = $3`,
};
const giveBack = {
  name: 'reply-file-give-back',
  text: `INSERT INTO "reply_file" ("id", "ticket_id", "author_id", "purpose", "name", "type", "size", "sha256", "store_key", "shown_key",
      "width", "height", "scan", "created_at")
    SELECT gen_random_uuid(), "a"."ticket_id", "m"."author_id", 'answer', "a"."name", "a"."type", "a"."size", "a"."sha256", "a"."store_key",
      "a"."shown_key", "a"."width", "a"."height", "a"."scan", $2::timestamptz + make_interval(secs => row_number() OVER (ORDER BY "a"."id") * 0.001)
    FROM "attachment" AS "a" JOIN "message" AS "m" ON "m"."id" = "a"."message_id"
    WHERE "a"."message_id" = $1 AND "m"."author_id" IS NOT NULL AND "a"."scan" <> 'infected'
      AND NOT EXISTS (SELECT 1 FROM "reply_file" AS "f" WHERE "f"."ticket_id" = "a"."ticket_id" AND "f"."author_id" = "m"."author_id" AND "f"."purpose" = 'answer')`,
};
const removeOld = {
  name: 'reply-file-remove-old',
  text: `DELETE FROM "reply_file" WHERE "reply_file"."created_at" < $1`,
};

/** False: with it there would be too many, or too much. */
export async function insertReplyFile(
  sql: Sql,
  file: ReplyFileRecord,
  limits: { readonly count: number; readonly totalBytes: number },
): Promise<boolean> {
  const { id, ticketId, authorId, purpose, name, type, size, sha256, storeKey, shownKey, width, height, scan } = file;
  const values = [id, ticketId, authorId, purpose, name, type, size, sha256, storeKey, shownKey, width, height, scan];
  return (await sql.query(insert, [...values, file.createdAt, limits.count, limits.totalBytes])).length === 1;
}

/** Oldest first. */
export function listReplyFiles(sql: Sql, { ticketId, authorId }: ReplyFileOwner): Promise<ReplyFileRecord[]> {
  return sql.query<ReplyFileRecord>(list, [ticketId, authorId]);
}

export async function removeReplyFile(sql: Sql, owner: ReplyFileOwner, id: string): Promise<void> {
  await sql.query(remove, [owner.ticketId, owner.authorId, id]);
}

/**
 * Takes files out of those that wait, in the order they were named, for the message that is written in the same transaction;
 * null when one of them is not there, named twice, or another's.
 */
export async function takeReplyFiles(
  tx: Sql,
  wanted: ReplyFileOwner & { readonly purpose: ReplyPurpose; readonly ids: readonly string[] },
): Promise<KeptFile[] | null> {
  const { ticketId, authorId, purpose, ids } = wanted;
  if (ids.length === 0) return [];
  if (new Set(ids).size < ids.length) return null;
  const taken = await tx.query<ReplyFileRecord>(take, [ticketId, authorId, purpose, ids]);
  const byId = new Map(taken.map((file) => [file.id, file]));
  const files: KeptFile[] = [];
  for (const wantedId of ids) {
    const file = byId.get(wantedId);
    if (!file) return null;
    const { id, name, type, size, sha256, storeKey, shownKey, width, height, scan } = file;
    const kept = { id, name, type, size, sha256, storeKey, shownKey, width, height, scan };
    files.push({ ...kept, lat: null, lon: null, problem: null, inline: false, contentId: null });
  }
  return files;
}

/** An answer was not approved: its writer has its files again, unless they chose others since. */
export async function giveReplyFilesBack(tx: Sql, messageId: string, at: Date): Promise<void> {
  await tx.query(giveBack, [messageId, at]);
}

/** What nobody sent; the files themselves are freed by the sweep of the store. */
export async function removeOldReplyFiles(sql: Sql, before: Date): Promise<void> {
  await sql.query(removeOld, [before]);
}
