import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../../test/support/properties/assert-property.ts';
import { shownForm } from '../../text/normalise.ts';
import { wordsOf } from '../../text/words.ts';
import { cutPieces } from './cut-pieces.ts';

/** The pieces of a text without a subject; `|` stands between them. */
function cut(text: string): string {
  return cutPieces(text, 0, wordsOf(text))
    .map(({ start, end }) => text.slice(start, end).trim())
    .join(' | ');
}

describe('cutting a report into pieces', () => {
  it.each([
    ['Đường hỏng. Cống tắc!', 'Đường hỏng. | Cống tắc!'],
    ['Đường hỏng; cống tắc cả tuần', 'Đường hỏng; | cống tắc cả tuần'],
    ['Tôi có hai việc:\n1. Đường hỏng\n2. Cống tắc', 'Tôi có hai việc: | 1. Đường hỏng | 2. Cống tắc'],
    ['Có hai việc: 1) đường hỏng 2) cống tắc', 'Có hai việc: | 1) đường hỏng | 2) cống tắc'],
    ['Kính gửi:\n- Đường hỏng\n- Cống tắc', 'Kính gửi: | - Đường hỏng | - Cống tắc'],
    ['nuoc yeu khong len tang 2 ngoai ra mang rot suot', 'nuoc yeu khong len tang 2 | ngoai ra mang rot suot'],
    ['Cống tắc, với lại đèn đường hỏng cả tháng', 'Cống tắc, | với lại đèn đường hỏng cả tháng'],
    ['Đường hỏng. Thứ hai là cống tắc', 'Đường hỏng. | Thứ hai là cống tắc'],
  ])('at sentences, marks of lists and words that begin another matter: %s', (text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it.each([
    'Đường hỏng ở P. Võ Cường',
    'Gần TP. Bắc Ninh đường ngập',
    'Ông ấy nói “đường hỏng. Cống tắc. Ngoài ra không ai sửa”',
    'Hồ sơ 12. 11. 2026 chưa trả',
    'Công ty nợ 1.500.000 đồng của 2,5 tháng',
    'Xe đỗ trên quốc lộ 1 cả đêm',
  ])('never within abbreviations, quotes, numbers and dates: %s', (text) => {
    expect(cut(text)).toBe(text);
  });

  it('covers any text exactly, in order, and begins behind the subject of a mail', () => {
    const words = fc.constantFrom(
      'đường',
      'hỏng.',
      'ngoài ra',
      '1.',
      '2)',
      '-',
      '\n',
      '“',
      '”',
      '"',
      '(',
      ';',
      'P.',
      '  ',
      '😀',
    );
    assertProperty(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: words }, anyText)), fc.nat(8), (parts, subject) => {
        const shown = shownForm(parts.join(' '));
        const bodyStart = Math.min(subject, shown.length);

        const pieces = cutPieces(shown, bodyStart, wordsOf(shown));

        const text = pieces.map(({ start, end }) => shown.slice(start, end)).join('');
        expect(pieces.length === 0 ? shown.slice(bodyStart) : text).toBe(shown.slice(bodyStart));
      }),
    );
  });
});
