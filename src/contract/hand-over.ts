import { z } from 'zod';
import { bilingual, instant, named } from './common.ts';

const handOverKinds = [
  'proposed',
  'routed',
  'offered',
  'accepted',
  'given',
  'returned',
  'forwarded',
  'withdrawn',
  'disputed',
] as const;

/** One step of the way a ticket took between agencies: who proposed, got, answered, and why. */
export const handOverView = z.object({
  seq: z.number().int(),
  at: instant,
  kind: z.enum(handOverKinds),
  agency: named.nullable(),
  /** To which agency it was passed on. */
  to: named.nullable(),
  /** Who did it; null: the hub. */
  by: z.string().nullable(),
  /** Whom within the agency it was given to. */
  officer: z.string().nullable(),
  /** Words of the person, or of the hub about its choice. */
  reason: bilingual.nullable(),
});
export type HandOverView = z.infer<typeof handOverView>;

const version = z.number().int().positive();

export const forwardRequest = z.strictObject({
  version,
  agency: z.string().min(1).max(60),
  reason: z.string().trim().min(5).max(2000),
});
/** Neither officer nor team: the hub chooses. */
export const assignRequest = z.strictObject({
  version,
  officer: z.string().min(1).max(60).nullable().default(null),
  team: z.uuid().nullable().default(null),
});
export const unsealRequest = z.strictObject({ version, reason: z.string().trim().min(5).max(2000) });
