import { z } from 'zod';
import { flagSetting } from '../flag-setting.ts';

/** What every account of SMS may set, beside what its provider needs. */
export const smsSettings = {
  /** Answers with diacritics: a segment then holds 70 characters in place of 160. */
  diacritics: flagSetting.default(false),
  /** What people write in front of their message on a shared short code; several between commas. */
  keyword: z.string().trim().max(200).optional(),
  /** Longer answers are cut and end with the tracking link. */
  maxSegments: z.coerce.number().int().min(1).max(10).default(3),
} as const;
