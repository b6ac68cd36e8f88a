import type { TicketRecord } from '../ticket/records.ts';

const over = new Set(['refused', 'diverted', 'merged', 'spam']);
const secret = new Set(['complaint', 'denunciation', 'spam']);

/**
 * Whether others may say at the public page of a ticket that they have the same trouble: not where the matter is sealed or
 * a procedure of its own, and not where its sender asked to stay hidden and no agreement can be read from handing on the
 * code.
 */
export function canSayMeToo(ticket: Pick<TicketRecord, 'sealed' | 'hideIdentity' | 'state' | 'flags'>): boolean {
  return (
    !ticket.sealed && !ticket.hideIdentity && !over.has(ticket.state) && !ticket.flags.some((flag) => secret.has(flag))
  );
}
