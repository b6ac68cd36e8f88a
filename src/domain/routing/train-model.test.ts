import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { createGazetteer, noPlaces } from '../place/gazetteer.ts';
import { foldVi } from '../text/fold.ts';
import { decide } from './decide.ts';
import { createKnowledge, signNames, type RoutingTerms } from './knowledge.ts';
import { crossRead, digestOf, readExamples, trainModel } from './train-model.ts';
import { createSequence, noisyForm, seedOf } from './training-forms.ts';
import type { RoutingExample } from './training-samples.ts';

const noSigns = Object.fromEntries(signNames.map((name) => [name, {}]));
const terms: RoutingTerms = {
  ignored: [],
  categories: { electricity: { 3: ['mất điện'] }, 'water-supply': { 3: ['mất nước'] } },
  // Object.fromEntries forgets the names of its keys; all of them are there.
  signs: noSigns as RoutingTerms['signs'],
};
const knowledge = createKnowledge({
  taxonomy: {
    agencies: [
      { code: 'trung-tam-1022', vi: 'Trung tâm 1022', en: '1022 centre' },
      { code: 'dien-luc', vi: 'Điện lực', en: 'Power' },
      { code: 'cap-nuoc', vi: 'Cấp nước', en: 'Water' },
    ],
    categories: [
      { code: 'electricity', vi: 'Điện', en: 'Power', agency: 'dien-luc', group: 'both' },
      { code: 'water-supply', vi: 'Nước', en: 'Water', agency: 'cap-nuoc', group: 'both' },
    ],
  },
  terms,
  abbreviations: {},
  gazetteer: createGazetteer({
    units: [],
    oldCommunes: [],
    places: noPlaces,
  }),
});

const power = [
  'quạt quay lờ đờ',
  'công tơ quay nhanh',
  'bóng đèn chập chờn',
  'cầu dao nhảy liên tục',
  'trạm biến áp kêu ù ù',
];
const water = [
  'vòi chảy đục ngầu',
  'đồng hồ chạy vù vù',
  'bồn chứa cạn khô',
  'ống vỡ phun trắng xóa',
  'máy bơm hút không khí',
];
const ends = ['cả xóm than phiền', 'từ tuần trước', 'gọi không ai nghe', 'mong sớm xem giúp'];

function examplesOf(category: string, openings: readonly string[]): RoutingExample[] {
  return openings.flatMap((opening, at) =>
    ends.map((end, voice) => ({
      text: `${opening} ${end} ${openings[(at + 1) % openings.length]}`,
      category,
      flags: [],
      voice: `v${voice}`,
    })),
  );
}

const examples = [...examplesOf('electricity', power), ...examplesOf('water-supply', water)];
const model = trainModel(examples, knowledge);
const learned = { ...knowledge, model };

describe('trainModel', () => {
  it('learns what the table of phrases does not know, and says by which words', () => {
    const decision = decide({ text: 'Nhà tôi quạt quay lờ đờ mãi', channel: 'web' }, learned);
    expect(decision).toMatchObject({ lead: 'dien-luc', category: { code: 'electricity' } });
    expect(decide({ text: 'Nhà tôi quạt quay lờ đờ mãi', channel: 'web' }, knowledge).category).toBeNull();
    const quoted = decision.why.filter(({ kind }) => kind === 'term').map(({ words }) => words);
    expect(quoted.join(' ')).toMatch(/quạt|quay|lờ đờ/u);
  });

  it('gives the same model for the same examples', () => {
    expect(trainModel(examples, knowledge)).toEqual(model);
    expect(digestOf([...examples].reverse())).toBe(digestOf(examples));
  });

  it('judges each text once, by a model that has not learned from it, and none that the table was corrected on', () => {
    const folds = crossRead(readExamples(examples, knowledge), knowledge);
    const judged = folds.flatMap((fold) => fold.examples.map(({ text }) => text));
    expect(folds.length).toBeGreaterThan(3);
    expect(judged.toSorted()).toEqual(examples.map(({ text }) => text).toSorted());
    const known = examples.map((example) => ({ ...example, isKnownToTable: example.voice === 'v0' }));
    const voices = crossRead(readExamples(known, knowledge), knowledge).flatMap((fold) => fold.examples);
    expect(voices.some(({ isKnownToTable }) => isKnownToTable)).toBe(false);
  });

  it('is not sure of texts whose words it has never met', () => {
    const decision = decide({ text: 'zzyzx qwrtp blorf', channel: 'web' }, learned);
    expect(decision.needsHuman).toBe(true);
  });

  it('decides the same without diacritics where the words are the same', () => {
    const texts = fc
      .tuple(fc.constantFrom(...power, ...water), fc.constantFrom(...ends))
      .map((parts) => parts.join(' '));
    assertProperty(
      fc.property(texts, (text) => {
        const whole = decide({ text, channel: 'web' }, learned);
        const folded = decide({ text: foldVi(text), channel: 'web' }, learned);
        expect(folded.lead).toBe(whole.lead);
        expect(Math.abs(folded.confidence - whole.confidence)).toBeLessThan(0.35);
      }),
      { runs: 40 },
    );
  });
});

describe('noisyForm', () => {
  it('spoils a text in the same way each time, and never empties it', () => {
    assertProperty(
      fc.property(anyText, (text) => {
        const written = noisyForm(text, createSequence(seedOf(text)));
        expect(noisyForm(text, createSequence(seedOf(text)))).toBe(written);
        if (/[a-z]{3}/u.test(text)) expect(written).not.toBe('');
      }),
    );
  });
});
