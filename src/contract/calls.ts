import { z } from 'zod';
import { contactKinds } from '../domain/contact/contact.ts';
import { ticketStates } from '../domain/ticket/states.ts';
import { clockView } from './clock.ts';
import type { bilingual } from './common.ts';
import { instant, locale, named } from './common.ts';

const callStates = ['ringing', 'answered', 'ended', 'missed'] as const;

/** Why the recording of a call is not here. */
export const recordingProblems = [
  'gone',
  'refused',
  'not_allowed',
  'too_large',
  'not_sound',
  'infected',
  'away',
] as const;
export type RecordingProblem = (typeof recordingProblems)[number];

const colleague = z.object({ id: z.string(), name: z.string() });

const caller = z.object({
  /** E.164 where it is one; null: hidden. */
  number: z.string().nullable(),
  /** As people read it out; null: hidden. */
  shown: z.string().nullable(),
});

export const recordingView = z.object({
  /** `none`: the exchange has told of none. */
  state: z.enum(['none', 'waiting', 'here', 'missing']),
  problem: z.enum(recordingProblems).nullable(),
  /** Where it can be heard; not null exactly when it is here. */
  url: z.string().nullable(),
});
export type RecordingView = z.infer<typeof recordingView>;

/** A call in a list. */
export const callRow = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  state: z.enum(callStates),
  caller,
  /** Whose number it is, as far as known. */
  contact: z.object({ id: z.string(), name: z.string().nullable(), kind: z.enum(contactKinds) }).nullable(),
  hotline: z.string().nullable(),
  /** Telephones that ring or rang; of an answered call the one that answered. */
  extensions: z.array(z.string()),
  startedAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  talkSeconds: z.number().int().nullable(),
  hasVoicemail: z.boolean(),
  /** Who answered; of a missed call who is calling back. */
  takenBy: colleague.nullable(),
  /** It rings at this viewer's telephone, or this viewer took it. */
  isMine: z.boolean(),
  recording: recordingView,
  /** Tickets that came of it. */
  tickets: z.array(z.object({ id: z.string(), code: z.string(), subject: z.string() })),
});
export type CallRow = z.infer<typeof callRow>;

/** Missed calls and messages of one number that nobody has answered yet. */
export const callBackLine = z.object({
  /** The latest of these calls. */
  callId: z.string(),
  caller,
  contact: callRow.shape.contact,
  count: z.number().int(),
  firstAt: instant,
  lastAt: instant,
  hasVoicemail: z.boolean(),
  /** Calls with a message to listen to, newest first. */
  messages: z.array(z.object({ callId: z.string(), recording: recordingView })),
  claim: z.object({ by: colleague, isMine: z.boolean(), at: instant, isStale: z.boolean() }).nullable(),
  /** How often somebody has tried in vain, when last, and from when it is worth another try. */
  tries: z.number().int(),
  lastTryAt: instant.nullable(),
  againAt: instant.nullable(),
});
export type CallBackLine = z.infer<typeof callBackLine>;

/** What an operator has before the eyes all day. */
export const callDesk = z.object({
  /** The viewer's own telephone; null: not told yet. */
  extension: z.string().nullable(),
  now: z.array(callRow),
  callBacks: z.array(callBackLine),
});
export type CallDesk = z.infer<typeof callDesk>;

