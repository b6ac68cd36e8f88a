import { z } from 'zod';
import { outlinePattern } from '../domain/reference/channel-entry.ts';

/** ISO 8601 instant in UTC. */
export const instant = z.iso.datetime();

/** Something with a code and a name in both languages; pages show the name, never the code. */
export const named = z.object({ code: z.string(), vi: z.string(), en: z.string() });
export type Named = z.infer<typeof named>;

export const locale = z.enum(['vi', 'en']);
export type Locale = z.infer<typeof locale>;

export const bilingual = z.object({ vi: z.string(), en: z.string() });

/** Path data of an icon on a grid of 24 x 24. */
export const outline = z.string().regex(outlinePattern);

/** Every error of the API. `code` is stable; `message` says what happened, what was kept and what to do. */
export const problem = z.object({
  error: z.object({
    code: z.string(),
    message: bilingual,
    fields: z.array(z.object({ field: z.string(), message: bilingual })).optional(),
    requestId: z.string().optional(),
  }),
});
export type Problem = z.infer<typeof problem>;
