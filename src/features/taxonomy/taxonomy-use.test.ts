import { describe, expect, it } from 'vitest';
import { refuseWhileUsed, rulesNaming } from './taxonomy-use.ts';

const rules = [
  { id: 'a', when: { kind: 'not', of: { kind: 'category', codes: ['waste', 'noise'] } }, then: { lead: 'so-nnmt' } },
  {
    id: 'b',
    when: { kind: 'words', words: ['waste'], match: 'any' },
    then: { category: 'noise', coordinating: ['x'] },
  },
];

describe('what still uses an entry of the taxonomy', () => {
  it('is found in conditions and actions of rules, however deep, and not in words', () => {
    expect(rulesNaming(rules, 'category', 'waste')).toBe(1);
    expect(rulesNaming(rules, 'category', 'noise')).toBe(2);
    expect(rulesNaming(rules, 'agency', 'so-nnmt')).toBe(1);
    expect(rulesNaming(rules, 'agency', 'x')).toBe(1);
    expect(rulesNaming(rules, 'agency', 'waste')).toBe(0);
  });

  it('is named with its counts', () => {
    expect(() => refuseWhileUsed({ tickets: 3, rules: 1, staff: 0 })).toThrow(/3 open ticket\(s\), 1 rule\(s\)/u);
    expect(() => refuseWhileUsed({ tickets: 0 })).not.toThrow();
  });
});
