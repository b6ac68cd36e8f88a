import { z } from 'zod';
import { ticketStates } from '../domain/ticket/states.ts';
import { bilingual, instant, named } from './common.ts';

/** One step of the parcel-like tracking: received, forwarded, processing, answered. */
const trackingStep = z.object({
  key: z.enum(['received', 'forwarded', 'processing', 'answered']),
  /** Null: not reached yet. */
  at: instant.nullable(),
  agency: named.nullable(),
});

/** What anybody who has the code sees: the status and nothing of the matter or the person. */
export const publicStatus = z.object({
  code: z.string(),
  state: z.enum(ticketStates),
  steps: z.array(trackingStep),
  promisedAt: instant.nullable(),
  late: z.boolean(),
});
export type PublicStatus = z.infer<typeof publicStatus>;

/** What the sender sees with the private link: its own words, the answers, what it can do. */
export const trackingView = publicStatus.extend({
  subject: z.string(),
  category: named.nullable(),
  place: named.nullable(),
  createdAt: instant,
  messages: z.array(
    z.object({
      id: z.string(),
      from: z.enum(['sender', 'hub', 'agency']),
      kind: z.string(),
      agency: named.nullable(),
      text: z.string(),
      at: instant,
      attachments: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          size: z.number(),
          pictureUrl: z.string().nullable(),
          downloadUrl: z.string(),
        }),
      ),
      problems: z.array(bilingual),
    }),
  ),
  canRate: z.boolean(),
  canReopen: z.boolean(),
  canSupplement: z.boolean(),
  /** Last day on which the case can be reopened. */
  reopenUntil: instant.nullable(),
  rating: z.object({ score: z.number().int(), comment: z.string().nullable() }).nullable(),
});
export type TrackingView = z.infer<typeof trackingView>;

/** Answer of the web form's front door. */
export const submitted = z.object({ code: z.string(), trackingUrl: z.string() });

export const rateRequest = z.strictObject({
  score: z.coerce.number().int().min(1).max(5),
  comment: z.string().trim().max(2000).optional(),
});
export const reopenRequest = z.strictObject({ reason: z.string().trim().min(10).max(5000) });
export const supplementRequest = z.strictObject({ text: z.string().trim().min(2).max(10_000) });
