import { z } from 'zod';
import { trackingView } from './public.ts';
import { bilingual, instant, locale } from './common.ts';

/** Channels that the simulator can play; one more per platform server. */
const simulatedChannels = ['web', 'email'] as const;
export type SimulatedChannel = (typeof simulatedChannels)[number];

/** Somebody outside: ready-made, or `guest` for any other address that the hub has written to. */
const simulatedPerson = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'business', 'guest']),
  phone: z.string().nullable(),
  mail: z.string(),
  lang: locale,
  about: bilingual,
});
export type SimulatedPerson = z.infer<typeof simulatedPerson>;

/** One thing that passed a front door, in the order of `seq`; what it meant in words, for any channel. */
const happening = z.object({
  seq: z.number().int(),
  at: instant,
  channel: z.enum(simulatedChannels),
  personId: z.string().nullable(),
  direction: z.enum(['to_hub', 'from_hub']),
  outcome: z.enum(['passed', 'refused', 'failed']),
  what: bilingual,
  /** Subject, ticket code or the words of the server; null when `what` says it all. */
  detail: z.string().nullable(),
  /** Path on this hub where the thing can be looked at. */
  link: z.string().nullable(),
});
export type Happening = z.infer<typeof happening>;

const simulatedFile = z.object({
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  url: z.string().nullable(),
});

const simulatedMail = z.object({
  id: z.string(),
  seq: z.number().int(),
  at: instant,
  personId: z.string(),
  direction: z.enum(['sent', 'received']),
  from: z.string(),
  fromName: z.string(),
  to: z.string(),
  /** Where an answer goes; the hub puts its signed token there. */
  replyTo: z.string(),
  subject: z.string(),
  text: z.string(),
  hasHtml: z.boolean(),
  /** Marked by its sender as written by a machine (RFC 3834). */
  automatic: z.boolean(),
  /** Headers that decide about threads and loops, for the curious. */
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  files: z.array(simulatedFile),
});
export type SimulatedMail = z.infer<typeof simulatedMail>;

/** What the simulator reads of the hub's public tracking page, as any browser could. */
export const watchedTracking = trackingView.pick({ state: true, promisedAt: true, late: true }).extend({
  messages: z.array(
    z.object({
      id: z.string(),
      from: z.enum(['sender', 'hub', 'agency']),
      agency: z.object({ vi: z.string(), en: z.string() }).nullable(),
      text: z.string(),
      at: instant,
    }),
  ),
});

const simulatedReport = z.object({
  seq: z.number().int(),
  at: instant,
  personId: z.string(),
  code: z.string(),
  trackingPath: z.string(),
  text: z.string(),
  /** Null until the tracking page was first read. */
  tracking: watchedTracking.nullable(),
});
export type SimulatedReport = z.infer<typeof simulatedReport>;

/** What can go wrong outside; `none` first. */
export const faultChoices = {
  web: ['none'],
  email: ['none', 'refuse_for_now', 'refuse_for_good', 'drop_after_data', 'slow', 'bounce'],
} as const satisfies Record<SimulatedChannel, readonly string[]>;
export type MailFault = (typeof faultChoices)['email'][number];

export const faults = z.object({ email: z.enum(faultChoices.email) });
export type Faults = z.infer<typeof faults>;

/** Everything with a `seq` above `since`; a changed `run` means that the simulator started anew and forgot. */
export const simulatorState = z.object({
  run: z.string(),
  position: z.number().int(),
  people: z.array(simulatedPerson),
  faults,
  hubMail: z.string(),
  happenings: z.array(happening),
  mails: z.array(simulatedMail),
  reports: z.array(simulatedReport),
});
export type SimulatorState = z.infer<typeof simulatorState>;

export const stateRequest = z.object({ since: z.coerce.number().int().min(0).default(0) });

const file = z.strictObject({ name: z.string().max(300), type: z.string().max(200), base64: z.base64() });

/** A web report as a person fills it in. Nothing is checked here: bad input must reach the hub's own door. */
export const sendWebRequest = z.strictObject({
  text: z.string(),
  unitCode: z.string().optional(),
  categoryCode: z.string().optional(),
  address: z.string().optional(),
  /** Without it name, phone and mail address of the person are sent along. */
  nameless: z.boolean().default(false),
  hideIdentity: z.boolean().default(false),
  lang: locale.default('vi'),
  /** The same form, posted a second time. */
  twice: z.boolean().default(false),
  files: z.array(file).max(20).default([]),
});
export type SendWebRequest = z.input<typeof sendWebRequest>;

export const sendMailRequest = z.strictObject({
  subject: z.string().max(2000),
  text: z.string(),
  html: z.string().optional(),
  /** Id of the mail that this one answers: its Reply-To, References and quoted text are used. */
  inReplyTo: z.string().optional(),
  /** Marked as an out-of-office answer. */
  automatic: z.boolean().default(false),
  /** The same message with the same Message-ID, delivered a second time. */
  twice: z.boolean().default(false),
  files: z.array(file).max(20).default([]),
});
export type SendMailRequest = z.input<typeof sendMailRequest>;

/** How the hub's front door answered. `refused` is an answer too; `unreachable` is none. */
export const sendAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), detail: z.string(), link: z.string().nullable() }),
  z.object({ outcome: z.literal('refused'), status: z.number().int(), message: bilingual }),
  z.object({ outcome: z.literal('unreachable'), detail: z.string() }),
]);
export type SendAnswer = z.infer<typeof sendAnswer>;
