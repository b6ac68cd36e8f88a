import type { SuggestionView, TicketDetail } from '../../../src/contract/tickets.ts';

/** What the person at the desk is about to decide. */
export type Choice = {
  readonly lead: string | null;
  readonly category: string | null;
  readonly coordinating: readonly string[];
  readonly priority: 'normal' | 'urgent';
  readonly note: string;
};

/**
 * Begins with the router's best suggestion, else with what the ticket has. An agency that has refused the ticket is chosen
 * by a person or not at all.
 */
export function firstChoice(ticket: TicketDetail): Choice {
  // What looks like spam is sent to nobody by a single key.
  const best = ticket.flags.includes('spam') ? undefined : ticket.suggestions[0];
  const coordinating = coordinatingNow(ticket);
  return {
    lead: best?.refused ? null : (best?.agency.code ?? ticket.leadAgency?.code ?? null),
    category: best?.category.code ?? ticket.category?.code ?? null,
    coordinating: [...new Set([...coordinating, ...(best && !best.refused ? besides(best) : [])])],
    priority: ticket.priority,
    note: '',
  };
}

function besides({ coordinating }: SuggestionView): string[] {
  return coordinating.map(({ code }) => code);
}

type Suggested = Pick<TicketDetail, 'suggestions' | 'assignments'>;

function coordinatingNow({ assignments }: Suggested): string[] {
  return assignments
    .filter(({ part, state }) => part === 'coordinating' && state !== 'returned')
    .map(({ agency }) => agency.code);
}

/**
 * Takes one of the suggestions with those that it brings along; who works on the ticket already and whom the person chose
 * besides stays, only those that the suggestion chosen before brought along go. Nothing changes where there is none at `index`.
 */
export function withSuggestion(choice: Choice, ticket: Suggested, index: number): Choice {
  const { suggestions } = ticket;
  const suggestion = suggestions[index];
  if (suggestion === undefined) return choice;
  const lead = suggestion.agency.code;
  const before = suggestions[chosenIndex(choice, suggestions)];
  const working = new Set(coordinatingNow(ticket));
  const brought = new Set(before ? besides(before) : []);
  const own = choice.coordinating.filter((agency) => working.has(agency) || !brought.has(agency));
  // It works on the ticket, and was to lead it only by the suggestion before.
  const back = before && working.has(before.agency.code) ? [before.agency.code] : [];
  const coordinating = new Set([...own, ...back, ...besides(suggestion)]);
  return {
    ...choice,
    lead,
    category: suggestion.category.code,
    coordinating: [...coordinating].filter((agency) => agency !== lead),
  };
}

/** Which of the suggestions is chosen, -1 when something else is. */
export function chosenIndex(choice: Choice, suggestions: readonly SuggestionView[]): number {
  return suggestions.findIndex(
    ({ agency, category }) => agency.code === choice.lead && category.code === choice.category,
  );
}