export const callQuery = z.strictObject({
  /** Number, name, tax code, or code of a ticket. */
  q: z.string().max(100).optional(),
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
export type CallQuery = z.infer<typeof callQuery>;
export const callPage = z.object({ items: z.array(callRow), next: z.string().nullable() });
export type CallPage = z.infer<typeof callPage>;

const cardTicket = z.object({
  id: z.string(),
  code: z.string(),
  subject: z.string(),
  state: z.enum(ticketStates),
  leadAgency: named.nullable(),
  clock: clockView.nullable(),
  createdAt: instant,
});
export type CardTicket = z.infer<typeof cardTicket>;

/** A call with the card of who calls. */
export const callDetail = callRow.extend({
  card: z
    .object({
      id: z.string(),
      name: z.string().nullable(),
      kind: z.enum(contactKinds),
      taxCode: z.string().nullable(),
      business: z.string().nullable(),
      note: z.string().nullable(),
      open: z.array(cardTicket),
      /** Finished ones, newest first. */
      last: z.array(cardTicket),
    })
    .nullable(),
  /** Earlier calls of this number, newest first. */
  earlier: z.array(
    z.object({
      id: z.string(),
      direction: z.enum(['in', 'out']),
      state: z.enum(callStates),
      startedAt: instant,
      talkSeconds: z.number().int().nullable(),
    }),
  ),
  callBack: callBackLine.nullable(),
  /** How the missed call was settled. */
  settled: z
    .object({
      at: instant,
      by: z.string().nullable(),
      outcome: z.enum(['reached', 'not_needed']),
      reason: z.string().nullable(),
    })
    .nullable(),
  /** Number of the next report or note of this call, from 1; null: no more. */
  nextPart: z.number().int().nullable(),
});
export type CallDetail = z.infer<typeof callDetail>;

export const extensionRequest = z.strictObject({
  /** Null: none. */
  extension: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z+*#._-]{1,40}$/u)
    .nullable(),
});
export const extensionAnswer = z.object({
  extension: z.string().nullable(),
  /** Whose telephone it was until now. */
  takenFrom: z.string().nullable(),
});

export const suggestionRequest = z.strictObject({
  text: z.string().trim().min(1).max(20_000),
  unit: z.string().max(20).nullable(),
});
export const categorySuggestions = z.object({ items: z.array(z.object({ category: named, agency: named })) });

/** Calls hold a few matters each. */
export const mostParts = 9;
const part = z.number().int().min(1).max(mostParts);
const text = z.string().trim().min(5).max(20_000);

export const callReportRequest = z.strictObject({
  draft: z.uuid(),
  part,
  text,
  lang: locale.default('vi'),
  name: z.string().trim().max(120).nullable(),
  kind: z.enum(contactKinds),
  /** A phone number or mail address, for callers whose own number cannot be written to. */
  contact: z.string().trim().max(200).nullable(),
  hideIdentity: z.boolean(),
  unit: z.string().max(20).nullable(),
  address: z.string().trim().max(300).nullable(),
  category: z.string().max(60).nullable(),
  urgent: z.boolean(),
  /** The text was read out to the caller, who agreed (Decree 20/2008: what is said at the telephone is written down truthfully). */
  readBack: z.literal(true),
});
export type CallReportRequest = z.infer<typeof callReportRequest>;

/** The code is certain as soon as the report is stored; the ticket follows within moments. */
export const callReported = z.object({
  code: z.string(),
  /** Null: still on its way. */
  ticketId: z.string().nullable(),
  outcome: z.enum(['created', 'appended']).nullable(),
  promisedAt: instant.nullable(),
});
export type CallReported = z.infer<typeof callReported>;

export const callAttachRequest = z.strictObject({
  draft: z.uuid(),
  part,
  /** Id or code. */
  ticket: z.string().trim().min(1).max(40),
  /** What the caller said; may be empty. */
  text: z.string().trim().max(20_000),
  /** As for a report; needed when the words become the sender's own in the ticket. */
  readBack: z.boolean(),
});
export const callAttached = z.object({
  ticketId: z.string(),
  code: z.string(),
  /** `supplement`: the words of the ticket's sender; `note`: for staff. */
  as: z.enum(['supplement', 'note']),
});
export type CallAttached = z.infer<typeof callAttached>;

export const callOutcomeRequest = z.strictObject({
  outcome: z.enum(['reached', 'not_reached', 'not_needed']),
  /** Required for `not_needed`. */
  reason: z.string().trim().max(500).nullable().default(null),
});
export type CallOutcome = z.infer<typeof callOutcomeRequest>['outcome'];

export const recordingProblemLabels: Readonly<Record<RecordingProblem, z.infer<typeof bilingual>>> = {
  gone: { vi: 'Tổng đài không còn tệp ghi âm này.', en: 'The exchange no longer has this recording.' },
  refused: {
    vi: 'Tổng đài từ chối đăng nhập khi lấy ghi âm. Báo quản trị kiểm tra tài khoản lấy ghi âm.',
    en: 'The exchange refused the login for recordings. Tell the administrator.',
  },
  not_allowed: {
    vi: 'Địa chỉ ghi âm không nằm trong các nơi được phép của kênh này. Báo quản trị.',
    en: "The recording lies where this channel's settings do not allow. Tell the administrator.",
  },
  too_large: { vi: 'Tệp ghi âm quá lớn nên không lấy về.', en: 'The recording is too large to be fetched.' },
  not_sound: { vi: 'Tệp tổng đài đưa không phải là âm thanh.', en: 'What the exchange handed out is no sound.' },
  infected: { vi: 'Tệp ghi âm có mã độc nên đã bị chặn.', en: 'The recording carries malware and was blocked.' },
  away: {
    vi: 'Nhiều lần không lấy được ghi âm từ tổng đài.',
    en: 'The recording could not be fetched from the exchange in many tries.',
  },
};
