import { describe, expect, it } from 'vitest';
import { tokenise } from '../text/tokens.ts';
import { createRowTable, knownFeatures, scoreColumns, type LinearModel } from './linear-model.ts';
import { featureKinds, readFeatures, type TextFeatures } from './text-features.ts';

const read = (text: string, meant: readonly string[] | null): TextFeatures =>
  readFeatures({ tokens: tokenise(text), meant, place: null, marks: ['asks'] });

/** Knows every feature of a text, and lets each speak for the only category and for the only flag. */
function modelOf({ hashes: all }: TextFeatures): LinearModel {
  const hashes = Uint32Array.from(all).sort();
  const ones = Float32Array.from(hashes, () => 1);
  return {
    columns: ['category', 'flag'],
    classes: 1,
    hashes,
    weights: Int8Array.from({ length: hashes.length * 2 }, () => 1),
    scales: ones,
    rarities: ones,
    unknownRarity: 1,
    bias: Float32Array.from([0, 0]),
    rows: createRowTable(hashes),
  };
}

describe('scoreColumns', () => {
  it('lets categories rest on words that are likely meant, flags only on what is written', () => {
    const guessed = read('tac cong', ['tắc', 'cống']);
    const model = modelOf(guessed);
    const points = (features: TextFeatures) => [...scoreColumns(knownFeatures(features, model), model)];

    const [category = 0, flag = 0] = points(guessed);
    const [bareCategory = 0, bareFlag = 0] = points(read('tac cong', null));

    expect(category).toBeGreaterThan(bareCategory);
    expect(flag).toBe(bareFlag);
  });
});

describe('readFeatures', () => {
  const kind = featureKinds.indexOf('guessed');

  it('knows a word that is likely meant as the word itself', () => {
    const bare = read('tac cong', ['tắc', 'cống']);
    const marked = read('tắc cống', null);

    const ofKind = ({ hashes, kinds }: TextFeatures, wanted: number) =>
      [...hashes].filter((_, index) => kinds[index] === wanted).sort();

    expect(ofKind(bare, kind)).toHaveLength(3);
    expect(ofKind(bare, kind)).toEqual(ofKind(marked, featureKinds.indexOf('marked')));
  });

  it('lists what is guessed last', () => {
    const { kinds } = read('tac cong', ['tắc', 'cống']);

    expect([...kinds].indexOf(kind)).toBe(kinds.length - 3);
  });
});
