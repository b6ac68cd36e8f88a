import { expect, it } from 'vitest';
import type { RoutingRule } from '../../../src/contract/rules.ts';
import { duplicateRule, insertRule, moveRule, putRule, removeRule } from './rule-list.ts';

function rule(id: string): RoutingRule {
  return { id, name: id, active: true, when: { kind: 'working', is: true }, then: { lead: 'x' } };
}
function ids(rules: readonly RoutingRule[]): string {
  return rules.map(({ id }) => id).join('');
}
const rules = ['a', 'b', 'c'].map(rule);

it('moves a rule by one place and not past the ends', () => {
  expect(ids(moveRule(rules, 'b', -1))).toBe('bac');
  expect(ids(moveRule(rules, 'b', 1))).toBe('acb');
  expect(moveRule(rules, 'a', -1)).toBe(rules);
  expect(moveRule(rules, 'nobody', 1)).toBe(rules);
});

it('puts a changed rule in its place and a new one last', () => {
  expect(putRule(rules, { ...rule('b'), name: 'B' })[1]?.name).toBe('B');
  expect(ids(putRule(rules, rule('d')))).toBe('abcd');
});

it('brings a removed rule back to where it was', () => {
  expect(ids(insertRule(removeRule(rules, 'b'), rule('b'), 1))).toBe('abc');
  expect(ids(insertRule([], rule('b'), 4))).toBe('b');
});

it('puts a copy below its rule, switched off', () => {
  const copied = duplicateRule(rules, 'b', { id: 'd', name: 'b (2)' });
  expect(ids(copied)).toBe('abdc');
  expect(copied[2]).toEqual({ ...rule('b'), id: 'd', name: 'b (2)', active: false });
});
