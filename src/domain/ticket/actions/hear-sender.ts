import type { Actor } from '../event.ts';
import type { AttachmentRecord, LoadedTicket, MessageRecord, TicketChanges } from '../records.ts';
import { openTicketClocks, policyFor, resumeClocks } from '../ticket-clocks.ts';
import { changedTicket, newMessage, stateEvent, stateFrom, type ActionContext } from './action.ts';

const sender: Actor = { kind: 'sender' };

/** Something more from the sender: joins the thread; what waited for it goes on. Reopens nothing. */
export function appendFromSender(
  loaded: LoadedTicket,
  input: { readonly message: MessageRecord; readonly attachments: readonly AttachmentRecord[] },
  context: ActionContext,
): TicketChanges {
  const { ticket } = loaded;
  const { automatic } = input.message;
  const waited = ticket.state === 'waiting_sender' && !automatic;
  const state = waited ? stateFrom(loaded.assignments, { waitingForSender: false, reopened: false }) : ticket.state;
  return {
    isNew: false,
    ticket: { ...ticket, state, updatedAt: context.at, version: waited ? ticket.version + 1 : ticket.version },
    ...(waited && { clocks: resumeClocks(loaded.clocks, { reference: context.reference, at: context.at }) }),
    messages: [input.message],
    attachments: input.attachments,
    events: [
      {
        type: 'message.received',
        at: context.at,
        actor: automatic ? { kind: 'system' } : sender,
        data: { messageId: input.message.id, channel: input.message.channel, ...(automatic && { automatic }) },
      },
      ...stateEvent({ at: context.at, actor: sender }, ticket.state, state),
    ],
  };
}

/** The same, when what joins the thread is the report that a message of ours came back. */
export function withReturned(
  changes: TicketChanges,
  returned: { readonly messageId: string; readonly channel: string; readonly detail: string },
  at: Date,
): TicketChanges {
  const { messageId, channel, detail } = returned;
  return {
    ...changes,
    events: [
      ...changes.events,
      { type: 'message.failed', at, actor: { kind: 'system' }, data: { messageId, channel, detail } },
    ],
  };
}

/** The sender is not content and says why: the case goes back to triage with new clocks. */
export function reopenTicket(loaded: LoadedTicket, message: MessageRecord, context: ActionContext): TicketChanges {
  const { ticket } = loaded;
  const { reference, at, newId } = context;
  const category = ticket.categoryCode ? reference.categories.get(ticket.categoryCode) : undefined;
  const policy = policyFor(reference, {
    priority: ticket.priority,
    complexity: category?.complexity ?? 'simple',
    severalAgencies: false,
  });
  const fresh = openTicketClocks({
    ticketId: ticket.id,
    calendarId: ticket.calendarId,
    policy,
    reference,
    at,
    newId,
  }).filter((clock) => clock.kind !== 'acknowledge');
  const promise = fresh.find((clock) => clock.kind === 'resolve');
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, {
      state: 'reopened',
      reopenedCount: ticket.reopenedCount + 1,
      promisedAt: promise?.dueAt ?? null,
      closedAt: null,
      answeredAt: null,
    }),
    clocks: [...loaded.clocks, ...fresh],
    messages: [message],
    events: [
      { type: 'ticket.reopened', at, actor: sender, data: { messageId: message.id, count: ticket.reopenedCount + 1 } },
      ...stateEvent({ at, actor: sender }, ticket.state, 'reopened'),
    ],
  };
}

/** One to five stars for the answer, with words if the sender likes. */
export function rateTicket(
  loaded: LoadedTicket,
  input: { readonly score: number; readonly comment: string | null },
  context: ActionContext,
): TicketChanges {
  return {
    isNew: false,
    ticket: {
      ...loaded.ticket,
      rating: input.score,
      ratingComment: input.comment,
      ratedAt: context.at,
      updatedAt: context.at,
    },
    events: [{ type: 'ticket.rated', at: context.at, actor: sender, data: { score: input.score } }],
  };
}

/** A message typed by the sender on the tracking page. */
export function fromTrackingPage(
  loaded: LoadedTicket,
  input: { readonly kind: 'supplement' | 'reopen'; readonly text: string },
  context: ActionContext,
): MessageRecord {
  return newMessage(loaded.ticket, context, {
    direction: 'in',
    kind: input.kind,
    state: 'received',
    text: input.text,
    channel: 'web',
    accountId: null,
  });
}
