import type { LoadedTicket, TicketChanges } from '../records.ts';
import { changedTicket, staffEvent, stateEvent, type StaffContext } from './action.ts';

/** An inspector has looked: it is no denunciation. It waits for triage like any other report. */
export function unsealTicket(loaded: LoadedTicket, reason: string, context: StaffContext): TicketChanges {
  const { ticket } = loaded;
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, {
      state: 'triage',
      sealed: false,
      flags: ticket.flags.filter((flag) => flag !== 'denunciation'),
    }),
    events: [
      staffEvent(context, 'ticket.unsealed', { reason }),
      ...stateEvent({ at: context.at, actor: { kind: 'staff', id: context.actor.id } }, ticket.state, 'triage'),
    ],
  };
}
