import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../test/support/properties/any-text.ts';
import { assertProperty } from '../../test/support/properties/assert-property.ts';
import { splitText } from './split-text.ts';

describe('a text that goes out as several messages', () => {
  it('stays whole when it fits, and is none when it is empty', () => {
    expect(splitText(' Đã sửa xong. ', 2000)).toEqual(['Đã sửa xong.']);
    expect(splitText(' \n ', 2000)).toEqual([]);
  });

  it('breaks between paragraphs and sentences before it breaks between words', () => {
    const first = 'Câu một. '.repeat(15).trim();

    expect(splitText(`${first}\n\nĐoạn hai.`, 140)).toEqual([first, 'Đoạn hai.']);
    expect(splitText('Một câu. Hai câu nữa', 12)).toEqual(['Một câu.', 'Hai câu nữa']);
    expect(splitText('một hai ba bốn năm', 10)).toEqual(['một hai ba', 'bốn năm']);
    expect(splitText('dòng một\n\ndòng hai ngắn', 14)).toEqual(['dòng một', 'dòng hai ngắn']);
  });

  it('never cuts a word that fits into a message', () => {
    const words = Array.from({ length: 900 }, (_, at) => `từ${at}`);

    expect(splitText(words.join(' '), 2000).flatMap((part) => part.split(' '))).toEqual(words);
  });

  it('cuts a longer word, but no letter', () => {
    expect(splitText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(splitText('ddde\u0323\u0302ddd', 5)).toEqual(['ddd', 'e\u0323\u0302dd', 'd']);
    expect(splitText('ddd👩‍👧d', 6)).toEqual(['ddd', '👩‍👧d']);
  });

  it('keeps everything but blanks, whole, within the limit', () => {
    const units = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('😀😀😀', '👩‍👧', 'e\u0323\u0302', '😀\u0301\u0301\u0301\u0301\u0301', '\n\n', 'đường', '.', ' '),
    );
    const built = fc.array(units, { maxLength: 80 }).map((words) => words.join(''));
    const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);
    assertProperty(
      fc.property(fc.oneof(built, anyText), fc.integer({ min: 4, max: 60 }), (text, limit) => {
        const parts = splitText(text, limit);

        expect(parts.every((part) => part !== '' && part.length <= limit)).toBe(true);
        if (isWhole(text)) expect(parts.every(isWhole)).toBe(true);
        expect(parts.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});
