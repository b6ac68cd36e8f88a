import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { createAbbreviations, expandAbbreviations } from './abbreviations.ts';
import { foldVi, foldWithMap, spanInSource } from './fold.ts';
import { guessLanguage } from './language.ts';
import { normalise } from './normalise.ts';
import { findEmails, findIdentityNumbers, findPhones, maskPersonal } from './personal-data.ts';
import { createPhraseIndex, findPhrases, phraseOf } from './phrase-index.ts';
import { canonicalTones } from './tone-placement.ts';
import { tokenise } from './tokens.ts';

const vietnamese = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aàáảãạăằắâầấeèéêềếiìíoòóôồốơờớuùúủưừứyỳýđĐqghnctm '),
      fc.constantFrom('\u0301', '\u0323', '\u0000', '\u200b', '\r\n', 'hoà', 'thuỷ', 'quý', 'gìa'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));
const written = fc.oneof(vietnamese, anyText);

describe('the forms of a text', () => {
  it('places tones one way and keeps what is right', () => {
    expect(canonicalTones('hoà thuỷ khoẻ Hoà THUỶ loà xoà uỷ ban')).toBe('hòa thủy khỏe Hòa THỦY lòa xòa ủy ban');
    expect(canonicalTones('quý giữ hoàn huỳnh thuế quà giá gì khoán tuyến Quý thuở xoáy ngoài toàn')).toBe(
      'quý giữ hoàn huỳnh thuế quà giá gì khoán tuyến Quý thuở xoáy ngoài toàn',
    );
    expect(canonicalTones('qúy hòan gìa')).toBe('quý hoàn già');
    expect(canonicalTones('của mùa cứu trụ sở của tôi')).toBe('của mùa cứu trụ sở của tôi');
  });

  it('strips what cannot be stored or seen, and composes letters', () => {
    expect(normalise('a\u0000b\u200bc\u00ad\r\nd\u202e').shown).toBe('abc\nd');
    expect(normalise('e\u0302\u0301').shown).toBe('ế');
    expect(normalise('  Đường   Trần\tPhú ').folded).toBe('duong tran phu');
  });

  it('is idempotent and NFC in every form, whatever the text', () => {
    assertProperty(
      fc.property(written, (text) => {
        const once = normalise(text);
        expect(normalise(once.shown)).toEqual(once);
        expect(once.shown).toBe(once.shown.normalize('NFC'));
        expect(canonicalTones(once.canonical)).toBe(once.canonical);
        expect(once.canonical).toHaveLength(once.shown.length);
        expect(foldVi(once.folded)).toBe(once.folded);
        expect(normalise(once.canonical).folded).toBe(once.folded);
      }),
      { runs: 500 },
    );
  });

  it('folds with a map that agrees with plain folding and points into the source', () => {
    assertProperty(
      fc.property(written, (text) => {
        const mapped = foldWithMap(text);
        expect(mapped.folded).toBe(foldVi(text));
        expect(mapped.starts).toHaveLength(mapped.folded.length);
        for (let unit = 0; unit < mapped.folded.length; unit += 1) {
          const span = spanInSource(mapped, unit, unit + 1);
          expect(span).not.toBeNull();
          expect(foldVi(text.slice(span?.start, span?.end) + '.')).toContain(mapped.folded.charAt(unit).trim());
        }
      }),
    );
    const mapped = foldWithMap('Mất   điện ở Võ Cường');
    const at = mapped.folded.indexOf('dien');
    const span = spanInSource(mapped, at, at + 4);
    expect('Mất   điện ở Võ Cường'.slice(span?.start, span?.end)).toBe('điện');
    expect(spanInSource(mapped, 3, 3)).toBeNull();
  });

  it('guesses the language', () => {
    expect(guessLanguage('Đường hỏng quá')).toBe('vi');
    expect(guessLanguage('duong hong qua, de nghi sua')).toBe('vi');
    expect(guessLanguage('Our company has been waiting for the tax refund since May')).toBe('en');
    expect(guessLanguage('12345 !!!')).toBe('other');
    expect(guessLanguage('Привет мир')).toBe('other');
  });
});

