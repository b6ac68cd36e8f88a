import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { smsText, withoutKeyword } from './sms.ts';

describe('the text of an SMS', () => {
  it('leaves out diacritics and keeps the case of letters', () => {
    const text = smsText('Đường Trần Phú đã hết NGẬP. Ủy ban xã ĐÔNG NGÀN', { diacritics: false });

    expect(text).toBe('Duong Tran Phu da het NGAP. Uy ban xa DONG NGAN');
  });

  it('reads letters that were typed with loose marks', () => {
    expect(smsText('Đường ngập'.normalize('NFD'), { diacritics: false })).toBe('Duong ngap');
    expect(smsText('ổ'.normalize('NFD').repeat(10), { diacritics: true })).toHaveLength(10);
  });

  it('writes typography in plain signs and drops pictures', () => {
    const text = smsText('“Đã xong” – cảm ơn bà… 👍🏽❤️ 5 ₫', { diacritics: false });

    expect(text).toBe('"Da xong" - cam on ba...  5 d');
  });

  it('keeps what the networks carry and marks what they do not', () => {
    expect(smsText('10 € & §2, số ½', { diacritics: false })).toBe('10 € & §2, so ?');
    expect(smsText('中文', { diacritics: false })).toBe('??');
  });

  it('keeps diacritics where they are wanted', () => {
    expect(smsText('Đường ngập', { diacritics: true })).toBe('Đường ngập');
  });

  it('leaves nothing outside the alphabet of GSM in any text', () => {
    assertProperty(
      fc.property(anyText, (text) => {
        expect(smsText(text, { diacritics: false })).toMatch(/^[\n -~£¥€§¡¿¤ΔΦΓΛΩΠΨΣΘΞ]*$/u);
        expect(smsText(text, { diacritics: false })).not.toContain('`');
      }),
      { examples: [['｀']] },
    );
  });
});

describe('the keyword of a short code', () => {
  it.each([
    ['1022 duong ngap', '1022', 'duong ngap'],
    ['1022duong ngap', '1022', 'duong ngap'],
    ['  1022:  Đường ngập ', '1022', 'Đường ngập'],
    ['bn 1022 duong ngap', 'BN 1022', 'duong ngap'],
    ['BN1022 duong ngap', 'BN 1022', 'duong ngap'],
    ['phản ánh rác thải', 'PHAN ANH', 'rác thải'],
    ['PA 1022 mat dien', '1022, PA 1022', 'mat dien'],
  ])('is taken from the front of %j (%s)', (text, keyword, rest) => {
    expect(withoutKeyword(text, keyword)).toBe(rest);
  });

  it.each([
    ['10225 la so gi', '1022'],
    ['goi 1022 khong duoc', '1022'],
    ['PAlo oi', 'PA'],
    ['BN-26-7K3F9Q', 'BN'],
    ['BN 26 7K3F9Q', 'BN'],
    ['1022', '1022'],
    ['duong ngap', ''],
  ])('is not seen in %j (%s)', (text, keyword) => {
    expect(withoutKeyword(text, keyword)).toBe(text);
  });
});
