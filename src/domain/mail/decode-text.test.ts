import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { decodeText } from './decode-text.ts';
import { repairVietnamese } from './repair-vietnamese.ts';
import { isVietnameseSyllable } from '../text/vietnamese-syllable.ts';

const written =
  'Kính gửi UBND tỉnh: doanh nghiệp bị cắt điện đột ngột, đề nghị xử lý. ĐƯỜNG NGUYỄN HUỆ, Ỷ Ờ Ữ; hoà giải, thuỷ lợi, quý, ỵ';
const inVni =
  'Kính göûi UBND tænh: doanh nghieäp bò caét ñieän ñoät ngoät, ñeà nghò xöû lyù. ÑÖÔØNG NGUYEÃN HUEÄ, YÛ ÔØ ÖÕ; hoaø giaûi, thuyû lôïi, quyù, î';
const inTcvn3 =
  'kÝnh göi ubnd tØnh: doanh nghiÖp bÞ c¾t ®iÖn ®ét ngét, ®Ò nghÞ xö lý. ®\u00adêng nguyÔn huÖ, û ê ÷; hoµ gi¶i, thuû lîi, quý, þ';

describe('repairVietnamese', () => {
  it('reads VNI-Windows and TCVN3 that were taken for Latin-1', () => {
    expect(repairVietnamese(inVni)).toBe(written);
    expect(repairVietnamese(inTcvn3)).toBe(written.toLowerCase());
  });

  it.each(['®\u00adêng', '§\u00adêng ngËp', 'ñöôøng', 'Ñöôøng ngaäp'])('reads even the short text %j', (text) => {
    expect(repairVietnamese(text)).toMatch(/^đường/iu);
  });

  it.each([
    'Đường ngập ở phường Võ Cường',
    'à bientôt, l’été à Paris où naît la forêt, déjà vu',
    'Grüße aus München, schöne Straße, Müller & Söhne',
    'El señor Muñoz vivió en España, ¿qué pasó mañana?',
    'Não há solução, informações à população',
    'Smørrebrød på åen, høj bølge',
    'cà phê, bàn là, đó là nhà tôi',
    '© 2026 Company® – 25 °C ± 2, §5, «quoted»',
    'résumé',
    '',
  ])('leaves alone what is no such text: %j', (text) => {
    expect(repairVietnamese(text)).toBeNull();
  });
});

describe('decodeText', () => {
  it.each([
    ['TCVN3', Buffer.from(inTcvn3, 'latin1'), written.toLowerCase()],
    ['VNI', Buffer.from(inVni, 'latin1'), written],
    ['windows-1258', Buffer.from([0xd0, 0xfd, 0xf5, 0xcc, 0x6e, 0x67]), 'Đường'],
    ['windows-1252', Buffer.from('Grüße aus München', 'latin1'), 'Grüße aus München'],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Đường', 'utf16le')]), 'Đường'],
    [
      'UTF-8 with a broken byte',
      Buffer.concat([Buffer.from('Đường ng'), Buffer.from([0xe1, 0xba]), Buffer.from('p')]),
      'Đường ng\uFFFDp',
    ],
  ])('reads %s bytes that nobody named', (_name, bytes, expected) => {
    expect(decodeText(bytes).text).toBe(expected);
  });

  it('never throws and gives no NUL', () => {
    const anyBytes = fc.uint8Array({ maxLength: 2000, size: 'max' });
    const encoded = fc
      .tuple(anyText, fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1'), fc.subarray([0xff, 0xfe]))
      .map(([text, encoding, mark]) => Buffer.concat([Buffer.from(mark), Buffer.from(text, encoding)]));
    assertProperty(
      fc.property(fc.oneof(anyBytes, encoded), (bytes) => {
        expect(decodeText(bytes).text).not.toContain('\0');
      }),
    );
  });
});

describe('isVietnameseSyllable', () => {
  it.each(
    'đường nguyễn huệ giải giếng gì quốc quyết quý khuỷu nghiêng uỷ thuỷ lý yêu oái hoàng ý ỵ ươn xoèn gìn'.split(' '),
  )('knows %s', (word) => {
    expect(isVietnameseSyllable(word)).toBe(true);
  });

  it.each(['été', 'über', 'mañana', 'nghieäp', 'strand', 'càt', 'ngh', 'đđa', 'ộtộ'])('rejects %s', (word) => {
    expect(isVietnameseSyllable(word)).toBe(false);
  });
});
