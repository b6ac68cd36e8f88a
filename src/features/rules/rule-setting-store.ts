import { readSetting, writeSetting } from '../../platform/settings.ts';
import type { Sql } from '../../platform/sql.ts';

const key = 'routing.automatic';

/** Whether new reports that need no person go to their agency at once; off until somebody switches it on. */
export async function readAutomatic(sql: Sql): Promise<boolean> {
  return (await readSetting(sql, key)) === true;
}

export async function writeAutomatic(sql: Sql, on: boolean): Promise<void> {
  await writeSetting(sql, key, on);
}
