import type { RoutingRule } from '../../../src/contract/rules.ts';

type Rules = readonly RoutingRule[];

const parts = ['name', 'active', 'when', 'then'] as const;
export type RulePart = (typeof parts)[number];

/** What became of one rule between two sets; places count from 1. */
export type RuleChange =
  | { readonly kind: 'added'; readonly rule: RoutingRule; readonly to: number }
  | { readonly kind: 'removed'; readonly rule: RoutingRule; readonly from: number }
  | {
      readonly kind: 'changed';
      readonly before: RoutingRule;
      readonly rule: RoutingRule;
      readonly parts: readonly RulePart[];
      readonly to: number;
    }
  | { readonly kind: 'moved'; readonly rule: RoutingRule; readonly from: number; readonly to: number };

/** What changes from one set to another, in the order of the later one; what went comes first. A rule may be changed and moved. */
export function diffRules(before: Rules, after: Rules): readonly RuleChange[] {
  const placeBefore = new Map(before.map((rule, index) => [rule.id, index]));
  const idsAfter = new Set(after.map((rule) => rule.id));
  const kept = after.flatMap((rule) => placeBefore.get(rule.id) ?? []);
  const stays = longestRise(kept);
  const changes: RuleChange[] = before.flatMap((rule, index) =>
    idsAfter.has(rule.id) ? [] : [{ kind: 'removed' as const, rule, from: index + 1 }],
  );
  for (const [index, rule] of after.entries()) {
    const from = placeBefore.get(rule.id);
    const old = from === undefined ? undefined : before[from];
    const to = index + 1;
    if (from === undefined || !old) {
      changes.push({ kind: 'added', rule, to });
      continue;
    }
    const differing = parts.filter((part) => stable(old[part]) !== stable(rule[part]));
    if (differing.length > 0) changes.push({ kind: 'changed', before: old, rule, parts: differing, to });
    if (!stays.has(from)) changes.push({ kind: 'moved', rule, from: from + 1, to });
  }
  return changes;
}

/** Whether two sets decide alike in every case: same rules in the same order. */
export function areSameRules(one: Rules, other: Rules): boolean {
  return one === other || stable(one) === stable(other);
}

/** Text that is the same for the same content, whatever the order of its fields. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The longest run of rising numbers: the rules that can stay while the fewest others are moved. */
function longestRise(places: readonly number[]): ReadonlySet<number> {
  /** Index in `places` of the smallest end of a run of each length. */
  const ends: number[] = [];
  const previous = new Map<number, number>();
  for (const [index, place] of places.entries()) {
    let length = ends.findIndex((end) => (places[end] ?? 0) > place);
    if (length === -1) length = ends.length;
    const end = ends[length - 1];
    if (end !== undefined) previous.set(index, end);
    ends[length] = index;
  }
  const rise = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) rise.add(places[at] ?? -1);
  return rise;
}
