import { describe, expect, it } from 'vitest';
import type { RuleCondition } from '../rule.ts';
import { compileRules, findRule } from './compile-rules.ts';
import { abbreviations, at, factsOf, rule } from './rule-examples.ts';
import type { RuleFacts } from './rule-facts.ts';

function holds(when: RuleCondition, facts: RuleFacts | string): boolean {
  const compiled = compileRules([rule(when)], abbreviations);
  return findRule(compiled, typeof facts === 'string' ? factsOf(facts) : facts) !== null;
}

function words(...list: string[]): RuleCondition {
  return { kind: 'words', words: list, match: 'any' };
}

describe('words of a rule', () => {
  it('match whatever the text is written like when they have no diacritics, else exactly', () => {
    expect(holds(words('hoan thue'), 'Xin hoàn thuế')).toBe(true);
    expect(holds(words('hoan thue'), 'xin HOAN  THUE')).toBe(true);
    expect(holds(words('hoàn thuế'), 'Xin hoàn thuế')).toBe(true);
    expect(holds(words('thuế'), 'Tôi thuê nhà')).toBe(false);
    expect(holds(words('thuế'), 'nop thue')).toBe(false);
    expect(holds(words('hoà'), 'tòa hòa giải')).toBe(true);
  });

  it('are whole words in their order, within one clause', () => {
    expect(holds(words('rac'), 'Cái rác này')).toBe(true);
    expect(holds(words('rac'), 'trác')).toBe(false);
    expect(holds(words('do rac'), 'Họ đổ. Rác thì không')).toBe(false);
    expect(holds(words('do rac'), 'rác đổ')).toBe(false);
  });

  it('are found in abbreviations, by either way of writing', () => {
    expect(holds(words('bao hiem xa hoi'), 'Nợ BHXH')).toBe(true);
    expect(holds(words('BHXH'), 'nợ bảo hiểm xã hội')).toBe(true);
    expect(holds(words('BHXH'), 'no bhxh')).toBe(true);
    expect(holds(words('hiem xa'), 'nợ BHXH 3 tháng')).toBe(true);
    expect(holds(words('gd'), 'gd nha toi')).toBe(true);
    expect(holds(words('gia dinh'), 'gd nha toi')).toBe(true);
  });

  it('may all be asked for', () => {
    const both: RuleCondition = { kind: 'words', words: ['rac', 'mui'], match: 'all' };
    expect(holds(both, 'rác nhiều, mùi nặng')).toBe(true);
    expect(holds(both, 'rác nhiều')).toBe(false);
    expect(holds({ kind: 'words', words: ['rac', '...'], match: 'all' }, 'rác')).toBe(false);
  });

  it('may be asked to stand near each other, in any order', () => {
    const near = (within: number): RuleCondition => ({ kind: 'near', words: ['nha may', 'khoi'], within });
    expect(holds(near(1), 'khói nhà máy')).toBe(true);
    expect(holds(near(1), 'nhà máy xả khói')).toBe(false);
    expect(holds(near(2), 'nhà máy xả khói')).toBe(true);
    expect(holds(near(3), 'nhà máy. Tối nào cũng có khói, rồi nhà máy xả ra khói')).toBe(true);
    expect(holds(near(50), 'nhà máy')).toBe(false);
  });
});

