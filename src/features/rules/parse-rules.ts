import { routingRule, type RoutingRuleBody } from '../../contract/rules.ts';

/** Rules as they are kept. One that this version of the hub cannot read is left out, and does not stop the others. */
export function parseRules(kept: unknown): { readonly rules: RoutingRuleBody[]; readonly unreadable: number } {
  const list: readonly unknown[] = Array.isArray(kept) ? kept : [];
  const rules = list.flatMap((one) => routingRule.safeParse(one).data ?? []);
  return { rules, unreadable: list.length - rules.length };
}
