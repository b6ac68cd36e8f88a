import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { createGazetteer, noPlaces } from '../place/gazetteer.ts';
import { shownForm } from '../text/normalise.ts';
import { decide } from './decide.ts';
import { createKnowledge, type KnowledgeSource, type SignName, type WeightedPhrases } from './knowledge.ts';
import type { RoutingRule, RuleActions } from './rule.ts';
import { compileRules } from './rules/compile-rules.ts';

function signs(some: Partial<Record<SignName, WeightedPhrases>>): Record<SignName, WeightedPhrases> {
  const empty: WeightedPhrases = {};
  return {
    question: empty,
    problem: empty,
    danger: empty,
    now: empty,
    past: empty,
    hypothetical: empty,
    official: empty,
    breach: empty,
    denounce: empty,
    identified: empty,
    negated: empty,
    review: empty,
    decision: empty,
    spam: empty,
    test: empty,
    separator: empty,
    conduct: empty,
    ...some,
  };
}

const source = {
  taxonomy: {
    agencies: [
      { code: 'trung-tam-1022', vi: 'Trung tâm 1022', en: '1022 centre' },
      { code: 'thue', vi: 'Thuế tỉnh', en: 'Tax' },
      { code: 'so-xay-dung', vi: 'Sở Xây dựng', en: 'Construction' },
      { code: 'so-noi-vu', vi: 'Sở Nội vụ', en: 'Home Affairs' },
      { code: 'thanh-tra', vi: 'Thanh tra tỉnh', en: 'Inspectorate' },
    ],
    categories: [
      { code: 'tax', vi: 'Thuế', en: 'Tax', agency: 'thue', group: 'business' },
      { code: 'drainage', vi: 'Ngập úng', en: 'Flooding', agency: 'so-xay-dung', group: 'citizen' },
      { code: 'urban-order', vi: 'Vỉa hè', en: 'Pavements', agency: 'area', group: 'citizen' },
      { code: 'official-conduct', vi: 'Thái độ', en: 'Conduct', agency: 'so-noi-vu', group: 'both' },
    ],
  },
  terms: {
    ignored: ['đường dây nóng'],
    categories: {
      tax: { 4: ['hoàn thuế', 'thuế'], 3: ['hồ sơ .. chưa hoàn'] },
      drainage: { 4: ['đường ngập'], 3: ['đường & ngập', 'dây nóng'] },
      'urban-order': { 4: ['vỉa hè'] },
      'official-conduct': { 4: ['hách dịch'] },
    },
    signs: signs({
      official: { 1: ['cán bộ'] },
      conduct: { 2: ['hách dịch', 'vòi tiền'] },
      breach: { 3: ['nhận hối lộ'] },
      identified: { 1: ['chi cục'] },
      question: { 2: ['cho hỏi'] },
      separator: { 1: ['ngoài ra'] },
    }),
  },
  abbreviations: { gtgt: [{ to: 'giá trị gia tăng' }] },
  gazetteer: createGazetteer({
    units: [{ code: '09190', name: 'Võ Cường', type: 'phường', lat: 21.16, lon: 106.04 }],
    oldCommunes: [],
    places: noPlaces,
  }),
} satisfies KnowledgeSource;
const knowledge = createKnowledge(source);
const web = { channel: 'web' };

