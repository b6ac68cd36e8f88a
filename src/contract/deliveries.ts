import { z } from 'zod';
import { instant } from './common.ts';
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

export const deliveryAttempt = z.object({
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
