import type { TicketFacts } from '../../access/policies.ts';
import type { LoadedTicket } from '../records.ts';

/** What policies look at. */
export function factsOf(loaded: Pick<LoadedTicket, 'ticket' | 'assignments'>): TicketFacts {
  return {
    state: loaded.ticket.state,
    sealed: loaded.ticket.sealed,
    bounces: loaded.ticket.bounces,
    disputed: loaded.ticket.disputedAt !== null,
    assignments: loaded.assignments.map(({ id, agencyCode, part, state }) => ({ id, agency: agencyCode, part, state })),
  };
}
