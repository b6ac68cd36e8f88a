import { readSetting, writeSetting } from '../../platform/settings.ts';
import type { Sql } from '../../platform/sql.ts';

/** Settings `extension:<user id>` hold whose telephone rings. */
export const extensionKeyPrefix = 'extension:';
export const extensionKeyLength = extensionKeyPrefix.length;

const holder = {
  name: 'extension-holder',
  text: `SELECT "user"."name" AS "name" FROM "setting" JOIN "user" ON "user"."id" = substr("setting"."key", ${extensionKeyLength + 1})
    WHERE "setting"."key" LIKE '${extensionKeyPrefix}%' AND "setting"."key" <> $1 AND "setting"."value" = to_jsonb($2::text)`,
};
const free = {
  name: 'extension-free',
  text: `DELETE FROM "setting" WHERE "setting"."key" LIKE '${extensionKeyPrefix}%' AND "setting"."key" <> $1
    AND "setting"."value" = to_jsonb($2::text)`,
};
const remove = { name: 'extension-remove', text: `DELETE FROM "setting" WHERE "setting"."key" = $1` };
function keyOf(userId: string): string {
  return `${extensionKeyPrefix}${userId}`;
}

/** The telephone of a member of staff; null: none told. */
export async function findExtension(sql: Sql, userId: string): Promise<string | null> {
  const value = await readSetting(sql, keyOf(userId));
  return typeof value === 'string' ? value : null;
}

/** One telephone rings for one person: whoever sits down at it has it. Resolves to the name of who had it, if anybody. */
export async function saveExtension(tx: Sql, userId: string, extension: string | null): Promise<string | null> {
  const key = keyOf(userId);
  if (extension === null) {
    await tx.query(remove, [key]);
    return null;
  }
  const [before] = await tx.query<{ name: string }>(holder, [key, extension]);
  await tx.query(free, [key, extension]);
  await writeSetting(tx, key, extension);
  return before?.name ?? null;
}
