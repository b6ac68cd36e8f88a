import type { Decision } from '../routing/decision.ts';
import { chainStart } from './event.ts';
import { cutText } from '../text/cut.ts';
import { foldVi } from '../text/fold.ts';
import type { ReferenceData } from '../reference/reference-data.ts';
import { firstWords, subjectOf } from './subject.ts';
import { openTicketClocks, policyFor, policyOfDecision, stopClocks } from './ticket-clocks.ts';
import { newMessage } from './actions/action.ts';
import type { AttachmentRecord, MessageRecord, OutboxRecord, TicketChanges, TicketRecord } from './records.ts';

const subjectLength = 110;
const excerptLength = 260;

/** Folded words for search, each once, as a tsvector takes them. */
export function searchWords(...texts: readonly (string | null)[]): string {
  const words = new Set<string>();
  for (const text of texts) {
    if (text === null) continue;
    for (const word of foldVi(text.slice(0, 8000)).match(/[a-z0-9]{1,40}/g) ?? []) words.add(word);
  }
  return [...words].slice(0, 800).join(' ');
}

/** The sender's address as the hub knows it. */
export type KnownIdentity = {
  readonly id: string;
  readonly contactId: string;
  readonly kind: string;
  readonly address: string;
};

/** What the report's message says besides its text. */
export type ReportFacts = {
  readonly subject: string | null;
  readonly senderName: string | null;
  readonly hideIdentity: boolean;
  readonly unitCode: string | null;
  readonly address: string | null;
  readonly point: { readonly lat: number; readonly lon: number } | null;
};

export type NewTicketInput = {
  readonly id: string;
  readonly code: string;
  readonly accountId: string;
  readonly channel: string;
  readonly report: ReportFacts;
  readonly record: MessageRecord;
  readonly attachments: readonly AttachmentRecord[];
  readonly identity: KnownIdentity | null;
  readonly decision: Decision;
  readonly lang: 'vi' | 'en';
  readonly reference: ReferenceData;
  readonly receivedAt: Date;
  readonly newId: () => string;
};

/** A report's ticket with its clocks, as one set of changes. Its clocks start when the hub received the report. */
export function openTicket(input: NewTicketInput): TicketChanges {
  const { report, decision, reference, receivedAt } = input;
  const category = decision.category ? reference.categories.get(decision.category.code) : undefined;
  const policy =
    policyOfDecision(reference, decision) ??
    policyFor(reference, {
      priority: decision.priority,
      complexity: category?.complexity ?? 'simple',
      severalAgencies: false,
    });
  const opened = openTicketClocks({
    ticketId: input.id,
    calendarId: 'province',
    policy,
    reference,
    at: receivedAt,
    newId: input.newId,
  });
  const clocks = stopClocks(opened, (clock) => clock.kind === 'acknowledge', receivedAt);
  const promise = clocks.find((clock) => clock.kind === 'resolve');
  const subject = report.subject?.trim()
    ? firstWords(report.subject, subjectLength)
    : subjectOf(input.record.text, subjectLength);
  const { senderName } = report;
  const ticket: TicketRecord = {
    id: input.id,
    code: input.code,
    state: 'new',
    version: 1,
    priority: decision.priority,
    subject: subject || '—',
    excerpt: cutText(input.record.text.replace(/\s+/g, ' ').trim(), excerptLength),
    channel: input.channel,
    accountId: input.accountId,
    contactId: input.identity?.contactId ?? null,
    identityId: input.identity?.id ?? null,
    senderName,
    hideIdentity: report.hideIdentity,
    // Until an inspector has looked, nobody else may: the secret of who denounces cannot be given back later.
    sealed: decision.flags.includes('denunciation'),
    lang: input.lang,
    categoryCode: category?.code ?? null,
    // Only a commune that we know: what a form names may be anything.
    unitCode:
      decision.place?.code ??
      (report.unitCode !== null && reference.communes.has(report.unitCode) ? report.unitCode : null),
    address: report.address,
    lat: report.point?.lat ?? null,
    lon: report.point?.lon ?? null,
    leadAgency: null,
    flags: decision.flags,
    tags: decision.tags,
    decision,
    policyCode: policy.code,
    calendarId: 'province',
    nextDue: null,
    promisedAt: promise?.dueAt ?? null,
    eventSeq: chainStart.seq,
    lastHash: chainStart.hash,
    bounces: 0,
    disputedAt: null,
    createdAt: receivedAt,
    updatedAt: receivedAt,
    firstAnswerAt: null,
    answeredAt: null,
    closedAt: null,
    rating: null,
    ratingComment: null,
    ratedAt: null,
    reopenedCount: 0,
    search: searchWords(
      input.code,
      subject,
      input.record.text,
      report.hideIdentity ? null : senderName,
      ...decision.tags,
    ),
  };
  return {
    isNew: true,
    ticket,
    clocks,
    messages: [input.record],
    attachments: input.attachments,
    events: [
      {
        type: 'ticket.created',
        at: receivedAt,
        actor: { kind: 'sender' },
        data: {
          code: input.code,
          channel: input.channel,
          messageId: input.record.id,
          suggested: {
            category: decision.category?.code ?? null,
            lead: decision.lead,
            confidence: decision.confidence,
            ...(decision.rule && { rule: decision.rule.id }),
          },
          policy: policy.code,
          promisedAt: promise?.dueAt.toISOString() ?? null,
          ...(ticket.sealed && { sealed: true }),
        },
      },
    ],
  };
}

/** The automatic receipt for a new ticket: a message and the work to send it. Never echoes the sender's own words. */
export function acknowledge(
  changes: TicketChanges,
  input: {
    readonly identity: KnownIdentity;
    readonly accountId: string;
    readonly channel: string;
    readonly subject: string;
    readonly text: string;
    readonly newId: () => string;
  },
): TicketChanges {
  const { ticket } = changes;
  const message = newMessage(
    ticket,
    { at: ticket.createdAt, newId: input.newId },
    {
      direction: 'out',
      kind: 'ack',
      state: 'final',
      channel: input.channel,
      accountId: input.accountId,
      identityId: input.identity.id,
      subject: input.subject,
      text: input.text,
      automatic: true,
    },
  );
  const outbox: OutboxRecord = { key: `deliver:${message.id}`, topic: 'deliver', payload: { messageId: message.id } };
  return {
    ...changes,
    messages: [...(changes.messages ?? []), message],
    outbox: [...(changes.outbox ?? []), outbox],
  };
}
