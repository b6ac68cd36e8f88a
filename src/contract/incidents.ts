import { z } from 'zod';
import { bilingual, instant, named } from './common.ts';
import { ticketRow } from './tickets.ts';

/** suspected: the hub noticed a burst; open: a person says so; dismissed: it was none; ended: it is over. */
const incidentStates = ['suspected', 'open', 'ended', 'dismissed'] as const;
export type IncidentState = (typeof incidentStates)[number];

export const incidentStateLabels: Readonly<Record<IncidentState, { readonly vi: string; readonly en: string }>> = {
  suspected: { vi: 'Nghi có sự việc', en: 'Suspected' },
  open: { vi: 'Đang diễn ra', en: 'Under way' },
  ended: { vi: 'Đã kết thúc', en: 'Ended' },
  dismissed: { vi: 'Không phải sự việc', en: 'Dismissed' },
};

const point = z.object({ lat: z.number(), lon: z.number() });

/** An incident in a list; counts are of the tickets that this viewer may see. */
export const incidentRow = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(incidentStates),
  category: named.nullable(),
  place: named.nullable(),
  /** The hub noticed it by itself. */
  noticed: z.boolean(),
  tickets: z.number().int(),
  openTickets: z.number().int(),
  /** People who said on the portal that they have the same trouble. */
  meToo: z.number().int(),
  firstAt: instant,
  lastAt: instant,
  createdAt: instant,
  endedAt: instant.nullable(),
});
export type IncidentRow = z.infer<typeof incidentRow>;

/** Where its reports lie; `exact` false is the centre of a commune. */
const incidentPoint = point.extend({ ticketId: z.string(), code: z.string(), exact: z.boolean() });
export type IncidentPoint = z.infer<typeof incidentPoint>;

export const incidentAlert = incidentRow.extend({ points: z.array(incidentPoint), minutes: z.number().int() });
export type IncidentAlert = z.infer<typeof incidentAlert>;
export const incidentAlerts = z.object({ items: z.array(incidentAlert) });

const incidentActions = ['rename', 'confirm', 'dismiss', 'end', 'reopen', 'split'] as const;
export type IncidentAction = (typeof incidentActions)[number];

const timelineEntry = z.object({
  at: instant,
  type: z.string(),
  /** Null: the hub itself, or a sender. */
  by: z.string().nullable(),
  text: bilingual,
  /** Codes of the tickets it concerns, the first few. */
  codes: z.array(z.string()),
  count: z.number().int(),
});

export const incidentDetail = incidentRow.extend({
  rows: z.array(ticketRow.extend({ joinedAt: instant, joinedBy: z.string().nullable(), meToo: z.number().int() })),
  points: z.array(incidentPoint),
  timeline: z.array(timelineEntry),
  byState: z.array(z.object({ state: z.string(), count: z.number().int() })),
  actions: z.array(z.enum(incidentActions)),
});
export type IncidentDetail = z.infer<typeof incidentDetail>;

export const incidentQuery = z.strictObject({
  show: z.enum(['active', 'past']).default('active'),
  /** Opaque; of the page before. */
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type IncidentQuery = z.infer<typeof incidentQuery>;
export const incidentPage = z.object({ items: z.array(incidentRow), next: z.string().nullable() });

const candidate = z.object({
  ticket: ticketRow.pick({
    id: true,
    code: true,
    subject: true,
    state: true,
    place: true,
    leadAgency: true,
    createdAt: true,
  }),
  /** 0 to 1. */
  score: z.number(),
  reasons: z.array(bilingual),
  /** The incident it belongs to already. */
  incident: z.object({ id: z.string(), title: z.string() }).nullable(),
});
export type IncidentCandidate = z.infer<typeof candidate>;

/** A ticket that the same answer could go to, or why not. */
const shareTarget = z.object({
  id: z.string(),
  code: z.string(),
  subject: z.string(),
  lang: z.enum(['vi', 'en']),
  channel: z.string(),
});
const shareRefusals = ['other_agency', 'not_routed', 'own_answer', 'answered', 'ended', 'no_text'] as const;
export type ShareRefusal = (typeof shareRefusals)[number];

export const shareRefusalLabels: Readonly<Record<ShareRefusal, { readonly vi: string; readonly en: string }>> = {
  other_agency: { vi: 'cơ quan khác chủ trì', en: 'another agency leads' },
  not_routed: { vi: 'chưa chuyển cho cơ quan nào', en: 'not routed yet' },
  own_answer: { vi: 'đang có trả lời riêng chờ duyệt', en: 'has an answer of its own awaiting approval' },
  answered: { vi: 'đã trả lời', en: 'answered already' },
  ended: { vi: 'đã kết thúc', en: 'ended' },
  no_text: { vi: 'chưa có nội dung bằng ngôn ngữ của người gửi', en: "no text in the sender's language" },
};

/** What a ticket shares with others: its incident, what may belong to it, how many have the same trouble. */
export const ticketIncident = z.object({
  incident: incidentRow.nullable(),
  candidates: z.array(candidate),
  meToo: z.number().int(),
  mayWrite: z.boolean(),
  /** The answer approved here that can go to the others; null: there is none, or it is not this viewer's to send. */
  share: z
    .object({
      messageId: z.string(),
      text: z.string(),
      lang: z.enum(['vi', 'en']),
      targets: z.array(shareTarget),
      refused: z.array(z.object({ code: z.string(), reason: z.enum(shareRefusals) })),
    })
    .nullable(),
});
export type TicketIncident = z.infer<typeof ticketIncident>;

export const joinRequest = z.strictObject({ with: z.uuid() });
export const renameRequest = z.strictObject({ title: z.string().trim().min(3).max(120) });

const answerText = z.string().trim().min(1).max(20_000);
/** `tickets` are exactly those that the lead saw counted and named. */
export const shareRequest = z.strictObject({
  messageId: z.uuid(),
  tickets: z.array(z.uuid()).min(1).max(500),
  texts: z.strictObject({ vi: answerText.optional(), en: answerText.optional() }),
});
export type ShareRequest = z.infer<typeof shareRequest>;

export const shareResult = z.object({
  answered: z.array(z.string()),
  refused: z.array(z.object({ code: z.string(), reason: z.enum(shareRefusals) })),
});
export type ShareResult = z.infer<typeof shareResult>;
