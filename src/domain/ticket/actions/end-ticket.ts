import type { TicketState } from '../states.ts';
import type { EventType } from '../event.ts';
import type { AssignmentRecord, LoadedTicket, MessageRecord, TicketChanges } from '../records.ts';
import { stopClocks } from '../ticket-clocks.ts';
import { changedTicket, newMessage, staffEvent, stateEvent, type StaffContext } from './action.ts';
import { deliveryOf } from './answer-sender.ts';

type End = {
  readonly state: Extract<TicketState, 'diverted' | 'refused' | 'spam' | 'closed'>;
  readonly event: EventType | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** Told to the sender; null: nothing is sent. */
  readonly notice: string | null;
  readonly sealed: boolean;
};

function endTicket(loaded: LoadedTicket, end: End, context: StaffContext): TicketChanges {
  const messages: MessageRecord[] =
    end.notice === null
      ? []
      : [
          newMessage(loaded.ticket, context, {
            direction: 'out',
            kind: 'notice',
            state: 'final',
            text: end.notice,
            authorId: context.actor.id,
          }),
        ];
  const assignments = loaded.assignments
    .filter((assignment) => assignment.state !== 'returned' && assignment.state !== 'done')
    .map((assignment): AssignmentRecord => ({ ...assignment, state: 'done', doneAt: context.at }));
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, {
      state: end.state,
      closedAt: context.at,
      sealed: loaded.ticket.sealed || end.sealed,
    }),
    assignments,
    clocks: stopClocks(loaded.clocks, () => true, context.at),
    messages,
    outbox: messages.flatMap(deliveryOf),
    events: [
      ...(end.event ? [staffEvent(context, end.event, end.data)] : []),
      // Its own event: by this, and by nothing that happens to it afterwards, others hear that it left their sight.
      ...(end.sealed && !loaded.ticket.sealed ? [staffEvent(context, 'ticket.sealed', {})] : []),
      ...stateEvent({ at: context.at, actor: { kind: 'staff', id: context.actor.id } }, loaded.ticket.state, end.state),
    ],
  };
}

/** Guides the sender to the complaint or denunciation procedure; a denunciation is sealed from here on. */
export function divertTicket(
  loaded: LoadedTicket,
  input: { readonly kind: 'complaint' | 'denunciation'; readonly text: string },
  context: StaffContext,
): TicketChanges {
  return endTicket(
    loaded,
    {
      state: 'diverted',
      event: 'ticket.diverted',
      data: { kind: input.kind },
      notice: input.text,
      sealed: input.kind === 'denunciation',
    },
    context,
  );
}

/** Refuses with a lawful reason, which the sender is told. */
export function refuseTicket(loaded: LoadedTicket, reason: string, context: StaffContext): TicketChanges {
  return endTicket(
    loaded,
    { state: 'refused', event: 'ticket.refused', data: { reason }, notice: reason, sealed: false },
    context,
  );
}

/** Advertising, abuse, tests: kept, answered by nobody. */
export function markSpam(loaded: LoadedTicket, context: StaffContext): TicketChanges {
  return endTicket(loaded, { state: 'spam', event: null, data: {}, notice: null, sealed: false }, context);
}

/** Ends an answered case for good. */
export function closeTicket(loaded: LoadedTicket, context: StaffContext): TicketChanges {
  return endTicket(loaded, { state: 'closed', event: 'ticket.closed', data: {}, notice: null, sealed: false }, context);
}
