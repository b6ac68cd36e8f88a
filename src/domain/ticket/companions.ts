import type { Decision } from '../routing/decision.ts';

/**
 * Codes of the agencies that join the one a person chose: those that keep watch, whichever it is, so that nobody judges their own
 * conduct alone; with the rule's own choice also whom the rule names beside it.
 */
export function companionsOf(
  agency: string,
  { lead, coordinating, rule, why }: Pick<Decision, 'lead' | 'coordinating' | 'rule' | 'why'>,
): string[] {
  const watchers = why.flatMap((reason) => (reason.kind === 'never-alone' && reason.agency ? [reason.agency] : []));
  const ruled = rule !== null && agency === lead ? coordinating : [];
  return [...new Set([...watchers, ...ruled])].filter((one) => one !== agency);
}
