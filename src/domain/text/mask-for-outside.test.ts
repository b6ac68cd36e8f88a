import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { maskForOutside } from './mask-for-outside.ts';

function masked(text: string, ...names: string[]): string {
  return maskForOutside(text, { names, longest: 4000 });
}

describe('a text that may leave the house', () => {
  it.each([
    ['gọi tôi 0912 345 678 hoặc +84 912.345.678', '912'],
    ['thư về lan.nguyen@nguoidan.example nhé', 'lan'],
    ['CCCD 027088001234 của tôi', '0270'],
    ['CMND số 125 456 789', '456'],
    ['xe 99A-123.45 đỗ chắn cổng', '123'],
    ['stk VCB 0123 456 789', '456'],
    ['MST 0100109106 của công ty', '0100'],
    ['hồ sơ 000.12.34.H05-251120-0001', '2511'],
    ['nhà ở số nhà 12 ngõ 34/2, tổ 5', '34'],
    ['số 15 Trần Phú ngập', '15'],
    ['nhà 12/3 đường Lý Thái Tổ', '12'],
    ['xem https://vi-du.example/a?token=bimat', 'bimat'],
    ['sinh ngày 12/03/1985', '1985'],
    ['số tôi là không chín một hai ba bốn năm sáu bảy tám', 'chín một'],
    ['mã 12 34 56 78 của tôi', '56'],
    ['gọi ０９１２ ３４５ ６７８', '３４５'],
  ])('holds no number of a person: %s', (text, secret) => {
    expect(masked(text)).not.toContain(secret);
  });

  it.each([
    ['Tôi là Nguyễn Văn Hùng, ở Võ Cường', 'Hùng'],
    ['toi ten la nguyen van hung, nha bi ngap', 'hung'],
    ['TRẦN THỊ MAI phản ánh', 'MAI'],
    ['ông Hùng cán bộ địa chính đòi tiền', 'Hùng'],
    ['chị Lan Anh ở bộ phận một cửa', 'Lan'],
    ['my name is Tran Minh, street is flooded', 'Minh'],
  ])('holds no name: %s', (text, name) => {
    expect(masked(text)).not.toContain(name);
  });

  it("holds no name of the sender, however it is written, and keeps other people's words", () => {
    const text = 'mong cơ quan xem cho le thuy duong, THÙY DƯƠNG cảm ơn, còn thùy dươngg thì không phải';

    expect(masked(text, 'Lê Thùy Dương')).toBe(
      'mong cơ quan xem cho [tên], [tên] cảm ơn, còn thùy dươngg thì không phải',
    );
  });

  it('says still what the matter is', () => {
    const text = 'Tôi là Nguyễn Thị Lan, số nhà 12 ngõ 34. Cống tắc, đường ngập 3 ngày, gọi 0912345678';

    expect(masked(text)).toBe('Tôi là [tên], số nhà … ngõ …. Cống tắc, đường ngập 3 ngày, gọi [điện thoại]');
  });

  it('is cut, and never in the middle of a number', () => {
    const text = `${'ngập '.repeat(1599)}0912345678`;

    expect(maskForOutside(text, { names: [], longest: 20_000 })).not.toMatch(/\d/u);
    expect(maskForOutside('ngập '.repeat(3000), { names: [], longest: 4000 })).toHaveLength(4000);
  });

  it('holds no telephone number, whatever stands around it', () => {
    assertProperty(
      fc.property(anyText, anyText, (before, after) => {
        const left = masked(`${before} 0912345678 ${after}`);
        expect(left).not.toContain('0912345678');
        expect(left).not.toMatch(/\p{Nd}(?:[ .,-]{0,2}\p{Nd}){5}/u);
      }),
    );
  });
});
