import { z } from 'zod';
import { assignmentStates, flags, priorities, ticketStates } from '../domain/ticket/states.ts';
import { ticketActions } from '../domain/ticket/transitions.ts';
import { entityKinds } from '../domain/text/entity-kinds.ts';
import { attachmentView } from './attachments.ts';
import { clockView } from './clock.ts';
import { bilingual, instant, locale, named } from './common.ts';
import { handOverView } from './hand-over.ts';
import { replyFileIds } from './reply-files.ts';
import { ticketLink } from './splits.ts';

/** A ticket in a list: what two lines need. Also what live updates carry. */
export const ticketRow = z.object({
  id: z.string(),
  code: z.string(),
  version: z.number().int(),
  state: z.enum(ticketStates),
  priority: z.enum(priorities),
  subject: z.string(),
  excerpt: z.string(),
  channel: z.string(),
  /** Null: nameless, or hidden from this agency at the sender's wish (`senderHidden`). */
  senderName: z.string().nullable(),
  senderHidden: z.boolean(),
  category: named.nullable(),
  place: named.nullable(),
  leadAgency: named.nullable(),
  flags: z.array(z.enum(flags)),
  /** The nearest running or paused deadline; null when nothing runs. */
  clock: clockView.nullable(),
  /** People who said on the portal that they have the same trouble. */
  meToo: z.number().int(),
  needsHuman: z.boolean(),
  /** Only inspectors see it at all. */
  sealed: z.boolean(),
  /**
   * Whom it calls, while it is urgent and nobody has taken it up: these people (null: everybody who sorts reports), and whether
   * supervisors too.
   */
  rings: z.object({ people: z.array(z.string()).nullable(), supervisors: z.boolean() }).nullable(),
  /** Since when it waits for a supervisor, because agencies gave it back too often. */
  disputedAt: instant.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type TicketRow = z.infer<typeof ticketRow>;

export const deliveryStates = ['queued', 'sent', 'delivered', 'read', 'failed', 'unknown', 'suppressed'] as const;

export const messageKinds = [
  'report',
  'supplement',
  'reopen',
  'rating',
  'ack',
  'answer',
  'question',
  'notice',
  'note',
  'status',
  'echo',
] as const;

/** A thing named in a text: where it stands, and what it is called elsewhere (a number to call, a code to look up), if anything. */
const textMark = z.object({
  kind: z.enum(entityKinds),
  start: z.number().int(),
  end: z.number().int(),
  value: z.string().nullable(),
});
export type TextMark = z.infer<typeof textMark>;

export const messageView = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out', 'internal']),
  kind: z.enum(messageKinds),
  /** Answers: draft, submitted, approved, rejected. Others: received or final. */
  state: z.enum(['received', 'final', 'draft', 'submitted', 'approved', 'rejected']),
  channel: z.string(),
  author: z.object({ name: z.string(), agency: named.nullable() }).nullable(),
  subject: z.string().nullable(),
  /** What came from the sender and notes: numbers of identity cards and accounts are masked for those without the right. */
  text: z.string(),
  marks: z.array(textMark),
  /** All that came, when `text` is only what the person wrote. */
  fullText: z.string().nullable(),
  fullMarks: z.array(textMark),
  /** The message as its sender formatted it: a page for a sandboxed frame, and how many outside pictures it would load. */
  html: z.object({ pageUrl: z.string(), remotePictures: z.number().int() }).nullable(),
  at: instant,
  automatic: z.boolean(),
  verified: z.boolean(),
  problems: z.array(z.string()),
  attachments: z.array(attachmentView),
  delivery: z
    .object({ state: z.enum(deliveryStates), channel: z.string(), detail: z.string().nullable(), at: instant })
    .nullable(),
  decision: z.object({ by: z.string(), at: instant, reason: z.string().nullable() }).nullable(),
  /** A comment that everybody reads, and its address; null also where it would tell who a hidden sender is. */
  isPublic: z.boolean(),
  permalink: z.string().nullable(),
  /** When the sender last changed it, and took it back; what stood there before is in the events. */
  editedAt: instant.nullable(),
  removedAt: instant.nullable(),
  /** Staff hid the comment from others. */
  hidden: z.boolean(),
  /** What this viewer may do about it now. */
  moderation: z.enum(['hide', 'unhide']).nullable(),
});
export type MessageView = z.infer<typeof messageView>;

export const assignmentView = z.object({
  id: z.string(),
  agency: named,
  part: z.enum(['lead', 'coordinating']),
  state: z.enum(assignmentStates),
  officer: z.string().nullable(),
  team: z.string().nullable(),
  /** The agency that passed it on to this one. */
  forwardedBy: named.nullable(),
  offeredAt: instant,
  acceptedAt: instant.nullable(),
  doneAt: instant.nullable(),
  returnReason: z.string().nullable(),
  clock: clockView.nullable(),
});
export type AssignmentView = z.infer<typeof assignmentView>;

export const eventView = z.object({
  seq: z.number().int(),
  type: z.string(),
  at: instant,
  actor: z.object({ kind: z.enum(['system', 'sender', 'staff']), name: z.string().nullable() }),
  /** The event as one sentence. */
  text: bilingual,
  hash: z.string(),
});
export type EventView = z.infer<typeof eventView>;

