import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { isBare, readBareWords } from './bare-words.ts';
import { foldVi, foldWord } from './fold.ts';
import { countReadings, createReadings, withoutText } from './readings.ts';
import { tokenise } from './tokens.ts';

const texts = [
  'nộp thuế ở chi cục thuế',
  'đã nộp thuế rồi',
  'chưa nộp thuế',
  'thuê nhà trọ',
  'tôi thuê nhà ở phố này',
  'cho thuê nhà',
  'tắc cống, nước thải tràn ra đường',
  'tắc cống',
  'công ty nợ lương',
  'công ty không trả lương',
];
const readings = createReadings(countReadings(texts));
const often = createReadings(countReadings(texts.flatMap((text) => Array.from({ length: 30 }, () => text))));
const meantBy = (text: string) => readBareWords(tokenise(text), often).join(' ');

describe('readBareWords', () => {
  it('reads a word by what it follows', () => {
    expect(meantBy('nop thue')).toBe('nộp thuế');
    expect(meantBy('thue nha')).toBe('thuê nhà');
  });

  it('takes the commoner reading where nothing else tells, and begins anew with each clause', () => {
    expect(meantBy('wifi thue')).toBe('wifi thuế');
    expect(meantBy('tac cong')).toBe('tắc cống');
    expect(meantBy('tac, cong')).toBe('tắc công');
  });

  it('leaves a word alone that has its diacritics', () => {
    expect(meantBy('nộp thuế, thuê nha')).toBe('nộp thuế thuê nhà');
    expect(meantBy('')).toBe('');
  });

  it('leaves words alone that nobody has counted', () => {
    expect(meantBy('wifi thue bao')).toBe('wifi thuế bao');
    expect(createReadings({ words: new Map(), pairs: new Map() }).of('thue')).toEqual([]);
  });

  it('gives one word for each token, of the same letters', () => {
    const word = fc.constantFrom(...texts.flatMap((text) => foldVi(text).split(' ')), 'wifi', '2024', 'constructor');
    const words = fc.array(fc.oneof({ weight: 8, arbitrary: word }, anyText));
    assertProperty(
      fc.property(words, (parts) => {
        const tokens = tokenise(foldVi(parts.join(' ')));

        const meant = readBareWords(tokens, often);

        expect(meant.map(foldWord)).toEqual(tokens.map(({ folded }) => folded));
      }),
    );
  });
});

describe('withoutText', () => {
  it('knows nothing of the text any more', () => {
    const others = withoutText(readings, 'thuê nhà trọ');

    expect(readings.of('thue')).toEqual([
      { exact: 'thuế', count: 4 },
      { exact: 'thuê', count: 3 },
    ]);
    expect(others.of('thue')).toEqual([
      { exact: 'thuế', count: 4 },
      { exact: 'thuê', count: 2 },
    ]);
    expect(others.of('cong')).toEqual(readings.of('cong'));
  });

  it('counts pairs down, and drops those that one text alone has left', () => {
    expect(withoutText(readings, 'tắc cống').after('tắc').of('cống')).toBe(0);
    expect(readings.after('nộp').of('thuế')).toBe(3);
    expect(withoutText(readings, 'đã nộp thuế rồi').after('nộp').of('thuế')).toBe(2);
    expect(withoutText(readings, 'khong co dau').after('nộp').of('thuế')).toBe(3);
  });
});

describe('isBare', () => {
  it.each([
    ['duong ngap, nuoc ban', true],
    ['đường ngập, nước bẩn', false],
    ['', false],
  ])('says of %j: %s', (text, expected) => {
    expect(isBare(tokenise(text))).toBe(expected);
  });
});
