import type { MessageView, TicketDetail } from '../../../src/contract/tickets.ts';

/** The message that opened the ticket; reasons quote from its text. */
export function reportOf(ticket: TicketDetail): MessageView | undefined {
  return (
    ticket.thread.find((message) => message.kind === 'report') ??
    ticket.thread.find(({ direction }) => direction === 'in')
  );
}
