import { notPossibleNow } from '../../../lib/errors.ts';
import type { AssignmentRecord, LoadedTicket, MessageRecord, OutboxRecord, TicketChanges } from '../records.ts';
import { pauseClocks, stopClocks } from '../ticket-clocks.ts';
import {
  changedTicket,
  newMessage,
  replaceById,
  staffEvent,
  stateEvent,
  stateFrom,
  type StaffContext,
} from './action.ts';
import { actorsAssignment } from './work-assignment.ts';

/** The outbox row that sends a message once. Nameless senders have none: they read the tracking page. */
export function deliveryOf(message: MessageRecord): OutboxRecord[] {
  if (message.identityId === null) return [];
  return [{ key: `deliver:${message.id}`, topic: 'deliver', payload: { messageId: message.id } }];
}

/** Asks the sender for what is missing; the clocks pause until the answer comes. */
export function askSender(loaded: LoadedTicket, text: string, context: StaffContext): TicketChanges {
  const { ticket } = loaded;
  const message = newMessage(ticket, context, {
    direction: 'out',
    kind: 'question',
    state: 'final',
    text,
    authorId: context.actor.id,
  });
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, { state: 'waiting_sender' }),
    clocks: pauseClocks(loaded.clocks, (clock) => clock.kind !== 'acknowledge', context.at),
    messages: [message],
    outbox: deliveryOf(message),
    events: [
      staffEvent(context, 'sender.asked', { messageId: message.id }),
      ...stateEvent({ at: context.at, actor: { kind: 'staff', id: context.actor.id } }, ticket.state, 'waiting_sender'),
    ],
  };
}

/** Keeps an answer that is still being written; one draft per officer and ticket. */
export function draftAnswer(
  loaded: LoadedTicket,
  input: { readonly text: string; readonly draft: MessageRecord | null },
  context: StaffContext,
): TicketChanges {
  const own = actorsAssignment(loaded, context);
  const message = input.draft
    ? { ...input.draft, text: input.text }
    : newMessage(loaded.ticket, context, {
        direction: 'out',
        kind: 'answer',
        state: 'draft',
        text: input.text,
        authorId: context.actor.id,
        assignmentId: own.id,
      });
  return {
    isNew: false,
    ticket: { ...loaded.ticket, updatedAt: context.at },
    messages: [message],
    events: input.draft ? [] : [staffEvent(context, 'answer.drafted', { messageId: message.id })],
  };
}

/** Puts an answer before the lead. */
export function submitAnswer(
  loaded: LoadedTicket,
  input: { readonly text: string; readonly draft: MessageRecord | null },
  context: StaffContext,
): TicketChanges {
  const own = actorsAssignment(loaded, context);
  const drafted: AssignmentRecord = { ...own, state: 'drafted', officerId: context.actor.id };
  const base =
    input.draft ??
    newMessage(loaded.ticket, context, {
      direction: 'out',
      kind: 'answer',
      state: 'submitted',
      text: input.text,
      authorId: context.actor.id,
      assignmentId: own.id,
    });
  const message: MessageRecord = { ...base, text: input.text, state: 'submitted', createdAt: context.at };
  const state = stateFrom(replaceById(loaded.assignments, drafted), { waitingForSender: false, reopened: false });
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, { state }),
    assignments: [drafted],
    messages: [message],
    events: [
      staffEvent(context, 'answer.submitted', { messageId: message.id }),
      ...stateEvent({ at: context.at, actor: { kind: 'staff', id: context.actor.id } }, loaded.ticket.state, state),
    ],
  };
}

function mustBeSubmitted(message: MessageRecord | null): MessageRecord {
  if (message?.kind !== 'answer' || message.state !== 'submitted') throw notPossibleNow();
  return message;
}

/** The lead approves: the answer goes out, every clock stops, the case is answered. */
export function approveAnswer(
  loaded: LoadedTicket,
  submitted: MessageRecord | null,
  context: StaffContext,
): TicketChanges {
  const own = actorsAssignment(loaded, context);
  const message: MessageRecord = {
    ...mustBeSubmitted(submitted),
    state: 'approved',
    decidedBy: context.actor.id,
    decidedAt: context.at,
  };
  const done = loaded.assignments
    .filter((assignment) => assignment.state !== 'returned' && assignment.state !== 'done')
    .map((assignment): AssignmentRecord => ({ ...assignment, state: 'done', doneAt: context.at }));
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, {
      state: 'answered',
      answeredAt: context.at,
      firstAnswerAt: loaded.ticket.firstAnswerAt ?? context.at,
    }),
    assignments: done,
    clocks: stopClocks(loaded.clocks, () => true, context.at),
    messages: [message],
    outbox: deliveryOf(message),
    events: [
      staffEvent(context, 'answer.approved', { messageId: message.id, agency: own.agencyCode }),
      ...stateEvent(
        { at: context.at, actor: { kind: 'staff', id: context.actor.id } },
        loaded.ticket.state,
        'answered',
      ),
    ],
  };
}

/** The lead sends it back to the officer with the reason. */
export function rejectAnswer(
  loaded: LoadedTicket,
  input: { readonly submitted: MessageRecord | null; readonly reason: string },
  context: StaffContext,
): TicketChanges {
  const own = actorsAssignment(loaded, context);
  const message: MessageRecord = {
    ...mustBeSubmitted(input.submitted),
    state: 'rejected',
    decidedBy: context.actor.id,
    decidedAt: context.at,
    decision: input.reason,
  };
  const back: AssignmentRecord = { ...own, state: 'in_progress' };
  const state = stateFrom(replaceById(loaded.assignments, back), { waitingForSender: false, reopened: false });
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, { state }),
    assignments: [back],
    messages: [message],
    events: [
      staffEvent(context, 'answer.rejected', { messageId: message.id, reason: input.reason }),
      ...stateEvent({ at: context.at, actor: { kind: 'staff', id: context.actor.id } }, loaded.ticket.state, state),
    ],
  };
}
