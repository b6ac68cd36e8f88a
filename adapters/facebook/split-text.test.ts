import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from './split-text.ts';

describe('splitText', () => {
  it('leaves a short text alone and makes nothing of blanks', () => {
    expect(splitText('Đã sửa xong.', 2000)).toEqual(['Đã sửa xong.']);
    expect(splitText(' \n ', 2000)).toEqual([]);
  });

  it('breaks between paragraphs before it breaks a sentence', () => {
    const first = `${'Câu một. '.repeat(15).trim()}`;

    expect(splitText(`${first}\n\nĐoạn hai.`, 140)).toEqual([first, 'Đoạn hai.']);
  });

  it('never cuts a word that fits into a part', () => {
    const words = Array.from({ length: 900 }, (_, at) => `từ${at}`);
    const parts = splitText(words.join(' '), 2000);

    expect(parts.flatMap((part) => part.split(' '))).toEqual(words);
  });

  it('keeps every letter and never exceeds the limit', () => {
    const letters = fc.constantFrom('a', 'ệ', 'e\u0323\u0302', '😟', ' ', '\n', '.', '👩‍👧');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 300 }), fc.integer({ min: 12, max: 60 }), (text, limit) => {
        const whole = text.join('');
        const parts = splitText(whole, limit);

        expect(parts.every((part) => part.length <= limit && part !== '' && !/\p{Surrogate}/u.test(part))).toBe(true);
        expect(parts.join('').replace(/\s/gu, '')).toBe(whole.replace(/\s/gu, ''));
      }),
    );
  });
});
