/** The officer whom a rule chose for this agency (user id); null: none, or the rule was about another agency. */
export function namedOfficer(decision: unknown, agency: string): string | null {
  if (typeof decision !== 'object' || decision === null || !('officer' in decision) || !('lead' in decision))
    return null;
  return decision.lead === agency && typeof decision.officer === 'string' ? decision.officer : null;
}
