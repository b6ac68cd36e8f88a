import { describe, expect, it } from 'vitest';
import { createAbbreviations } from '../../text/abbreviations.ts';
import type { RoutingRule, RuleActions, RuleCondition } from '../rule.ts';
import type { RuleReferences } from './check-references.ts';
import { checkRules } from './check-rules.ts';

const known: RuleReferences = {
  categories: new Set(['tax', 'drainage', 'waste']),
  agencies: new Set(['thue', 'so-xay-dung', 'ubnd-09265']),
  communes: new Set(['09265', '09190']),
  channels: new Set(['web', 'email']),
  sectors: new Set(['trade']),
  policies: new Set(['fast']),
  zones: new Set(['que vo']),
  officers: new Map([['u1', 'thue']]),
  abbreviations: createAbbreviations({}),
};

function rule(id: string, when: RuleCondition, then: RuleActions = { lead: 'thue' }, active = true): RoutingRule {
  return { id, name: `Rule ${id}`, active, when, then };
}

function words(...list: string[]): RuleCondition {
  return { kind: 'words', words: list, match: 'any' };
}

function all(...of: RuleCondition[]): RuleCondition {
  return { kind: 'all', of };
}

function not(of: RuleCondition): RuleCondition {
  return { kind: 'not', of };
}

function category(...codes: string[]): RuleCondition {
  return { kind: 'category', codes };
}

function problems(...rules: RoutingRule[]) {
  return checkRules(rules, known).map(({ rule: id, kind, other, path }) =>
    [id, kind, other, path].filter((one) => one !== null).join(' '),
  );
}

describe('references of a rule', () => {
  it('that nothing has are named with their place, in words', () => {
    const when = all(category('tax', 'x'), not({ kind: 'any', of: [{ kind: 'zone', names: ['KCN Nowhere'] }] }));
    const then = { lead: 'y', coordinating: ['thue', 'z'], policy: 'slow', officer: 'u1' };
    const found = checkRules([rule('a', when, then)], known);
    expect(found.map(({ path }) => path)).toEqual([
      'when.of.0.codes.1',
      'when.of.1.of.of.0.names.0',
      'then.lead',
      'then.coordinating.1',
      'then.policy',
      'then.officer',
    ]);
    expect(found.every(({ kind, severity }) => kind === 'unknown' && severity === 'error')).toBe(true);
    expect(found[0]?.message).toEqual({
      vi: 'Không có lĩnh vực “x”. Chọn lại trong danh sách.',
      en: 'There is no category “x”. Choose again from the list.',
    });
  });

  it('that are there are let pass, zones by any of their names', () => {
    const when = all(category('tax'), { kind: 'zone', names: ['KCN Quế Võ', 'que vo'] }, words('thuế'));
    expect(problems(rule('a', when, { lead: 'thue', policy: 'fast', officer: 'u1' }))).toEqual([]);
  });

  it('let nobody be given work of another agency', () => {
    expect(problems(rule('a', words('x'), { lead: 'so-xay-dung', officer: 'u1' }))).toEqual(['a unknown then.officer']);
  });
});

