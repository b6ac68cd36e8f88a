import type { LoadedTicket, TicketChanges } from '../ticket/records.ts';

/**
 * A ticket goes to another contact together with the address that it came by. Its version stays: an officer who is
 * writing its answer loses nothing by it. The event names contacts by id only, because agencies read the history also of
 * tickets whose sender is hidden from them.
 */
export function moveTicket(
  { ticket }: LoadedTicket,
  move: {
    readonly to: string;
    readonly because: 'merged' | 'split' | 'undone';
    readonly actorId: string;
    readonly at: Date;
  },
): TicketChanges {
  return {
    isNew: false,
    ticket: { ...ticket, contactId: move.to, updatedAt: move.at },
    events: [
      {
        type: 'ticket.contact_changed',
        at: move.at,
        actor: { kind: 'staff', id: move.actorId },
        data: { from: ticket.contactId, to: move.to, because: move.because },
      },
    ],
  };
}