/** Why the router decided so; `start` and `end` mark words in the report's text. */
const reasonView = z.object({
  kind: z.string(),
  vi: z.string(),
  en: z.string(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  agency: z.string().nullable(),
});

export const suggestionView = z.object({
  agency: named,
  category: named,
  /** Who sits beside it: whom the rule names, and who keeps watch so that nobody judges their own conduct alone. */
  coordinating: z.array(named),
  /** Estimated probability, 0 to 1. */
  p: z.number(),
  why: z.array(reasonView),
  /** This agency had the ticket and refused it. */
  refused: z.object({ at: instant, reason: z.string() }).nullable(),
  /** A model outside was asked as well: it agrees with the hub's first suggestion, or names this one instead. */
  second: z.enum(['same', 'other']).nullable(),
});
export type SuggestionView = z.infer<typeof suggestionView>;

export const ticketDetail = ticketRow.extend({
  lang: locale,
  /** Words that a rule put on it; the search finds them. */
  tags: z.array(z.string()),
  address: z.string().nullable(),
  point: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  promisedAt: instant.nullable(),
  sender: z
    .object({
      /** Of its page; null: nobody is known behind this ticket. */
      contactId: z.string().nullable(),
      name: z.string().nullable(),
      kind: z.enum(['person', 'business']),
      identities: z.array(z.object({ kind: z.string(), address: z.string(), state: z.string() })),
      otherTickets: z.array(
        z.object({
          id: z.string(),
          code: z.string(),
          subject: z.string(),
          state: z.enum(ticketStates),
          createdAt: instant,
        }),
      ),
    })
    .nullable(),
  thread: z.array(messageView),
  assignments: z.array(assignmentView),
  /** The way between agencies, oldest first. */
  handOvers: z.array(handOverView),
  /** Tickets of the same report, once it was split. */
  links: z.array(ticketLink),
  bounces: z.number().int(),
  /** It is disputed, and this viewer may not route it: only a supervisor may. */
  needsSupervisor: z.boolean(),
  clocks: z.array(clockView),
  suggestions: z.array(suggestionView),
  reasons: z.array(reasonView),
  confidence: z.number(),
  events: z.array(eventView),
  rating: z.object({ score: z.number().int(), comment: z.string().nullable(), at: instant }).nullable(),
  /** What this viewer may do now; the console shows exactly these. */
  actions: z.array(z.enum(ticketActions)),
});
export type TicketDetail = z.infer<typeof ticketDetail>;

/** Saved lists of the left pane; counts are live. */
export const queueKeys = [
  'sealed',
  'disputed',
  'triage',
  'duty',
  'mine',
  'agency',
  'approval',
  'waiting',
  'open',
  'due_soon',
  'overdue',
  'answered',
  'all',
] as const;
export type QueueKey = (typeof queueKeys)[number];

export const ticketQuery = z.strictObject({
  queue: z.enum(queueKeys).default('open'),
  /** Words of subject, text, code, sender; folded. */
  q: z.string().max(200).optional(),
  agency: z.string().max(60).optional(),
  category: z.string().max(60).optional(),
  /** Opaque; of the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type TicketQuery = z.infer<typeof ticketQuery>;

export const ticketPage = z.object({ items: z.array(ticketRow), next: z.string().nullable() });
export type TicketPage = z.infer<typeof ticketPage>;

export const queueCounts = z.object({
  /** Exact up to 999; 1000 means more. Keys are the queues this viewer has. */
  counts: z.partialRecord(z.enum(queueKeys), z.number().int()),
});
export type QueueCounts = z.infer<typeof queueCounts>;

const longText = z.string().trim().min(1).max(20_000);
const version = z.number().int().positive();

export const routeRequest = z.strictObject({
  version,
  category: z.string().min(1).max(60),
  lead: z.string().min(1).max(60),
  coordinating: z.array(z.string().min(1).max(60)).max(10).default([]),
  priority: z.enum(priorities).default('normal'),
  note: z.string().trim().max(2000).optional(),
});

export const acceptRequest = z.strictObject({ version });
export const returnRequest = z.strictObject({ version, reason: z.string().trim().min(5).max(2000) });
/** `files`: of the caller's that wait for such words. */
export const noteRequest = z.strictObject({ text: longText, files: replyFileIds });
export const askRequest = z.strictObject({ version, text: longText, files: replyFileIds });
export const draftRequest = z.strictObject({ version, text: longText });
export const answerRequest = draftRequest.extend({ files: replyFileIds });
export const approveRequest = z.strictObject({ version, messageId: z.uuid() });
export const rejectRequest = z.strictObject({
  version,
  messageId: z.uuid(),
  reason: z.string().trim().min(5).max(2000),
});
export const divertRequest = z.strictObject({
  version,
  kind: z.enum(['complaint', 'denunciation']),
  text: longText,
});
export const refuseRequest = z.strictObject({ version, reason: longText });
export const versionRequest = z.strictObject({ version });
