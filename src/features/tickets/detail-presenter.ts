import type { EventView, MessageView, SuggestionView, TicketDetail } from '../../contract/tickets.ts';
import { deliveryStates, messageKinds } from '../../contract/tickets.ts';
import { allowedActions, needsSupervisor } from '../../domain/access/policies.ts';
import { seesAll, type StaffActor } from '../../domain/access/roles.ts';
import type { Desk } from '../../domain/duty/desk-at.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Decision, Reason } from '../../domain/routing/decision.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import { companionsOf } from '../../domain/ticket/companions.ts';
import { refusalsOf } from '../../domain/ticket/dispute.ts';
import { maskExcerpt } from '../../domain/text/entities.ts';
import { fillTemplate } from '../../lib/template.ts';
import { nameOf, nameOrNull } from '../reference/reference-service.ts';
import { presentAttachment } from './attachment-presenter.ts';
import { presentComment } from './comment-presenter.ts';
import type { FiledMessage, TicketFile } from './detail-views.ts';
import { eventWords } from './event-words.ts';
import { presentHandOvers } from './hand-over-presenter.ts';
import { audienceOf, presentClock, presentRow } from './row-presenter.ts';
import { presentLinks } from './link-presenter.ts';
import { isHtmlHidden, noPictures, type Sanitise } from './mail-page-presenter.ts';
import type { RowRecord } from './row-views.ts';
import { presentText, shownOrNull, shownTo, shownWords } from './text-presenter.ts';

type Input = {
  readonly actor: StaffActor;
  readonly reference: ReferenceData;
  readonly now: Date;
  readonly desk: Desk;
  readonly sanitise: Sanitise;
};

function isDecision(value: unknown): value is Decision {
  return typeof value === 'object' && value !== null && 'alternatives' in value && 'why' in value;
}

function presentHtml(message: FiledMessage, hidden: boolean, sanitise: Sanitise): MessageView['html'] {
  if (message.html === null || hidden) return null;
  const safe = sanitise(message.html, noPictures);
  return safe && { pageUrl: `/api/v1/messages/${message.id}/page`, remotePictures: safe.remotePictures };
}

function presentMessage(
  message: FiledMessage,
  file: TicketFile,
  hidden: boolean,
  { actor, reference, sanitise }: Input,
): MessageView {
  const author = message.authorId ? file.staff.get(message.authorId) : undefined;
  const delivery = file.deliveries.find((one) => one.messageId === message.id);
  const fromSender = message.direction === 'in';
  return {
    id: message.id,
    direction: message.direction,
    kind: messageKinds.find((kind) => kind === message.kind) ?? 'supplement',
    state: message.state,
    channel: message.channel,
    author: author ? { name: author.name, agency: nameOrNull(reference.names.agencies, author.agency) } : null,
    subject: fromSender ? shownOrNull(actor, message.subject) : message.subject,
    ...presentText(
      // The private link is the sender's alone.
      message.kind === 'ack' ? fillTemplate(message.text, { link: '[…]' }) : message.text,
      // Signatures and headers of a mail would tell who a hidden sender is.
      fromSender && hidden ? null : message.fullText,
      { actor, direction: message.direction },
    ),
    html: presentHtml(message, isHtmlHidden(message, { isSenderHidden: hidden, actor }), sanitise),
    at: message.createdAt.toISOString(),
    automatic: message.automatic,
    verified: message.verified,
    problems: [...message.problems],
    attachments: file.attachments
      .filter((one) => one.messageId === message.id)
      .map((one) => presentAttachment(one, actor)),
    delivery: delivery
      ? {
          state: deliveryStates.find((state) => state === delivery.state) ?? 'unknown',
          channel: delivery.channel,
          detail: delivery.detail,
          at: delivery.updatedAt.toISOString(),
        }
      : message.direction === 'out' && message.identityId && (message.state === 'final' || message.state === 'approved')
        ? { state: 'queued', channel: message.channel, detail: null, at: message.createdAt.toISOString() }
        : null,
    decision:
      message.decidedBy && message.decidedAt
        ? {
            by: file.staff.get(message.decidedBy)?.name ?? '',
            at: message.decidedAt.toISOString(),
            reason: shownOrNull(actor, message.decision),
          }
        : null,
    ...presentComment(message, file.events, { hidesSender: hidden, actor }),
  };
}

function presentReason(reason: Reason): TicketDetail['reasons'][number] {
  return {
    kind: reason.kind,
    vi: reason.vi,
    en: reason.en,
    start: reason.start ?? null,
    end: reason.end ?? null,
    agency: reason.agency ?? null,
  };
}

function secondOpinionOf(file: TicketFile): { readonly category: string; readonly agency: string } | null {
  const data = file.events.findLast(({ type }) => type === 'ticket.second_opinion')?.data;
  const { category, agency } = data ?? {};
  return typeof category === 'string' && typeof agency === 'string' ? { category, agency } : null;
}

