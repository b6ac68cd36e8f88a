import { z } from 'zod';

/** Settings typed on a command line arrive as words. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);

/** What every account of SMS may set, beside what its provider needs. */
export const smsSettings = {
  /** Answers with diacritics: a segment then holds 70 characters in place of 160. */
  diacritics: flag.default(false),
  /** What people write in front of their message on a shared short code; several between commas. */
  keyword: z.string().trim().max(200).optional(),
  /** Longer answers are cut and end with the tracking link. */
  maxSegments: z.coerce.number().int().min(1).max(10).default(3),
} as const;
