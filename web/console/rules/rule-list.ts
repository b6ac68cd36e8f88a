import type { RoutingRule } from '../../../src/contract/rules.ts';

type Rules = readonly RoutingRule[];

/** One place up (-1) or down (1); the same list at its ends. */
export function moveRule(rules: Rules, id: string, by: -1 | 1): Rules {
  const from = rules.findIndex((rule) => rule.id === id);
  const [rule, other] = [rules[from], rules[from + by]];
  if (!rule || !other) return rules;
  return rules.map((one, index) => (index === from ? other : index === from + by ? rule : one));
}

/** Puts a rule in the place of the one with its id; a new one comes last, where it takes nothing from others. */
export function putRule(rules: Rules, rule: RoutingRule): Rules {
  if (!rules.some(({ id }) => id === rule.id)) return [...rules, rule];
  return rules.map((one) => (one.id === rule.id ? rule : one));
}

export function insertRule(rules: Rules, rule: RoutingRule, index: number): Rules {
  return rules.toSpliced(Math.min(index, rules.length), 0, rule);
}

export function removeRule(rules: Rules, id: string): Rules {
  return rules.filter((rule) => rule.id !== id);
}

/** The copy stands below the rule and is off, for two that ask the same are never both needed. */
export function duplicateRule(rules: Rules, id: string, copy: { readonly id: string; readonly name: string }): Rules {
  const index = rules.findIndex((rule) => rule.id === id);
  const rule = rules[index];
  return rule ? insertRule(rules, { ...rule, ...copy, active: false }, index + 1) : rules;
}
