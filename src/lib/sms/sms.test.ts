import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { previewSms } from './preview.ts';
import { countSegments } from './segments.ts';
import { networkPhone, smsSender } from './sender.ts';
import { shortenForSms } from './shorten.ts';

const mixed = fc.string({
  unit: fc.constantFrom('a', '{', 'ạ', 'à', ' ', '👍', 'đ', '\n', '\u0301'),
  maxLength: 900,
  size: 'max',
});

describe('counting segments', () => {
  it.each([
    ['a'.repeat(160), 'GSM-7', 1],
    ['a'.repeat(161), 'GSM-7', 2],
    ['a'.repeat(306), 'GSM-7', 2],
    ['a'.repeat(307), 'GSM-7', 3],
    ['{'.repeat(80), 'GSM-7', 1],
    ['{'.repeat(81), 'GSM-7', 2],
    ['à'.repeat(160), 'GSM-7', 1],
    ['ạ'.repeat(70), 'UCS-2', 1],
    ['ạ'.repeat(71), 'UCS-2', 2],
    ['ạ'.repeat(134), 'UCS-2', 2],
    ['ạ'.repeat(135), 'UCS-2', 3],
    ['ổ'.normalize('NFD').repeat(70), 'UCS-2', 1],
    ['', 'GSM-7', 1],
  ] as const)('counts %j', (text, encoding, count) => {
    expect(countSegments(text)).toMatchObject({ encoding, count });
  });

  it('loses nothing between the parts', () => {
    assertProperty(
      fc.property(fc.oneof(mixed, anyText), (text) => {
        expect(countSegments(text).parts.join('')).toBe(text.normalize('NFC').replaceAll('\r\n', '\n'));
      }),
    );
  });
});

describe('shortening', () => {
  it('leaves a text that fits alone', () => {
    expect(shortenForSms('Da xong', { maxSegments: 1, link: 'https://a.vn' })).toEqual({
      text: 'Da xong',
      isShortened: false,
    });
  });

  it('cuts at a word and ends with the link, which stands there once', () => {
    const link = 'https://1022.example.vn/t/BN-26-7K3F9Q/secret';
    const text = `${'Chung toi da sua xong den duong. '.repeat(20)}${link}`;

    const short = shortenForSms(text, { maxSegments: 2, link });

    expect(short.isShortened).toBe(true);
    expect(short.text).toMatch(
      /(?:xong|den|duong\.|Chung|toi|da|sua)\.\.\. https:\/\/1022\.example\.vn\/t\/BN-26-7K3F9Q\/secret$/u,
    );
    expect(short.text.split(link)).toHaveLength(2);
    expect(countSegments(short.text).count).toBe(2);
  });

  it('always fits', () => {
    assertProperty(
      fc.property(fc.oneof(mixed, anyText), fc.integer({ min: 1, max: 4 }), (text, maxSegments) => {
        const short = shortenForSms(text, { maxSegments, link: 'https://a.vn/t/BN-26-7K3F9Q' });
        expect(countSegments(short.text).count).toBeLessThanOrEqual(maxSegments);
      }),
    );
  });
});

describe('a preview', () => {
  it('shows parts, encoding and what is too long', () => {
    expect(previewSms('Da xong', { maxSegments: 3 })).toEqual({
      parts: ['Da xong'],
      count: 1,
      encoding: 'GSM-7',
      problems: [],
    });
    expect(previewSms('ạ'.repeat(500), { maxSegments: 3 })).toMatchObject({ count: 3, encoding: 'UCS-2' });
    expect(previewSms('ạ'.repeat(500), { maxSegments: 3 }).problems[0]?.en).toContain('8 SMS');
  });
});

describe('the sender of an SMS', () => {
  it.each([
    ['84912345678', '+84912345678'],
    ['+84912345678', '+84912345678'],
    ['0912345678', '+84912345678'],
    ['841641234567', '+84341234567'],
    ['14155552671', '+14155552671'],
    ['+14155552671', '+14155552671'],
  ])('is the telephone number %s', (raw, address) => {
    expect(networkPhone(raw)).toBe(address);
    expect(smsSender(raw)).toMatchObject({ from: { address, verified: true }, conversation: address, automatic: null });
  });

  it.each(['VIETTEL', '1414', '9029', 'VinaPhone 18'])('is a machine that nobody can answer: %s', (raw) => {
    expect(smsSender(raw)).toMatchObject({
      from: { address: null, name: raw, verified: false },
      conversation: raw,
      automatic: { kind: 'list' },
    });
  });

  it('may be a number that cannot exist, which is not answered either', () => {
    expect(smsSender('+999123456789')).toMatchObject({ from: { address: null, verified: false }, automatic: null });
    expect(smsSender('')).toMatchObject({ from: { address: null, name: null }, conversation: null, automatic: null });
  });
});
