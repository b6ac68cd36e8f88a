import type { Decision, RoutableReport } from './decision.ts';
import type { Knowledge } from './knowledge.ts';
import { propose } from './propose.ts';
import type { RuleMoment } from './rules/rule-facts.ts';
import { settle } from './settle.ts';

/**
 * Proposes category, agencies, priority and flags for a report, with reasons: reads it, then lets the rules of the knowledge
 * decide. Pure; well under a millisecond for an ordinary text. Whenever `needsHuman` is set, nothing may be forwarded before a
 * person confirms. Without a moment, conditions of time hold never.
 */
export function decide(report: RoutableReport, knowledge: Knowledge, moment: RuleMoment | null = null): Decision {
  return settle(propose(report, knowledge), knowledge, { rules: knowledge.rules, moment });
}