describe('other conditions', () => {
  it('look at what was read, found and known', () => {
    const facts = factsOf('x', {
      category: 'tax',
      flags: ['urgent'],
      commune: '09265',
      sender: 'business',
      sector: 'trade',
    });
    expect(holds({ kind: 'category', codes: ['drainage', 'tax'] }, facts)).toBe(true);
    expect(holds({ kind: 'category', codes: ['drainage'] }, facts)).toBe(false);
    expect(holds({ kind: 'commune', codes: ['09265'] }, facts)).toBe(true);
    expect(holds({ kind: 'flag', flags: ['spam', 'urgent'] }, facts)).toBe(true);
    expect(holds({ kind: 'channel', kinds: ['web'] }, facts)).toBe(true);
    expect(holds({ kind: 'sender', is: 'business' }, facts)).toBe(true);
    expect(holds({ kind: 'sector', sectors: ['trade'] }, facts)).toBe(true);
    expect(holds({ kind: 'sector', sectors: ['trade'] }, 'x')).toBe(false);
    expect(holds({ kind: 'language', langs: ['en'] }, 'There is no water in our street')).toBe(true);
    expect(holds({ kind: 'language', langs: ['en'] }, 'Mất nước cả phố')).toBe(false);
  });

  it('know zones by any of their names, the longer name first', () => {
    const zone: RuleCondition = { kind: 'zone', names: ['Quế Võ'] };
    expect(holds(zone, 'khói ở KCN Quế Võ')).toBe(true);
    expect(holds(zone, 'khoi o khu cong nghiep Que Vo')).toBe(true);
    expect(holds(zone, 'khói ở KCN Quế Võ 2')).toBe(false);
    expect(holds({ kind: 'zone', names: ['KCN Quế Võ 2'] }, 'khói ở KCN Quế Võ 2')).toBe(true);
  });

  it('tell the time of the province, also past midnight', () => {
    const night: RuleCondition = { kind: 'time', days: [5], from: '22:00', until: '05:00' };
    const facts = (time: string) => factsOf('x', { moment: at(time) });
    // 2026-11-20 is a Friday.
    expect(holds(night, facts('2026-11-20T22:00'))).toBe(true);
    expect(holds(night, facts('2026-11-21T04:59'))).toBe(true);
    expect(holds(night, facts('2026-11-21T05:00'))).toBe(false);
    expect(holds(night, facts('2026-11-21T22:30'))).toBe(false);
    expect(holds(night, facts('2026-11-20T04:00'))).toBe(false);
    const whole: RuleCondition = { kind: 'time', days: [5], from: '00:00', until: '00:00' };
    expect(holds(whole, facts('2026-11-20T23:59'))).toBe(true);
    expect(holds(whole, facts('2026-11-21T00:00'))).toBe(false);
    expect(holds(whole, 'x')).toBe(false);
  });

  it('tell working time by the calendar of the province', () => {
    const working: RuleCondition = { kind: 'working', is: true };
    const facts = (time: string) => factsOf('x', { moment: at(time) });
    expect(holds(working, facts('2026-11-20T07:30'))).toBe(true);
    expect(holds(working, facts('2026-11-20T11:30'))).toBe(false);
    expect(holds({ kind: 'working', is: false }, facts('2026-11-20T12:00'))).toBe(true);
    expect(holds(working, facts('2026-09-02T09:00'))).toBe(false);
  });

  it('are joined by all, any and not; of nothing they hold never', () => {
    expect(holds({ kind: 'all', of: [words('a'), { kind: 'not', of: words('b') }] }, 'a c')).toBe(true);
    expect(holds({ kind: 'all', of: [words('a'), { kind: 'not', of: words('b') }] }, 'a b')).toBe(false);
    expect(holds({ kind: 'any', of: [words('a'), words('b')] }, 'b')).toBe(true);
    expect(holds({ kind: 'all', of: [] }, 'b')).toBe(false);
    expect(holds({ kind: 'any', of: [] }, 'b')).toBe(false);
  });
});

describe('a list of rules', () => {
  it('is decided by the first active one', () => {
    const rules = [
      rule(words('rac'), { id: 'off', active: false }),
      rule(words('rac'), { id: 'first' }),
      rule(words('rac'), { id: 'second' }),
    ];
    expect(findRule(compileRules(rules, abbreviations), factsOf('rác'))?.id).toBe('first');
    expect(findRule(compileRules(rules, abbreviations), factsOf('hoa'))).toBeNull();
  });
});
