import { expect, it } from 'vitest';
import type { RoutingRule, RuleCondition } from '../../../src/contract/rules.ts';
import { missingParts, problemsByRule } from './rule-problems.ts';

function rule(when: RuleCondition, name = 'Một quy tắc'): RoutingRule {
  return { id: 'a', name, active: true, when, then: {} };
}

it.each<[RuleCondition, string, string]>([
  [{ kind: 'all', of: [] }, 'when.of', 'needPart'],
  [{ kind: 'all', of: [{ kind: 'words', words: [], match: 'any' }] }, 'when.of.0.words', 'needWords'],
  [{ kind: 'not', of: { kind: 'near', words: ['a'], within: 3 } }, 'when.of.words', 'needTwoWords'],
  [{ kind: 'near', words: ['a', 'b'], within: 0 }, 'when.within', 'needWithin'],
  [{ kind: 'zone', names: [] }, 'when.names', 'needWords'],
  [{ kind: 'flag', flags: [] }, 'when.flags', 'needChoice'],
  [{ kind: 'time', days: [1], from: '', until: '17:00' }, 'when.from', 'needTime'],
])('says what %o lacks, and where', (when, path, need) => {
  expect(missingParts(rule(when))).toEqual([{ path, need }]);
});

it('asks for a name, and for nothing where all is there', () => {
  const when = { kind: 'working', is: true } as const;
  expect(missingParts(rule(when, ' '))).toEqual([{ path: 'name', need: 'needName' }]);
  expect(missingParts(rule(when))).toEqual([]);
});

it('keeps the lists of rules whose problems are the same, so that their rows stay still', () => {
  const problem = {
    rule: 'a',
    severity: 'warning',
    kind: 'does_nothing',
    other: null,
    path: null,
    message: { vi: 'Quy tắc không làm gì', en: 'The rule does nothing' },
  } as const;
  const first = problemsByRule([problem, { ...problem, rule: 'b' }], new Map());
  const second = problemsByRule([{ ...problem }, { ...problem, rule: 'b', other: 'a' }], first);
  expect(second.get('a')).toBe(first.get('a'));
  expect(second.get('b')).not.toBe(first.get('b'));
});
