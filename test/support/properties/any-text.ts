import fc from 'fast-check';

const words = 'đường Nguyễn ĐIỆN thuỷ hòa hoà ngập dduwowngf duong và KCN P. tên <b> %00'.split(' ');
const phrases = ['Ngoài ra', 'tên tôi là', 'CMND ', 'stk ', 'số nhà 3 ngõ 12', '+84 912 345 678', '1.500.000 đ'];
const signs = '1. - – “ ” ( ) . , … ; : ! ? / @ # & * \\ " \' `'.split(' ');
const named = '1022 0912345678 001090012345 12/5/2026 99A-123.45 a@b.vn https://a.vn/x?y=1 2'.split(' ');
const marks = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323', '\u0302', '\u031b', '\u0306'];
const blanks = [' ', '  ', '\n', '\r\n', '\r', '\t', '\v', '\f', '\u0085', '\u00a0', '\u2003', '\u2028', '\u3000'];
const unseen = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200f', '\u202e', '\u2066', '\ufe0f', '\u180e'];
const emoji = ['😀', '👩‍👧', '🇻🇳', '👍🏽', '1️⃣', '❤️'];
/** Other scripts, and letters that become longer, shorter or others when they are lowered, folded or normalised. */
const foreign = 'العربية שלום 中文 İ ß ﬁ ﷺ Ǆ ð \u212a \u212b № ① ０９ ٣ ½ 가 ς \uff40 ﹚'.split(' ');
const broken = ['\0', '\u0001', '\u001b', '\u007f', '\ud83d', '\ude00', '\uffff', '\ufffd', '\u{e0041}', '\u{10ffff}'];

const bits = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words, ...phrases) },
  { weight: 2, arbitrary: fc.constantFrom(...signs) },
  { weight: 2, arbitrary: fc.constantFrom(...named) },
  { weight: 2, arbitrary: fc.constantFrom(...words).map((word) => word.normalize('NFD')) },
  { weight: 4, arbitrary: fc.constantFrom(...blanks) },
  { weight: 1, arbitrary: fc.constantFrom(...marks) },
  { weight: 1, arbitrary: fc.constantFrom(...unseen) },
  { weight: 1, arbitrary: fc.constantFrom(...emoji) },
  { weight: 1, arbitrary: fc.constantFrom(...foreign) },
  { weight: 1, arbitrary: fc.constantFrom(...broken) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);

/**
 * A text as people, telephones, other programs and attackers send it: Vietnamese with composed, loose and missing marks,
 * numbers, blanks of every kind, what is not seen, emoji, other scripts, halves of letters, NUL; at times only blanks, or long.
 */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 20, arbitrary: fc.array(bits, { maxLength: 60, size: '+1' }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...blanks), maxLength: 20 }) },
  { weight: 1, arbitrary: fc.tuple(bits, fc.integer({ min: 2, max: 3000 })).map(([bit, times]) => bit.repeat(times)) },
);
