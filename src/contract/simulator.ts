import { z } from 'zod';
import { trackingView } from './public.ts';
import { bilingual, instant, locale, outline } from './common.ts';

/** Channels whose platform the demo plays with a server of its own, by the names of their adapters. */
export const platformChannels = ['zalo', 'facebook', 'telegram', 'sms-http', 'twilio', 'smpp', 'voice'] as const;
export type PlatformChannel = (typeof platformChannels)[number];

/** Channels that the simulator can play. */
export const simulatedChannels = ['web', 'email', ...platformChannels] as const;
export type SimulatedChannel = (typeof simulatedChannels)[number];

/** Somebody outside: ready-made or added, or `guest` for any other address that the hub has written to. */
export const simulatedPerson = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'business', 'guest']),
  /** As people write it; null: this one has no telephone and so no app but mail. */
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

/** What a person can do on a platform besides writing; each platform offers some of it. */
export const platformActs = [
  'say',
  'follow',
  'unfollow',
  'consent',
  'withdraw',
  'start',
  'block',
  'unblock',
  'shareContact',
  'shareOtherContact',
  'editMessage',
  'comment',
  'post',
  'editWord',
  'removeWord',
  'colleague',
  'call',
  'answer',
  'hangUp',
  'leaveMessage',
] as const;
export type PlatformAct = (typeof platformActs)[number];

/** One line on a phone; `note`: no message but something the person did there. */
const chatLine = z.object({
  /** Unique in a run. */
  key: z.string(),
  /** The platform's own id of it. */
  id: z.string(),
  seq: z.number().int(),
  at: instant,
  channel: z.enum(platformChannels),
  personId: z.string(),
  from: z.enum(['person', 'hub', 'note']),
  text: z.string(),
  note: z.enum(platformActs).nullable(),
  /** `url` where the picture can be shown; null: only its name is known. */
  files: z.array(z.object({ name: z.string(), url: z.string().nullable() })),
  isEdited: z.boolean(),
});
export type ChatLine = z.infer<typeof chatLine>;

/** A comment or post on the page of the centre, which everybody sees. */
const pageWord = z.object({
  id: z.string(),
  seq: z.number().int(),
  at: instant,
  /** Null: a post of its own or a comment under the centre's post. */
  parentId: z.string().nullable(),
  kind: z.enum(['post', 'comment']),
  /** Null: the centre itself. */
  personId: z.string().nullable(),
  name: z.string(),
  text: z.string(),
  isHidden: z.boolean(),
  isRemoved: z.boolean(),
});
export type PageWord = z.infer<typeof pageWord>;

/** A person's call that goes on now. */
const simulatedCall = z.object({
  personId: z.string(),
  state: z.enum(['ringing', 'talking']),
  extension: z.string().nullable(),
  since: instant,
});
export type SimulatedCall = z.infer<typeof simulatedCall>;

const simulatedFault = z.object({
  name: z.string(),
  vi: z.string(),
  en: z.string(),
  about: bilingual.nullable(),
  isOn: z.boolean(),
});

/** One way between the people outside and the hub, and what can go wrong on it. */
const simulatedLine = z.object({
  channel: z.enum(simulatedChannels),
  icon: outline,
  /** What people write to, dial or look for. */
  address: z.string(),
  acts: z.array(z.enum(platformActs)),
  faults: z.array(simulatedFault),
});
export type SimulatedLine = z.infer<typeof simulatedLine>;

/** Many people writing at once. */
const crowd = z.object({
  id: z.string(),
  total: z.number().int(),
  accepted: z.number().int(),
  failed: z.number().int(),
  isRunning: z.boolean(),
});
export type Crowd = z.infer<typeof crowd>;

/** Everything with a `seq` above `since`; a changed `run` means that the simulator started anew and forgot. */
export const simulatorState = z.object({
  run: z.string(),
  position: z.number().int(),
  people: z.array(simulatedPerson),
  lines: z.array(simulatedLine),
  hubMail: z.string(),
  happenings: z.array(happening),
  mails: z.array(simulatedMail),
  reports: z.array(simulatedReport),
  chats: z.array(chatLine),
  page: z.array(pageWord),
  calls: z.array(simulatedCall),
  /** Null: there was none in this run. */
  crowd: crowd.nullable(),
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

/** Something a person does on a platform. */
export const actRequest = z.strictObject({
  act: z.enum(platformActs),
  text: z.string().max(20_000).default(''),
  /** The message, comment or extension that it is about. */
  target: z.string().max(200).optional(),
  point: z.strictObject({ lat: z.number(), lon: z.number() }).optional(),
  files: z.array(file).max(10).default([]),
});
export type ActRequest = z.input<typeof actRequest>;

/** Somebody new outside. Without a phone number one is made up. */
export const addPersonRequest = z.strictObject({
  name: z.string().trim().min(1).max(80),
  phone: z.string().trim().max(40).optional(),
});
export type AddPersonRequest = z.input<typeof addPersonRequest>;

export const setFaultRequest = z.strictObject({ isOn: z.boolean() });

/** How the hub's front door answered. `refused` is an answer too; `unreachable` is none; `held`: the platform did not deliver it yet. */
export const sendAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), detail: z.string(), link: z.string().nullable() }),
  z.object({ outcome: z.literal('refused'), status: z.number().int(), message: bilingual }),
  z.object({ outcome: z.literal('unreachable'), detail: z.string() }),
  z.object({ outcome: z.literal('held') }),
]);
export type SendAnswer = z.infer<typeof sendAnswer>;
/** The answer of a door that the simulator itself knocks at. */
export type DoorAnswer = Exclude<SendAnswer, { outcome: 'held' }>;