describe('words and phrases', () => {
  it('reads on where a mail program broke the line, and stops where the writer did', () => {
    const wrapped = [
      'Toi muon phan anh viec duong ngap sau moi tran mua o khu vuc phuong',
      'Kinh Bac, xe may chet may giua duong, mong cac co quan xu ly giup cho',
      'nguoi dan di lai.',
    ].join('\n');
    const listed = 'Đường ngập sâu mỗi khi mưa\nKinh Bắc nhiều nơi như vậy, mong cơ quan xử lý giúp người dân';

    const [inWrapped, inListed] = [wrapped, listed].map((text) => tokenise(text).find(({ exact }) => exact === 'kinh'));

    expect(inWrapped).toMatchObject({ sentence: 0, breaksBefore: false });
    expect(inListed).toMatchObject({ sentence: 1, breaksBefore: true });
  });

  it('reads a text of any number of lines', () => {
    expect(tokenise(`${'\n'.repeat(500_000)}ngập`).map(({ exact }) => exact)).toEqual(['ngập']);
  });

  const index = createPhraseIndex(['thuế', 'thuê', 'mất điện', 'hóa đơn điện tử'].map((one) => phraseOf(one, one)));
  const found = (text: string): string[] => findPhrases(index, tokenise(text)).map((match) => match.value);

  it('respects diacritics where the text has them', () => {
    expect(found('Tôi nộp thuế rồi')).toEqual(['thuế']);
    expect(found('Tôi thuê nhà')).toEqual(['thuê']);
    expect(found('toi nop thue roi')).toEqual(['thuế', 'thuê']);
    expect(found('MẤT ĐIỆN')).toEqual(['mất điện']);
    expect(found('hoá đon điện tử bị lỗi rồi')).toEqual(['hóa đơn điện tử']);
  });

  it('does not run a phrase across punctuation', () => {
    expect(found('Tiền đã mất. Điện yếu')).toEqual([]);
    expect(tokenise('P. Võ Cường').map((token) => token.breaksBefore)).toEqual([false, false, false]);
  });

  it('expands abbreviations by context and keeps their place', () => {
    const table = createAbbreviations({
      bhxh: [{ to: 'bảo hiểm xã hội' }],
      hs: [
        { to: 'học sinh', near: ['truong', 'lop'] },
        { to: 'hồ sơ', near: ['nop', 'cham'] },
      ],
    });
    const words = (text: string): string =>
      expandAbbreviations(tokenise(text), table)
        .map((token) => token.exact)
        .join(' ');
    expect(words('nop hs cham')).toBe('nop hồ sơ cham');
    expect(words('hs lop 5')).toBe('học sinh lop 5');
    expect(words('hs a')).toBe('hs a');
    expect(expandAbbreviations(tokenise('chốt BHXH'), table).at(-1)).toMatchObject({ exact: 'hội', start: 5, end: 9 });
  });
});

describe('personal data in a text', () => {
  it('finds telephone numbers, also with the prefixes of before 2018', () => {
    const numbers = (text: string): string[] => findPhones(text).map((phone) => phone.national);
    expect(numbers('gọi 0912.345.678 hoặc +84 987 654 321')).toEqual(['0912345678', '0987654321']);
    expect(numbers('01641234567')).toEqual(['0341234567']);
    expect(numbers('02223 822 123, (0204) 3854 123')).toEqual(['02223822123', '02043854123']);
    expect(numbers('1022, 113, 19001234, 12/05/2026, 001090012345, 100.000.000')).toEqual([]);
  });

  it('finds e-mail addresses', () => {
    expect(findEmails('viết cho Nam.Le@Example.COM.VN, nhé')).toMatchObject([
      { address: 'Nam.Le@example.com.vn', start: 9 },
    ]);
    expect(findEmails('a@b @c.vn d@')).toEqual([]);
  });

  it('masks identity numbers wherever they stand and nothing else', () => {
    expect(maskPersonal('CCCD 001090012345.')).toBe('CCCD *********345.');
    expect(maskPersonal('(001 090 012345) và 0010-9001-2345')).toBe('(*** *** ***345) và ****-****-*345');
    expect(maskPersonal('1.001090012345 Lan')).toBe('1.*********345 Lan');
    expect(maskPersonal('CMND: 125 345 678')).toBe('CMND: *** *** 678');
    const untouched = 'MST 0100109106-001, tiền 120.500.000.000 đ, gọi 0912345678, tỷ lệ 0.450912345678';
    expect(maskPersonal(untouched)).toBe(untouched);
  });

  it('leaves no 12-digit number, keeps the length and is idempotent', () => {
    const pieces = fc.array(
      fc.oneof(fc.stringMatching(/^\d{12}$/u), fc.stringMatching(/^\d{1,14}$/u), fc.constantFrom('a', ', ', 'CMND ')),
    );
    assertProperty(
      fc.property(
        pieces.map((parts) => parts.join(' ')),
        (text) => {
          expect(maskPersonal(text)).not.toMatch(/(?<!\d)\d{12}(?!\d)/u);
          expectMasked(text);
        },
      ),
    );
    assertProperty(fc.property(written, expectMasked));
  });
});

function expectMasked(text: string): void {
  const masked = maskPersonal(text);
  expect(masked).toHaveLength(text.length);
  expect(maskPersonal(masked)).toBe(masked);
  expect(findIdentityNumbers(masked)).toEqual([]);
}