/** The hub's three best, and after them what a model outside named, where that is another one. */
function presentSuggestions(decision: Decision, file: TicketFile, { actor, reference }: Input): SuggestionView[] {
  const refusals = refusalsOf(file.assignments);
  const present = (
    { agency, category: code, p }: Decision['alternatives'][number],
    second: SuggestionView['second'],
  ): SuggestionView => {
    const refusal = refusals.findLast((one) => one.agencyCode === agency);
    return {
      agency: nameOf(reference.names.agencies, agency),
      // Where nothing in the text speaks for a category, the centre itself answers it as a question.
      category: nameOf(reference.names.categories, code ?? 'information'),
      coordinating: companionsOf(agency, decision).map((one) => nameOf(reference.names.agencies, one)),
      p,
      why: decision.why
        .filter((reason) => reason.category === undefined || reason.category === code)
        .filter((reason) => reason.agency === undefined || reason.agency === agency)
        .map(presentReason),
      refused: refusal
        ? { at: (refusal.doneAt ?? refusal.offeredAt).toISOString(), reason: shownTo(actor, refusal.returnReason) }
        : null,
      second,
    };
  };
  const best: Decision['alternatives'][number][] = [];
  for (const alternative of decision.alternatives) {
    if (best.length < 3 && !best.some(({ agency }) => agency === alternative.agency)) best.push(alternative);
  }
  const opinion = secondOpinionOf(file);
  const suggestions = best.map((one, index) =>
    present(one, one.agency !== opinion?.agency ? null : index === 0 ? 'same' : 'other'),
  );
  if (opinion === null || best.some(({ agency }) => agency === opinion.agency)) return suggestions;
  return [...suggestions, { ...present({ ...opinion, p: 0 }, 'other'), why: [] }];
}

function presentEvents(file: TicketFile, { actor, reference }: Input): EventView[] {
  return file.events.map((event) => ({
    seq: event.seq,
    type: event.type,
    at: event.at.toISOString(),
    actor: {
      kind: event.actorKind,
      name: event.actorKind === 'staff' && event.actorId ? (file.staff.get(event.actorId)?.name ?? null) : null,
    },
    text: shownWords(actor, eventWords(event.type, event.data, reference)),
    hash: event.hash.toString('hex'),
  }));
}

/** A ticket with everything this viewer may see of it. `row` is the same ticket as this viewer's lists show it. */
export function presentDetail(file: TicketFile, row: RowRecord, input: Input): TicketDetail {
  const { actor, reference, now, desk } = input;
  const { ticket } = file;
  const audience = audienceOf(actor);
  const facts = factsOf(file);
  const hidden = ticket.hideIdentity && audience.atAgency;
  const decision = isDecision(ticket.decision) ? ticket.decision : null;
  const agencyOf = (assignmentId: string | null) =>
    file.assignments.find((assignment) => assignment.id === assignmentId)?.agencyCode ?? null;
  const clocks = file.clocks.map((clock) =>
    presentClock(clock, { reference, now, agency: agencyOf(clock.assignmentId) }),
  );
  return {
    ...presentRow(row, audience, { reference, now, desk }),
    lang: ticket.lang === 'en' ? 'en' : 'vi',
    tags: [...ticket.tags],
    address: shownOrNull(actor, ticket.address),
    point: ticket.lat !== null && ticket.lon !== null ? { lat: ticket.lat, lon: ticket.lon } : null,
    promisedAt: ticket.promisedAt?.toISOString() ?? null,
    sender: hidden
      ? null
      : {
          contactId: ticket.contactId,
          name: ticket.senderName ?? file.contact?.name ?? null,
          kind: file.contact?.kind === 'business' ? 'business' : 'person',
          identities: file.identities
            .filter((identity) => !audience.atAgency || !identity.isHidden)
            .map(({ kind, address, state }) => ({ kind, address, state })),
          otherTickets: audience.atAgency
            ? []
            : file.otherTickets
                .filter((other) => !other.sealed || actor.role === 'inspector')
                .map(({ id, code, subject, state, createdAt }) => ({
                  id,
                  code,
                  subject: maskExcerpt(subject),
                  state,
                  createdAt: createdAt.toISOString(),
                })),
        },
    thread: file.messages
      .filter((message) => message.state !== 'draft' || message.authorId === actor.id)
      .map((message) => presentMessage(message, file, hidden, input)),
    assignments: file.assignments.map((assignment) => ({
      id: assignment.id,
      agency: nameOf(reference.names.agencies, assignment.agencyCode),
      part: assignment.part,
      state: assignment.state,
      officer: assignment.officerId ? (file.staff.get(assignment.officerId)?.name ?? null) : null,
      team: assignment.teamId ? (file.teams.get(assignment.teamId) ?? null) : null,
      forwardedBy: nameOrNull(reference.names.agencies, assignment.forwardedBy),
      offeredAt: assignment.offeredAt.toISOString(),
      acceptedAt: assignment.acceptedAt?.toISOString() ?? null,
      doneAt: assignment.doneAt?.toISOString() ?? null,
      returnReason: shownOrNull(actor, assignment.returnReason),
      clock:
        clocks.find(
          (clock, index) => file.clocks[index]?.assignmentId === assignment.id && clock.state !== 'stopped',
        ) ?? null,
    })),
    handOvers: presentHandOvers(file, { actor, reference }),
    links: presentLinks(file.links, { actor, reference }),
    bounces: ticket.bounces,
    needsSupervisor: needsSupervisor(actor, facts) && seesAll(actor.role),
    clocks,
    suggestions: decision ? presentSuggestions(decision, file, input) : [],
    reasons: decision ? decision.why.map(presentReason) : [],
    confidence: decision?.confidence ?? 0,
    events: presentEvents(file, input),
    rating:
      ticket.rating !== null && ticket.ratedAt
        ? {
            score: ticket.rating,
            comment: ticket.ratingComment === null ? null : maskExcerpt(ticket.ratingComment),
            at: ticket.ratedAt.toISOString(),
          }
        : null,
    actions: allowedActions(actor, facts),
  };
}