describe('a rule', () => {
  it('must ask and decide something', () => {
    expect(problems(rule('a', all()))).toEqual(['a empty when.of']);
    expect(problems(rule('a', words('rác', '...')))).toEqual(['a empty when.words.1']);
    expect(problems(rule('a', words('rác'), {}))).toEqual(['a does_nothing then']);
    expect(problems(rule('a', words('rác'), { askHuman: false, tags: [] }))).toEqual(['a does_nothing then']);
    expect(problems(rule('a', words('x')), rule('a', words('y')))).toEqual(['a conflict a id']);
  });

  it.each<[string, RuleCondition]>([
    ['two categories at once', all(category('tax'), category('drainage', 'waste'))],
    ['a thing and not that thing', all(words('rác'), not(words('rác', 'mùi')))],
    ['a phrase without one of its words', all(words('đổ rác'), not(words('rac')))],
    ['no time', { kind: 'time', days: [1], from: '08:00', until: '08:00' }],
    [
      'two times that never meet',
      all(
        { kind: 'time', days: [1, 2], from: '08:00', until: '17:00' },
        { kind: 'time', days: [0, 6], from: '00:00', until: '00:00' },
      ),
    ],
    ['no kind of sender', all(not({ kind: 'sender', is: 'citizen' }), not({ kind: 'sender', is: 'business' }))],
    ['no language', not({ kind: 'language', langs: ['vi', 'en', 'other'] })],
    [
      'nothing that is left of a choice',
      all({ kind: 'any', of: [category('tax'), category('waste')] }, not(category('tax', 'waste'))),
    ],
    ['words apart that stand near', all(near(3), not(near(5)))],
  ])('is unreachable when it asks for %s', (_, when) => {
    expect(problems(rule('a', when))).toEqual(['a unreachable when']);
  });

  it.each<[string, RuleCondition]>([
    ['two words', all(words('rác'), words('mùi'))],
    ['two flags', all({ kind: 'flag', flags: ['urgent'] }, { kind: 'flag', flags: ['mixed'] })],
    ['words near and not nearer', all(near(5), not(near(3)))],
    ['a word with other diacritics', all(words('thue'), not(words('thuế')))],
  ])('is no impossible one when it asks for %s', (_, when) => {
    expect(problems(rule('a', when))).toEqual([]);
  });
});

function near(within: number): RuleCondition {
  return { kind: 'near', words: ['nhà máy', 'khói'], within };
}