describe('decide', () => {
  it('explains itself with words that stand in the text', () => {
    const text = 'Công ty tôi nộp hồ sơ hoàn thuế ở P. Võ Cường';
    const { why, lead } = decide({ ...web, text }, knowledge);
    expect(lead).toBe('thue');
    const term = why.find((reason) => reason.kind === 'term');
    expect(term).toMatchObject({ words: 'hoàn thuế', category: 'tax' });
    expect(text.slice(term?.start, term?.end)).toBe('hoàn thuế');
    expect(why.find((reason) => reason.kind === 'place')).toMatchObject({ words: 'Võ Cường' });
    expect(why.every((reason) => reason.vi !== '' && reason.en !== '')).toBe(true);
  });

  it('counts offsets from the body also when there is a subject', () => {
    const { why } = decide({ ...web, subject: 'Thuế', text: 'Xin sớm hoàn thuế' }, knowledge);
    const term = why.find((reason) => reason.words === 'hoàn thuế');
    expect('Xin sớm hoàn thuế'.slice(term?.start, term?.end)).toBe('hoàn thuế');
  });

  it('tells words apart by their diacritics, and reads texts that have none', () => {
    expect(decide({ ...web, text: 'Tôi đang thuê nhà ở đây' }, knowledge).category).toBeNull();
    expect(decide({ ...web, text: 'toi chua duoc hoan thue' }, knowledge).category).toEqual({ code: 'tax' });
    expect(decide({ ...web, text: 'đường dây nóng của tỉnh' }, knowledge).confidence).toBeLessThan(0.5);
  });

  it('joins words that stand apart in one sentence only', () => {
    expect(decide({ ...web, text: 'Ngập hết cả con đường' }, knowledge).category).toEqual({ code: 'drainage' });
    expect(decide({ ...web, text: 'Tôi ra đường. Nhà ngập hoa' }, knowledge).category).toBeNull();
  });

  it('offers three agencies at least, distinct ones first, the proposal leading', () => {
    const { alternatives, lead } = decide({ ...web, text: 'vỉa hè' }, knowledge);
    const firstThree = alternatives.slice(0, 3).map(({ agency }) => agency);
    expect(new Set(firstThree).size).toBe(3);
    expect(firstThree[0]).toBe(lead);
  });

  it('asks a person when it found nothing', () => {
    expect(decide({ ...web, text: 'abc xyz' }, knowledge)).toMatchObject({
      category: null,
      lead: 'trung-tam-1022',
      confidence: 0,
      needsHuman: true,
    });
  });

  it('weighs what the sender chose', () => {
    const chosen = decide({ ...web, text: 'xem giúp', categoryCode: 'drainage' }, knowledge);
    expect(chosen).toMatchObject({ category: { code: 'drainage' }, lead: 'so-xay-dung' });
    expect(chosen.why[0]).toMatchObject({ kind: 'chosen' });
  });

  it('never leaves the conduct of officials to the department accused, nor to one alone', () => {
    expect(decide({ ...web, text: 'Cán bộ hách dịch' }, knowledge)).toMatchObject({
      lead: 'so-noi-vu',
      coordinating: ['thanh-tra'],
    });
    expect(decide({ ...web, text: 'Cán bộ Sở Nội vụ hách dịch' }, knowledge).lead).toBe('thanh-tra');
    const tax = decide({ ...web, text: 'Hoàn thuế mà cán bộ chi cục vòi tiền' }, knowledge);
    expect(tax).toMatchObject({ lead: 'thue', coordinating: ['so-noi-vu'] });
  });

  it('gives denunciations to inspectors and to a person', () => {
    const decision = decide({ ...web, text: 'Cán bộ chi cục nhận hối lộ khi hoàn thuế' }, knowledge);
    expect(decision).toMatchObject({ lead: 'thanh-tra', flags: ['denunciation'], needsHuman: true });
    expect(decide({ ...web, text: 'Nhận hối lộ là gì' }, knowledge).flags).toEqual([]);
  });

  it.each([
    'Cán bộ chi cục nhận hối lộ khi hoàn thuế cho doanh nghiệp Sao Khuê',
    'Can bo chi cuc nhan hoi lo khi hoan thue cho doanh nghiep Sao Khue',
  ])('takes words for what they say where they leave no doubt: %s', (text) => {
    expect(decide({ ...web, text }, knowledge)).toMatchObject({ lead: 'thanh-tra', flags: ['denunciation'] });
  });

  it('sees two matters for two agencies', () => {
    const { flags, coordinating } = decide({ ...web, text: 'Chưa hoàn thuế. Ngoài ra đường ngập.' }, knowledge);
    expect(flags).toEqual(['mixed']);
    expect(coordinating).toHaveLength(1);
  });

  it('answers any text, the same each time, quoting only what stands there', () => {
    const pieces = fc.constantFrom(
      'hoàn thuế',
      'đường',
      'ngập',
      'P. Võ Cường',
      '\n',
      '. ',
      '\u0000',
      'ho\u0301a',
      '😀',
      'vỉa hè',
      'x',
    );
    const written = fc.oneof(
      anyText,
      fc.array(pieces).map((parts) => parts.join(' ')),
    );
    assertProperty(
      fc.property(written, written, (text, subject) => {
        const decision = decide({ ...web, text, subject }, knowledge);
        expect(decide({ ...web, text, subject }, knowledge)).toEqual(decision);
        expect(decision.confidence).toBeGreaterThanOrEqual(0);
        expect(decision.confidence).toBeLessThan(1);
        expect(decision.alternatives.length).toBeGreaterThanOrEqual(3);
        for (const { start, end, words } of decision.why) {
          if (start !== undefined) expect(shownForm(text).slice(start, end)).toBe(words);
        }
      }),
    );
  });
});

