import { ownAssignment } from '../../access/policies.ts';
import type { AssignmentRecord, LoadedTicket, TicketChanges } from '../records.ts';
import { stopClocks } from '../ticket-clocks.ts';
import {
  changedTicket,
  newMessage,
  replaceById,
  staffEvent,
  stateEvent,
  stateFrom,
  type StaffContext,
} from './action.ts';
import { factsOf } from './ticket-facts.ts';

/** The assignment of the actor's agency; the policy has made sure that there is one. */
export function actorsAssignment(loaded: LoadedTicket, context: StaffContext): AssignmentRecord {
  const own = ownAssignment(context.actor, factsOf(loaded));
  const record = loaded.assignments.find((assignment) => assignment.id === own?.id);
  if (!record) throw new Error('the policy allowed an action without an assignment');
  return record;
}

/** The agency takes the case. */
export function acceptAssignment(loaded: LoadedTicket, context: StaffContext): TicketChanges {
  const own = actorsAssignment(loaded, context);
  const accepted: AssignmentRecord = { ...own, state: 'accepted', acceptedAt: context.at, officerId: context.actor.id };
  const assignments = replaceById(loaded.assignments, accepted);
  const state = stateFrom(assignments, { waitingForSender: false, reopened: false });
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, { state }),
    assignments: [accepted],
    clocks: stopClocks(loaded.clocks, (clock) => clock.kind === 'accept' && clock.assignmentId === own.id, context.at),
    events: [
      staffEvent(context, 'assignment.accepted', { agency: own.agencyCode }),
      ...stateEvent({ at: context.at, actor: { kind: 'staff', id: context.actor.id } }, loaded.ticket.state, state),
    ],
  };
}

/** The agency gives the case back with its reason; without another agency the ticket waits for triage again. */
export function returnAssignment(loaded: LoadedTicket, reason: string, context: StaffContext): TicketChanges {
  const own = actorsAssignment(loaded, context);
  const returned: AssignmentRecord = { ...own, state: 'returned', returnReason: reason, doneAt: context.at };
  const assignments = replaceById(loaded.assignments, returned);
  const state = stateFrom(assignments, { waitingForSender: false, reopened: false });
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, {
      state,
      bounces: loaded.ticket.bounces + 1,
      leadAgency: own.part === 'lead' ? null : loaded.ticket.leadAgency,
    }),
    assignments: [returned],
    clocks: stopClocks(loaded.clocks, (clock) => clock.assignmentId === own.id, context.at),
    events: [
      staffEvent(context, 'assignment.returned', {
        agency: own.agencyCode,
        reason,
        bounces: loaded.ticket.bounces + 1,
      }),
      ...stateEvent({ at: context.at, actor: { kind: 'staff', id: context.actor.id } }, loaded.ticket.state, state),
    ],
  };
}

/** A note that only staff see. Changes nothing else, so it needs no version. */
export function addNote(loaded: LoadedTicket, text: string, context: StaffContext): TicketChanges {
  const message = newMessage(loaded.ticket, context, {
    direction: 'internal',
    kind: 'note',
    state: 'final',
    text,
    authorId: context.actor.id,
    identityId: null,
  });
  return {
    isNew: false,
    ticket: { ...loaded.ticket, updatedAt: context.at },
    messages: [message],
    events: [staffEvent(context, 'note.added', { messageId: message.id })],
  };
}