describe('a later rule', () => {
  it.each<[string, RuleCondition, RuleCondition]>([
    ['a part of its words', words('rác', 'mùi'), words('mùi')],
    ['a shorter phrase', words('rac'), words('bãi rác')],
    ['one of its conditions', words('rác'), all(category('waste'), words('rác'))],
    ['more categories', category('tax', 'waste'), category('waste')],
    ['a wider circle', near(9), all(near(4), words('đêm'))],
    ['all words of a near', words('khói'), near(3)],
    ['either of two', { kind: 'any', of: [words('rác'), category('tax')] }, all(category('tax'), words('hoàn'))],
    ['what it leaves out', not(category('tax')), category('waste')],
    ['more of the week', time('07:00', '18:00'), time('08:00', '11:00')],
  ])('is shadowed by one that takes %s', (_, first, second) => {
    expect(problems(rule('a', first), rule('b', second))).toEqual(['b shadowed a']);
  });

  it.each<[string, RuleCondition, RuleCondition]>([
    ['one more condition', all(category('waste'), words('rác')), words('rác')],
    ['other diacritics', words('thuế'), words('thue', 'thu')],
    ['the longer phrase', words('bãi rác'), words('rác')],
    ['all words where it asks for any', { kind: 'words', words: ['a', 'b'], match: 'all' }, words('a', 'b')],
    ['a smaller circle', near(2), near(3)],
    ['less of the week', time('08:00', '11:00'), time('07:00', '18:00')],
  ])('is not shadowed by one that asks for %s', (_, first, second) => {
    expect(problems(rule('a', first), rule('b', second))).toEqual([]);
  });

  it.each<[string, RuleCondition, RuleCondition]>([
    ['nothing', words('rác'), words('rác')],
    ['order', all(category('tax', 'waste'), words('rác', 'mùi')), all(words('mùi', 'rác'), category('waste', 'tax'))],
    ['capitals and spaces', words('bãi rác'), words('BÃI  Rác')],
    ['diacritics that it leaves out', words('bãi rác', 'thuế'), words('bai rac', 'thuế')],
    ['diacritics that the earlier one leaves out', words('thue'), words('thuế')],
    ['repeated words', words('rác', 'mùi'), words('rác', 'Mùi', 'RÁC', 'mùi')],
    ['repeated conditions', words('rác'), all(words('rác'), all(words('rac')))],
    ['order of words that stand near', near(3), { kind: 'near', words: ['KHÓI', 'nha may'], within: 3 }],
  ])('is a copy of one from which it differs in %s', (_, first, second) => {
    const then = { lead: 'thue', coordinating: ['so-xay-dung', 'ubnd-09265'], askHuman: false };
    const same = { lead: 'thue', coordinating: ['ubnd-09265', 'so-xay-dung'], tags: [] };
    expect(problems(rule('a', first, then), rule('b', second, same))).toEqual(['b copy a']);
  });

  it('is no copy of one that does something else, or has other words of the same letters', () => {
    const urgent = { lead: 'thue', priority: 'urgent' } as const;
    expect(problems(rule('a', words('rác')), rule('b', words('rác'), urgent))).toEqual(['b shadowed a']);
    expect(problems(rule('a', words('bán hàng')), rule('b', words('bạn hàng')))).toEqual([]);
    expect(problems(rule('a', words('bán')), rule('b', words('bán', 'bạn')))).toEqual([]);
    expect(problems(rule('a', words('rác')), rule('b', not(words('rác'))))).toEqual([]);
    expect(problems(rule('a', near(2)), rule('b', near(3)))).toEqual([]);
  });

  it('is shadowed by several that only together take all of it, which are named', () => {
    const citizens = rule('a', { kind: 'sender', is: 'citizen' });
    const firms = rule('b', { kind: 'sender', is: 'business' });
    const found = checkRules([citizens, rule('x', words('mùi')), firms, rule('c', words('rác'))], known);
    expect(found.map(({ rule: id, kind, other }) => [id, kind, other])).toEqual([['c', 'shadowed', 'b']]);
    expect(found[0]?.message.vi).toContain('“Rule a”, “Rule b”');

    const loud = all(category('waste'), words('đêm'));
    const quiet = all(category('waste'), not(words('đêm')));
    expect(problems(rule('a', loud), rule('b', quiet), rule('c', category('waste')))).toEqual(['c shadowed b']);
    expect(problems(rule('a', loud), rule('b', quiet), rule('c', category('waste', 'tax')))).toEqual([]);
    const [by, after] = [{ kind: 'working', is: true } as const, { kind: 'working', is: false } as const];
    expect(problems(rule('a', all(by, category('tax'))), rule('b', after), rule('c', category('tax')))).toEqual([
      'c shadowed b',
    ]);
  });

  it('is shadowed by one that takes every report, whatever that asks', () => {
    const always: RuleCondition = { kind: 'language', langs: ['vi', 'en', 'other'] };
    expect(problems(rule('a', always), rule('b', words('rác')))).toEqual(['b shadowed a']);
  });

  it('is not shadowed by one that is switched off or can never hold', () => {
    expect(problems(rule('a', words('rác'), { lead: 'thue' }, false), rule('b', words('rác')))).toEqual([]);
    const impossible = all(category('tax'), category('waste'));
    expect(problems(rule('a', impossible), rule('b', category('tax')))).toEqual(['a unreachable when']);
  });

  it('is in conflict with one that asks the same and sends elsewhere', () => {
    const elsewhere = { lead: 'so-xay-dung' };
    expect(problems(rule('a', words('rác')), rule('b', words('rác'), elsewhere))).toEqual([
      'b shadowed a',
      'b conflict a then.lead',
    ]);
    expect(problems(rule('a', words('rác', 'mùi')), rule('b', words('rác', 'xả'), elsewhere))).toEqual([
      'b conflict a then.lead',
    ]);
    expect(problems(rule('a', category('tax', 'waste')), rule('b', category('waste', 'drainage'), elsewhere))).toEqual([
      'b conflict a then.lead',
    ]);
  });

  it('is no conflict with an exception before it, nor with one of other words or the same agency', () => {
    const elsewhere = { lead: 'so-xay-dung' };
    const exception = all(words('rác'), { kind: 'commune', codes: ['09265'] });
    expect(problems(rule('a', exception), rule('b', words('rác'), elsewhere))).toEqual([]);
    expect(problems(rule('a', words('rác')), rule('b', words('mùi'), elsewhere))).toEqual([]);
    expect(problems(rule('a', words('rác', 'mùi')), rule('b', words('rác', 'xả')))).toEqual([]);
  });

  it('is compared with five hundred others in no time', () => {
    const rules = Array.from({ length: 500 }, (_, index) =>
      rule(`r${index}`, all(words(`từ ${index}`, `chữ ${index}`), category('waste'), not(words(`trừ ${index}`)))),
    );
    const started = performance.now();
    expect(problems(...rules)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

function time(from: string, until: string): RuleCondition {
  return { kind: 'time', days: [1, 2, 3, 4, 5], from, until };
}
