import type { z } from 'zod';
import { routingRule, type RuleProblem, type RoutingRule } from '../../../src/contract/rules.ts';

const none: readonly RuleProblem[] = [];

/** Problems by the rule that they are about; the same list as before for rules whose problems did not change. */
export function problemsByRule(
  problems: readonly RuleProblem[],
  before: ReadonlyMap<string, readonly RuleProblem[]>,
): ReadonlyMap<string, readonly RuleProblem[]> {
  const byRule = new Map<string, readonly RuleProblem[]>();
  for (const problem of problems) byRule.set(problem.rule, [...(byRule.get(problem.rule) ?? none), problem]);
  for (const [rule, own] of byRule) {
    const known = before.get(rule);
    if (known && JSON.stringify(known) === JSON.stringify(own)) byRule.set(rule, known);
  }
  return byRule;
}

export type Need =
  'needWords' | 'needTwoWords' | 'needChoice' | 'needPart' | 'needName' | 'needTime' | 'needWithin' | 'needShorter';

/** What is still to be written before a rule can be checked at all, and where: `when.of.0.words`. */
export function missingParts(rule: RoutingRule): readonly { readonly path: string; readonly need: Need }[] {
  const parsed = routingRule.safeParse(rule);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), need: needOf(issue) }));
}

function needOf(issue: z.core.$ZodIssue): Need {
  const field = issue.path.findLast((step) => typeof step === 'string');
  if (field === 'within') return 'needWithin';
  if (field === 'from' || field === 'until') return 'needTime';
  if (issue.code !== 'too_small') return 'needShorter';
  switch (field) {
    case 'words':
      return issue.minimum === 2 ? 'needTwoWords' : 'needWords';
    case 'names':
      return 'needWords';
    case 'of':
      return 'needPart';
    case 'name':
      return 'needName';
    default:
      return 'needChoice';
  }
}
