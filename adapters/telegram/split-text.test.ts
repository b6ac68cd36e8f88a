import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitText } from './split-text.ts';

it('leaves a short text whole', () => {
  expect(splitText(' Xin chào ', 20)).toEqual(['Xin chào']);
});

it('gives nothing for nothing', () => {
  expect(splitText(' \n ', 20)).toEqual([]);
});

it('cuts between paragraphs, else between words, else where it must', () => {
  expect(splitText('một hai ba\n\nbốn năm', 14)).toEqual(['một hai ba', 'bốn năm']);
  expect(splitText('một hai ba bốn năm', 10)).toEqual(['một hai ba', 'bốn năm']);
  expect(splitText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
});

it('never exceeds the limit, loses no word and halves no letter', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('😀😀😀', '\n\n', 'đường'))),
      fc.integer({ min: 4, max: 40 }),
      (words, limit) => {
        const text = words.join(' ');
        const parts = splitText(text, limit);

        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/u);
        }
        expect(parts.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      },
    ),
  );
});
