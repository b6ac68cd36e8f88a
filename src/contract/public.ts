import { z } from 'zod';
import { ticketStates } from '../domain/ticket/states.ts';
import { bilingual, instant, locale, named } from './common.ts';

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
          /** Null: infected, opened by nobody. */
          downloadUrl: z.string().nullable(),
        }),
      ),
      problems: z.array(bilingual),
    }),
  ),
  /** Tickets of the same report, once it was split by matters; each with its own private page. */
  related: z.array(z.object({ code: z.string(), url: z.string(), subject: z.string(), state: z.enum(ticketStates) })),
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

/** What a one-time code is asked for with: the address, and the thing (a submission) that it will be confirmed for. */
export const codeRequest = z.strictObject({
  address: z.string().trim().min(5).max(254),
  about: z.guid(),
  lang: locale,
  proof: z.string().max(4000).optional(),
});
export const codeCheck = z.strictObject({
  address: z.string().trim().min(5).max(254),
  about: z.guid(),
  code: z.string().trim().min(6).max(12),
});

/** A message of the chat on its way in. `id` is the page's own: sent twice, it is one message. */
export const chatMessageRequest = z.strictObject({
  id: z.guid(),
  text: z.string().trim().max(4000),
  files: z.array(z.guid()).max(5).default([]),
  lang: locale,
  proof: z.string().max(4000).optional(),
});

/** A conversation as the person sees it in the chat. */
export const chatView = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      /** The page's own id of a message that the person sent. */
      sentAs: z.string().nullable(),
      from: z.enum(['sender', 'hub', 'agency']),
      agency: named.nullable(),
      kind: z.string(),
      text: z.string(),
      at: instant,
      /** An address of null: held back until it was looked at. */
      files: z.array(z.object({ name: z.string(), pictureUrl: z.string().nullable(), url: z.string().nullable() })),
    }),
  ),
  /** The reports that came of it, oldest first. */
  cases: z.array(
    z.object({
      code: z.string(),
      url: z.string(),
      state: z.enum(ticketStates),
      at: instant,
      promisedAt: instant.nullable(),
      isOpen: z.boolean(),
    }),
  ),
});
export type ChatView = z.infer<typeof chatView>;
