import { z } from 'zod';

const word = z.string().max(2000);
const count = z.coerce.number().int().min(0).max(50).catch(0);

/** An inbound message as Twilio's form has it, the fields we use. Its files are `MediaUrl0`, `MediaContentType0` and so on. */
export const twilioMessage = z.object({
  MessageSid: z.string().min(1).max(64),
  From: word,
  To: word.default(''),
  Body: z.string().max(20_000).default(''),
  NumMedia: count.default(0),
  /** How the sender calls themselves, and what a shared place is called: other messengers tell them. */
  ProfileName: word.optional().catch(undefined),
  Label: word.optional().catch(undefined),
  Address: word.optional().catch(undefined),
  /** Twilio's own list of those who said STOP, where it keeps one. */
  OptOutType: z.string().max(20).optional(),
  Latitude: z.coerce.number().min(-90).max(90).optional().catch(undefined),
  Longitude: z.coerce.number().min(-180).max(180).optional().catch(undefined),
});

export type TwilioMessage = z.infer<typeof twilioMessage>;

/** What `verify` keeps of a status callback. */
export const twilioStatus = z.object({
  sid: z.string().min(1).max(64),
  status: z.string().min(1).max(30),
  errorCode: z.string().max(10).optional(),
  /** Our id of the message: we put it into the address of the callback. */
  messageId: z.string().max(64).optional(),
});
export type TwilioStatus = z.infer<typeof twilioStatus>;

/** Kinds of receipts of this channel. `unknown` is signed by Twilio but not understood: it waits in quarantine. */
export const receiptKinds = { message: 'message', status: 'status', unknown: 'unknown' } as const;

/** Name of our message's id in the query of the status callback's address. */
export const messageParameter = 'message';
