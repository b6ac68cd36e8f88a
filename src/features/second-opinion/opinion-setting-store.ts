import { z } from 'zod';
import { decryptJson, encryptJson } from '../../platform/secrets.ts';
import { readSetting, writeSetting } from '../../platform/settings.ts';
import type { Sql } from '../../platform/sql.ts';

const name = 'routing.second-opinion';

const kept = z.object({
  enabled: z.boolean(),
  baseUrl: z.string(),
  model: z.string(),
  /** AES-256-GCM of the key, in base64. */
  sealedKey: z.string().nullable(),
  timeoutSeconds: z.number(),
  dailyCap: z.number(),
  allowHouse: z.boolean(),
  /** Reports from before it was switched on are not asked about; failures from before the last change are forgotten. */
  enabledAt: z.coerce.date().nullable(),
  savedAt: z.coerce.date().nullable(),
});

/** Whom the hub asks, with the key in clear: never leaves the server. */
export type OpinionSetting = Omit<z.infer<typeof kept>, 'sealedKey'> & { readonly key: string | null };

const off: OpinionSetting = {
  enabled: false,
  baseUrl: '',
  model: '',
  key: null,
  timeoutSeconds: 4,
  dailyCap: 500,
  allowHouse: false,
  enabledAt: null,
  savedAt: null,
};

export async function readOpinionSetting(sql: Sql, secret: Buffer): Promise<OpinionSetting> {
  const value = await readSetting(sql, name);
  if (value === undefined) return off;
  const { sealedKey, ...open } = kept.parse(value);
  const key = sealedKey === null ? null : decryptJson(secret, Buffer.from(sealedKey, 'base64'));
  return { ...open, key: typeof key === 'string' ? key : null };
}

export async function writeOpinionSetting(sql: Sql, setting: OpinionSetting, secret: Buffer): Promise<void> {
  const { key, ...open } = setting;
  const sealedKey = key === null ? null : encryptJson(secret, key).toString('base64');
  await writeSetting(sql, name, { ...open, sealedKey });
}
