import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { unwrapLines } from './wrapped-lines.ts';

const mail = `Kính gửi Trung tâm 1022,

Đường Trần Phú đoạn trước cổng kho số 4 ngập từ 6 giờ sáng nay, nước sâu
chừng nửa mét. Ba xe tải của chúng tôi không vào được, hàng đông lạnh có
nguy cơ hỏng trước buổi chiều.

Đề nghị:
- thông cống trước cổng
- báo lại cho chúng tôi qua thư này

Nguyễn Thị Lan
Công ty Kho vận Kinh Bắc`;

describe('lines that a mail program broke', () => {
  it('are one paragraph again, and what the person ended stays ended', () => {
    expect(unwrapLines(mail).split('\n')).toEqual([
      'Kính gửi Trung tâm 1022,',
      '',
      'Đường Trần Phú đoạn trước cổng kho số 4 ngập từ 6 giờ sáng nay, nước sâu chừng nửa mét. Ba xe tải của chúng tôi không vào được, hàng đông lạnh có nguy cơ hỏng trước buổi chiều.',
      '',
      'Đề nghị:',
      '- thông cống trước cổng',
      '- báo lại cho chúng tôi qua thư này',
      '',
      'Nguyễn Thị Lan',
      'Công ty Kho vận Kinh Bắc',
    ]);
  });

  it('are known although the address of a page is longer than they are', () => {
    const link = `https://bacninh.example/${'a'.repeat(90)}`;

    expect(unwrapLines(`${mail}\n\n${link}`)).toBe(`${unwrapLines(mail)}\n\n${link}`);
  });

  it('come with the other half of a break as well', () => {
    expect(unwrapLines(mail.replaceAll('\n', '\r\n'))).toContain('nước sâu  chừng nửa mét');
  });

  it('are left alone where a person may have ended them', () => {
    const one = 'Đường Trần Phú ngập nước từ sáng nay, xe không vào được kho hàng của tôi.\nNguyễn Văn A\n0912 345 678';
    const verse = 'Ổ gà trước cổng\nxe máy ngã\nmong sửa sớm';
    const quoted = mail.replaceAll(/^(?=.)/gmu, '> ');

    for (const text of [one, verse, quoted]) expect(unwrapLines(text)).toBe(text);
  });

  it('keep every position, and nothing but breaks becomes a space', () => {
    const word = fc.constantFrom('ngập ', 'nước ', 'đường ', '\n', '\r\n', '- ', '> ', 'Trần Phú. ');
    const words = fc.array(fc.oneof({ weight: 12, arbitrary: word }, anyText), { maxLength: 120, size: '+1' });
    assertProperty(
      fc.property(words, (parts) => {
        const text = parts.join('');
        const shown = unwrapLines(text);

        expect(shown).toHaveLength(text.length);
        expect(shown.replaceAll(/[\s]/gu, ' ')).toBe(text.replaceAll(/[\s]/gu, ' '));
      }),
    );
  });
});
