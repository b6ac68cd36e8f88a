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
  const best = ticket.suggestions[0];
  const current = ticket.assignments.filter((assignment) => assignment.state !== 'returned');
  const coordinating = current
    .filter((assignment) => assignment.part === 'coordinating')
    .map(({ agency }) => agency.code);
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

/**
 * Takes one of the suggestions with those that it brings along; whom the person chose besides stays. Nothing changes where
 * there is none at `index`.
 */
export function withSuggestion(choice: Choice, suggestions: readonly SuggestionView[], index: number): Choice {
  const suggestion = suggestions[index];
  if (suggestion === undefined) return choice;
  const lead = suggestion.agency.code;
  const brought = new Set(suggestions.flatMap(besides));
  const own = choice.coordinating.filter((agency) => !brought.has(agency));
  return {
    ...choice,
    lead,
    category: suggestion.category.code,
    coordinating: [...own, ...besides(suggestion)].filter((agency) => agency !== lead),
  };
}

/** Which of the suggestions is chosen, -1 when something else is. */
export function chosenIndex(choice: Choice, suggestions: readonly SuggestionView[]): number {
  return suggestions.findIndex(
    ({ agency, category }) => agency.code === choice.lead && category.code === choice.category,
  );
}
