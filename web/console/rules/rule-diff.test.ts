import { expect, it } from 'vitest';
import type { RoutingRule } from '../../../src/contract/rules.ts';
import { areSameRules, diffRules } from './rule-diff.ts';

function rule(id: string, more: Partial<RoutingRule> = {}): RoutingRule {
  return { id, name: id, active: true, when: { kind: 'working', is: true }, then: { lead: 'x' }, ...more };
}
function rules(ids: string): RoutingRule[] {
  return [...ids].map((id) => rule(id));
}
function words(before: readonly RoutingRule[], after: readonly RoutingRule[]): string[] {
  return diffRules(before, after).map((change) => `${change.kind} ${change.rule.id}`);
}

it.each([
  ['abc', 'abc', []],
  ['abc', 'ac', ['removed b']],
  ['ac', 'abc', ['added b']],
  ['abc', 'cab', ['moved c']],
  ['abcde', 'bcdea', ['moved a']],
  ['abcd', 'badc', ['moved a', 'moved c']],
  ['abc', 'dcb', ['removed a', 'added d', 'moved b']],
  ['', 'a', ['added a']],
])('from %s to %s as few as can be are moved', (before, after, expected) => {
  const found = words(rules(before), rules(after));
  expect(found.toSorted()).toHaveLength(expected.length);
  expect(found.map((one) => one.split(' ')[0]).toSorted()).toEqual(expected.map((one) => one.split(' ')[0]).toSorted());
});

it('names the parts in which a rule differs', () => {
  const after = rule('a', { name: 'A', then: { lead: 'y' } });
  expect(diffRules([rule('a')], [after])).toEqual([
    { kind: 'changed', before: rule('a'), rule: after, parts: ['name', 'then'], to: 1 },
  ]);
});

it('does not mind the order of fields', () => {
  const one = rule('a', { then: { lead: 'x', category: 'c' } });
  const other = rule('a', { then: { category: 'c', lead: 'x' } });
  expect(diffRules([one], [other])).toEqual([]);
  expect(areSameRules([one], [other])).toBe(true);
  expect(areSameRules([one], [rule('a')])).toBe(false);
});

it('says from where to where', () => {
  expect(diffRules(rules('abc'), rules('cab'))).toEqual([{ kind: 'moved', rule: rule('c'), from: 3, to: 1 }]);
});
