import type { LoadedTicket, TicketChanges } from '../records.ts';
import { openTicketClocks, policyFor, stopClocks } from '../ticket-clocks.ts';
import { deliveryOf } from './answer-sender.ts';
import { changedTicket, newMessage, staffEvent, stateEvent, stateFrom, type StaffContext } from './action.ts';

/** Why a split stands: an agency works on one of its parts, or a part went on in another way. */
export type UndoRefusal = 'accepted' | 'moved';

/** Whether nothing has happened yet to what was split off. */
export function refusalToUndo(origin: LoadedTicket, parts: readonly LoadedTicket[]): UndoRefusal | null {
  const isAccepted = [origin, ...parts].some(({ assignments }) =>
    assignments.some(({ state }) => state !== 'offered' && state !== 'returned'),
  );
  if (isAccepted) return 'accepted';
  return [origin, ...parts].every(({ ticket }) => ['new', 'triage', 'forwarded', 'reopened'].includes(ticket.state))
    ? null
    : 'moved';
}

function withdrawn({ assignments }: LoadedTicket, at: Date) {
  return assignments.map((one) =>
    one.state === 'returned' ? one : { ...one, state: 'returned' as const, returnReason: null, doneAt: at },
  );
}

/** What was split off counts as merged into the original again; no agency has it any more. */
function takeBack(part: LoadedTicket, code: string, context: StaffContext): TicketChanges {
  const { at, actor } = context;
  return {
    isNew: false,
    ticket: changedTicket(part, context, { state: 'merged', leadAgency: null, closedAt: at }),
    assignments: withdrawn(part, at),
    clocks: stopClocks(part.clocks, () => true, at),
    events: [
      staffEvent(context, 'ticket.split_undone', { code }),
      ...stateEvent({ at, actor: { kind: 'staff', id: actor.id } }, part.ticket.state, 'merged'),
    ],
  };
}

/** Undoes a split that no agency has accepted any part of: the original waits for triage as one report of several matters. */
export function undoSplit(
  origin: LoadedTicket,
  parts: readonly LoadedTicket[],
  context: StaffContext & { /** Words to the sender; null: nobody can be told. */ readonly notice: string | null },
): TicketChanges[] {
  const { at, reference, newId, actor, notice } = context;
  const { ticket } = origin;
  const assignments = withdrawn(origin, at);
  const state = ticket.sealed ? ticket.state : stateFrom(assignments, { waitingForSender: false, reopened: false });
  const policy =
    reference.policies.find(({ code }) => code === ticket.policyCode) ??
    policyFor(reference, { priority: ticket.priority, complexity: 'simple', severalAgencies: false });
  const ids = new Set(assignments.map(({ id }) => id));
  const stopped = stopClocks(origin.clocks, ({ assignmentId }) => assignmentId !== null && ids.has(assignmentId), at);
  const fresh = ticket.sealed
    ? []
    : openTicketClocks({ ticketId: ticket.id, calendarId: ticket.calendarId, policy, reference, at, newId }).filter(
        ({ kind }) => kind === 'triage',
      );
  const told =
    notice === null
      ? []
      : [
          newMessage(ticket, context, {
            direction: 'out',
            kind: 'notice',
            state: 'final',
            text: notice,
            automatic: true,
          }),
        ];
  const whole: TicketChanges = {
    isNew: false,
    ticket: changedTicket(origin, context, {
      state,
      leadAgency: null,
      flags: [...ticket.flags.filter((flag) => flag !== 'mixed'), 'mixed'],
    }),
    assignments,
    clocks: [...stopped, ...fresh],
    messages: told,
    outbox: told.flatMap(deliveryOf),
    events: [
      staffEvent(context, 'ticket.split_undone', { parts: parts.map(({ ticket: part }) => part.code) }),
      ...stateEvent({ at, actor: { kind: 'staff', id: actor.id } }, ticket.state, state),
    ],
  };
  return [whole, ...parts.map((part) => takeBack(part, ticket.code, context))];
}
