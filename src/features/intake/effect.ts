import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';

/** What something that is no message changes on one ticket, once that is loaded. */
export type Effect = { readonly ticketId: string; readonly apply: (loaded: LoadedTicket) => TicketChanges };
