import type { Decision } from '../../routing/decision.ts';
import type { TicketChanges } from '../records.ts';
import type { ActionContext } from './action.ts';
import { routeTicket } from './route-ticket.ts';

/**
 * A new ticket goes to its agencies within the commit that opens it, where nobody needs to look first. It stays with people
 * where an agency or category of the decision is not in use here. An operator undoes it by routing it again.
 */
export function routeAtOnce(opened: TicketChanges, decision: Decision, context: ActionContext): TicketChanges {
  const { agencies, categories } = context.reference;
  const { ticket } = opened;
  const { category, lead, coordinating } = decision;
  const isKnown =
    (category === null || categories.has(category.code)) && [lead, ...coordinating].every((code) => agencies.has(code));
  if (decision.needsHuman || ticket.sealed || !isKnown) return opened;
  const routed = routeTicket(
    { ticket, assignments: opened.assignments ?? [], clocks: opened.clocks ?? [] },
    { category: category?.code ?? null, lead, coordinating, priority: decision.priority },
    { ...context, actor: null },
  );
  return { ...opened, ...routed, isNew: opened.isNew, events: [...opened.events, ...routed.events] };
}
