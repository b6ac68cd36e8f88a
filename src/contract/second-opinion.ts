import { z } from 'zod';
import { instant, named } from './common.ts';
import { opinionProblems } from '../domain/routing/second-opinion.ts';

const timeoutSeconds = z.number().int().min(1).max(20);
const dailyCap = z.number().int().min(1).max(100_000);

/** Whether and whom the hub asks for a second opinion. The key is written and never shown. */
export const secondOpinionView = z.object({
  enabled: z.boolean(),
  baseUrl: z.string(),
  model: z.string(),
  hasKey: z.boolean(),
  timeoutSeconds,
  dailyCap,
  /** A machine of the own network may be asked. */
  allowHouse: z.boolean(),
  /** What became of asking since midnight in Việt Nam. */
  today: z.object({
    asked: z.number().int(),
    same: z.number().int(),
    other: z.number().int(),
    none: z.number().int(),
    failed: z.number().int(),
  }),
  /** Too many failures in a row: nothing is asked before. */
  restsUntil: instant.nullable(),
  lastProblem: z.object({ at: instant, problem: z.enum(opinionProblems) }).nullable(),
});
export type SecondOpinionView = z.infer<typeof secondOpinionView>;

export const secondOpinionSaved = z.strictObject({
  enabled: z.boolean(),
  baseUrl: z.string().trim().max(500),
  model: z.string().trim().max(200),
  /** Absent: as it was; empty: none. */
  key: z.string().trim().max(4000).exactOptional(),
  timeoutSeconds,
  dailyCap,
  allowHouse: z.boolean(),
});
export type SecondOpinionSaved = z.infer<typeof secondOpinionSaved>;

export const secondOpinionTried = z.strictObject({ text: z.string().trim().min(1).max(4000) });

/** What the model made of a sample. `sent` is what left the house of it. */
export const secondOpinionTest = z.object({
  sent: z.string(),
  ms: z.number().int(),
  category: named.nullable(),
  problem: z.enum(opinionProblems).nullable(),
});
export type SecondOpinionTest = z.infer<typeof secondOpinionTest>;
