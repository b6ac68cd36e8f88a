import { z } from 'zod';
import { preview } from './channels.ts';
import { instant } from './common.ts';
import { replyFileIds } from './reply-files.ts';
import { deliveryStates } from './tickets.ts';

/** Another way to the same person. */
export const deliveryOffer = z.object({
  identityId: z.string(),
  kind: z.string(),
  /** The channel that would be used, by kind. */
  channel: z.string(),
  /** Null where the sender's address is hidden from this agency. */
  address: z.string().nullable(),
  /** The way that failed, once more. */
  isSame: z.boolean(),
});
export type DeliveryOffer = z.infer<typeof deliveryOffer>;

const deliveryAttempt = z.object({
  at: instant,
  channel: z.string(),
  state: z.enum([...deliveryStates, 'sending']),
  errorClass: z.string().nullable(),
  detail: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decision: z.enum(['sent', 'resend', 'dropped']).nullable(),
});

export const deliveryReport = z.object({
  attempts: z.array(deliveryAttempt),
  offers: z.array(deliveryOffer),
  /** What this viewer may decide about it now. */
  decisions: z.array(z.enum(['sent', 'resend', 'dropped'])),
});
export type DeliveryReportView = z.infer<typeof deliveryReport>;

/** What a person decides about a message that did not arrive, or not surely. */
export const deliveryDecision = z.strictObject({
  decision: z.enum(['sent', 'resend', 'dropped']),
  /** For `resend`: the address to try; the same one when left out. */
  identityId: z.uuid().optional(),
});

export const undelivered = z.object({
  items: z.array(
    z.object({
      messageId: z.string(),
      ticketId: z.string(),
      code: z.string(),
      subject: z.string(),
      kind: z.string(),
      channel: z.string(),
      state: z.enum(['failed', 'unknown', 'suppressed']),
      detail: z.string().nullable(),
      at: instant,
    }),
  ),
  next: z.string().nullable(),
});
export type Undelivered = z.infer<typeof undelivered>;

export const undeliveredQuery = z.strictObject({
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const replyPreviewRequest = z.strictObject({
  kind: z.enum(['answer', 'question']),
  text: z.string().trim().min(1).max(20_000),
  /** The caller's files that would go with them. */
  files: replyFileIds,
});
export type ReplyPreviewRequest = z.infer<typeof replyPreviewRequest>;

/** Why words to the sender would not go out now. */
const replyObstacles = ['nobody', 'no_channel', 'stopped', 'left', 'bounced', 'paused'] as const;

/** Where words to the sender would go if they were sent now, and how they would arrive. */
export const replyPreview = z.object({
  /** Kind of the channel; null: nobody can be written to, the tracking page shows the words. */
  channel: z.string().nullable(),
  /** Null where the sender's address is hidden from this agency. */
  address: z.string().nullable(),
  obstacle: z.enum(replyObstacles).nullable(),
  lastInboundAt: instant.nullable(),
  /** Until when this channel takes an answer; null: without end, or not known. */
  windowEndsAt: instant.nullable(),
  /** Another way to the same person, for when this one is closed. */
  next: z.object({ channel: z.string(), address: z.string().nullable() }).nullable(),
  /** Of the files: how many come with the message, and how many are opened on the tracking page. */
  files: z.object({ carried: z.number().int(), linked: z.number().int() }),
  /** Null: there is no channel to show it as. */
  preview: preview.nullable(),
});
export type ReplyPreviewView = z.infer<typeof replyPreview>;
