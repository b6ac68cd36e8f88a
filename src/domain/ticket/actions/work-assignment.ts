import { ownAssignment } from '../../access/policies.ts';
import type { AssignmentRecord, LoadedTicket, TicketChanges } from '../records.ts';
import type { NewEvent } from '../event.ts';
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

/** Who within the agency gets a case, and the record of that. */
type Given = { readonly officerId: string; readonly teamId: string | null; readonly event: NewEvent };

/** The agency takes the case. Whoever accepts it handles it, unless it is given to somebody else with it. */
export function acceptAssignment(
  loaded: LoadedTicket,
  context: StaffContext,
  given: Given | null = null,
): TicketChanges {
  const { actor, at } = context;
  const own = actorsAssignment(loaded, context);
  const accepted: AssignmentRecord = {
    ...own,
    state: 'accepted',
    acceptedAt: at,
    officerId: given?.officerId ?? actor.id,
    teamId: given?.teamId ?? own.teamId,
  };
  const assignments = replaceById(loaded.assignments, accepted);
  const state = stateFrom(assignments, { waitingForSender: false, reopened: false });
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, { state }),
    assignments: [accepted],
    clocks: stopClocks(loaded.clocks, (clock) => clock.kind === 'accept' && clock.assignmentId === own.id, at),
    events: [
      staffEvent(context, 'assignment.accepted', { agency: own.agencyCode }),
      ...(given ? [given.event] : []),
      ...stateEvent({ at, actor: { kind: 'staff', id: actor.id } }, loaded.ticket.state, state),
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
