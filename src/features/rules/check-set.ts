import { ruleLimits, type RuleProblem } from '../../contract/rules.ts';
import { sectors } from '../../domain/contact/business.ts';
import { zoneKeys } from '../../domain/place/zones-in-text.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Knowledge } from '../../domain/routing/knowledge.ts';
import type { RoutingRule, RuleCondition } from '../../domain/routing/rule.ts';
import { createRuleCheck } from '../../domain/routing/rules/check-rules.ts';
import { createTimeSlices } from '../../lib/time-slices.ts';
import { tooDeep } from './rule-errors.ts';

function depthOf(condition: RuleCondition): number {
  if (condition.kind === 'not') return 1 + depthOf(condition.of);
  if (condition.kind !== 'all' && condition.kind !== 'any') return 1;
  let deepest = 0;
  for (const one of condition.of) deepest = Math.max(deepest, depthOf(one));
  return 1 + deepest;
}

/** Everything that is wrong or odd about rules, against what is there now; rests between rules so that others get their turn. */
export async function checkSet(
  rules: readonly RoutingRule[],
  known: {
    readonly reference: ReferenceData;
    readonly knowledge: Pick<Knowledge, 'gazetteer' | 'abbreviations'>;
    readonly officers: ReadonlyMap<string, string | null>;
  },
): Promise<RuleProblem[]> {
  for (const rule of rules) if (depthOf(rule.when) > ruleLimits.depth) throw tooDeep(rule, ruleLimits.depth);
  const { agencies, categories, communes, policies, channels } = known.reference;
  const check = createRuleCheck({
    agencies,
    categories,
    communes,
    policies: new Set(policies.map(({ code }) => code)),
    channels: new Set(channels.keys()),
    sectors: new Set(sectors.map(({ code }) => code)),
    zones: zoneKeys(known.knowledge.gazetteer),
    officers: known.officers,
    abbreviations: known.knowledge.abbreviations,
  });
  const rest = createTimeSlices();
  const problems: RuleProblem[] = [];
  for (const rule of rules) {
    problems.push(...check(rule));
    await rest();
  }
  return problems;
}