describe('decide by rules', () => {
  function byRule(
    text: string,
    then: RuleActions,
    when: RoutingRule['when'] = { kind: 'words', words: ['gom'], match: 'any' },
  ) {
    const rules = compileRules([{ id: 'r1', name: 'Gốm', active: true, when, then }], knowledge.abbreviations);
    return decide({ ...web, text }, { ...knowledge, rules });
  }

  it('lets the rule that holds override what the text proposes, and names it', () => {
    const then = {
      lead: 'so-xay-dung',
      coordinating: ['thue', 'so-xay-dung'],
      priority: 'urgent',
      policy: 'fast',
      tags: ['gốm'],
      officer: 'u1',
    } as const;
    const decision = byRule('Hoàn thuế cho làng gốm', then);
    expect(decision).toMatchObject({
      category: { code: 'tax' },
      lead: 'so-xay-dung',
      coordinating: ['thue'],
      priority: 'urgent',
      rule: { id: 'r1', name: 'Gốm' },
      policy: 'fast',
      tags: ['gốm'],
      officer: 'u1',
      needsHuman: false,
    });
    expect(decision.alternatives[0]).toEqual({ category: 'tax', agency: 'so-xay-dung', p: 0.99 });
    expect(decision.why.find(({ kind }) => kind === 'rule')).toMatchObject({
      agency: 'so-xay-dung',
      vi: 'Theo quy tắc “Gốm”: chuyển Sở Xây dựng, khẩn.',
      en: 'By the rule “Gốm”: goes to: Construction, urgent.',
    });
  });

  it('leaves what the rule does not decide as the text proposes it', () => {
    const plain = decide({ ...web, text: 'Hoàn thuế cho làng gốm' }, knowledge);
    const decision = byRule('Hoàn thuế cho làng gốm', { tags: ['gốm'] });
    const { why, rule: _rule, tags: _tags, ...rest } = decision;
    expect(plain).toMatchObject(rest);
    expect(plain).toMatchObject({ rule: null, policy: null, tags: [], officer: null });
    expect(why.filter(({ kind }) => kind !== 'rule')).toEqual(plain.why);
    expect(byRule('Hoàn thuế', { lead: 'so-xay-dung' })).toMatchObject({ rule: null, lead: 'thue' });
  });

  it('gives the agency of the category that the rule chose, and asks a person where the place is missing', () => {
    expect(byRule('gốm', { category: 'drainage' })).toMatchObject({ lead: 'so-xay-dung', needsHuman: false });
    expect(byRule('gốm ở P. Võ Cường', { category: 'urban-order' })).toMatchObject({ lead: 'ubnd-09190' });
    expect(byRule('gốm', { category: 'urban-order' })).toMatchObject({ lead: 'trung-tam-1022', needsHuman: true });
    expect(byRule('gốm', { lead: 'trung-tam-1022' })).toMatchObject({ category: null, needsHuman: false });
  });

  it('asks a person where the rule says so, and wherever the text may have to be diverted', () => {
    expect(byRule('gốm', { lead: 'thue', askHuman: true }).needsHuman).toBe(true);
    expect(byRule('Chưa hoàn thuế. Ngoài ra đường ngập. Gốm.', { lead: 'thue' })).toMatchObject({
      flags: ['mixed'],
      needsHuman: true,
    });
  });

  it('never lets a rule send the conduct of officials to those concerned alone', () => {
    expect(byRule('Cán bộ gốm hách dịch', { lead: 'thue' })).toMatchObject({
      lead: 'thue',
      coordinating: ['thanh-tra'],
    });
    const named = byRule('Cán bộ Sở Nội vụ hách dịch, gốm', { lead: 'so-noi-vu', officer: 'u1' });
    expect(named).toMatchObject({ lead: 'thanh-tra', officer: null });
    const denounced = byRule('Cán bộ chi cục nhận hối lộ, gốm', { lead: 'thue', coordinating: ['so-xay-dung'] });
    expect(denounced).toMatchObject({ lead: 'thanh-tra', flags: ['denunciation'], needsHuman: true });
    expect(denounced.coordinating).not.toContain('so-xay-dung');
  });

  it('asks rules what the text was read as', () => {
    const text = 'Hoàn thuế ở P. Võ Cường';
    expect(byRule(text, { tags: ['a'] }, { kind: 'category', codes: ['tax'] }).rule?.id).toBe('r1');
    expect(byRule(text, { tags: ['a'] }, { kind: 'commune', codes: ['09190'] }).rule?.id).toBe('r1');
    expect(byRule(text, { tags: ['a'] }, { kind: 'flag', flags: ['mixed'] }).rule).toBeNull();
  });
});

describe('createKnowledge', () => {
  it('refuses phrases for unknown categories and weights that are none', () => {
    const terms = { ...source.terms, categories: { nowhere: { 1: ['a'] } } };
    expect(() => createKnowledge({ ...source, terms })).toThrow(/no category "nowhere"/u);
    const heavy = { ...source.terms, categories: { tax: { heavy: ['a'] } } };
    expect(() => createKnowledge({ ...source, terms: heavy })).toThrow(/not a weight/u);
  });
});
