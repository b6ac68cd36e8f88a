import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { readTaxCode } from '../contact/tax-code.ts';
import { findEntities, maskExcerpt, maskNumbers } from './entities.ts';

function found(text: string): string[] {
  return findEntities(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

describe('things named in a text', () => {
  it.each([
    ['Gọi 0912 345 678 hoặc a.b@c.vn', ['phone 0912 345 678', 'email a.b@c.vn']],
    ['MST 0100109106-001 và 0100109107', ['tax-code 0100109106-001']],
    ['hồ sơ 000.12.34.H05-251120-0001 quá hạn', ['dossier 000.12.34.H05-251120-0001']],
    ['hồ sơ H05.12.34-251120-0001', ['dossier H05.12.34-251120-0001']],
    ['xe 99A-123.45, 98B1 12345 và 29LD-123.45', ['plate 99A-123.45', 'plate 98B1 12345', 'plate 29LD-123.45']],
    ['xe 99H7 1234', ['plate 99H7 1234']],
    ['theo 12/2026/NĐ-CP và 345/QĐ-UBND', ['document 12/2026/NĐ-CP', 'document 345/QĐ-UBND']],
    ['công văn số 12/SXD-QLHT ngày 3 tháng 4', ['document 12/SXD-QLHT', 'date ngày 3 tháng 4']],
    ['CCCD 001090012345, CMND 125345678', ['identity 001090012345', 'identity 125345678']],
    ['stk 0123456789 Agribank', ['account 0123456789']],
    ['Số tài khoản của tôi là: 1903 8888 7777 01', ['account 1903 8888 7777 01']],
    ['từ 12/5 đến 30/06/2026, hôm qua cũng vậy', ['date 12/5', 'date 30/06/2026']],
    ['số nhà 12, ngõ 34/2, tổ 5 bị ngập', ['address số nhà 12, ngõ 34/2, tổ 5']],
    ['Lô A2 KCN Quế Võ mất điện', ['address Lô A2 KCN Quế Võ']],
    ['ở thôn Đông Côi, đường Trần Phú', ['address thôn Đông Côi, đường Trần Phú']],
    [
      'xe 99-B1 123.45, 98R-001.23, 99AA-123.45, 29MĐ1-123.45, 99A - 123.45',
      ['plate 99-B1 123.45', 'plate 98R-001.23', 'plate 99AA-123.45', 'plate 29MĐ1-123.45', 'plate 99A - 123.45'],
    ],
    ['rộng 20 m2 1500 hộ, 30 ha 12345 cây, lúc 20h 2000 người', []],
    [
      'MST 0100109106001, 0100109106–001, 0100109106 - 001',
      ['tax-code 0100109106001', 'tax-code 0100109106–001', 'tax-code 0100109106 - 001'],
    ],
    ['vốn 0100109106 đồng, 123456789012 đ, 1.234.567.890 VND', []],
    ['chứng minh thư nhân dân số: 125 345 678', ['identity 125 345 678']],
    ['CCCD của tôi là 02 70 90 00 12 34', ['identity 02 70 90 00 12 34']],
    ['027090001234,0912345678', ['identity 027090001234', 'phone 0912345678']],
    ['hộ chiếu số C1234567', ['identity C1234567']],
    [
      '0912345678-0987654321 hoặc 0912 345 678 0987 654 321',
      ['phone 0912345678', 'phone 0987654321', 'phone 0912 345 678', 'phone 0987 654 321'],
    ],
    ['sđt0912345678', ['phone 0912345678']],
    [
      '417/qđ-ubnd, 789/SXD-QLN, 33/GM-UBND, 16/CT-TTg, 45/GPXD',
      ['document 417/qđ-ubnd', 'document 789/SXD-QLN', 'document 33/GM-UBND', 'document 16/CT-TTg', 'document 45/GPXD'],
    ],
    [
      'nghị định 168, quyết định 417 ngày 5/3/2025; quyết định 5 người',
      ['document 168', 'document 417', 'date 5/3/2025'],
    ],
    ['hồ sơ H05.12 - 250101 - 0001 và H05-250101-0001', ['dossier H05.12 - 250101 - 0001', 'dossier H05-250101-0001']],
    [
      'ngày 5-3, ngày 6.3, 15 tháng 8 năm 2025, tháng 3/2025',
      ['date 5-3', 'date 6.3', 'date 15 tháng 8 năm 2025', 'date tháng 3/2025'],
    ],
    ['tăng 5/3 lần, 2/3 số hộ, 3/5 hộ, 1/2 đường, thửa đất số 12/5', []],
    ['từ 1/2 mất nước, gửi đơn 5/3 chưa thấy trả lời', ['date 1/2', 'date 5/3']],
    ['nhà số 12 ngõ 5 đường Trần Phú, phường Võ Cường', ['address nhà số 12 ngõ 5 đường Trần Phú, phường Võ Cường']],
    ['so 12 ngo 5 duong Tran Phu', ['address so 12 ngo 5 duong Tran Phu']],
    ['tổ dân phố số 5, xóm 3 xã Yên Trung', ['address tổ dân phố số 5, xóm 3 xã Yên Trung']],
    ['tổ 3 người, Tổ 4 máy xúc, lo 20 người nhà, có số 12 người', []],
    [
      '57-NQ/TW, công văn số 45-CV/ĐU, hợp đồng 01/2024/HĐMB',
      ['document 57-NQ/TW', 'document 45-CV/ĐU', 'document 01/2024/HĐMB'],
    ],
    ['ngày 30/4, 1/5 và 2/9', ['date 30/4', 'date 1/5', 'date 2/9']],
    ['24/7, 1022, 113, 100.000.000 đồng, 5 ngày, 2h30, 40/100', []],
    ['tổ chức, lô hàng 5 tấn, ngõ nhỏ, đường hỏng', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('knows the codes of its own tickets by their check sign', () => {
    expect(found('BN-26-ABCDEF')).toEqual([]);
  });

  it('takes a telephone number for one though its digits pass the check of a tax code, unless a word says so', () => {
    const both = Array.from({ length: 40 }, (_, index) => `09123456${String(index + 10)}`).filter(
      (n) => readTaxCode(n).ok,
    );
    expect(both.length).toBeGreaterThan(0);
    for (const number of both) {
      expect(found(`Gọi ${number}`)).toEqual([`phone ${number}`]);
      expect(found(`MST: ${number}`)).toEqual([`tax-code ${number}`]);
    }
  });

  it('gives spans that are in order, within the text and apart, whatever the text', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.stringMatching(/^\d{1,14}$/u),
        fc.constantFrom(
          'stk ',
          'CMND ',
          '0912345678',
          '12/5/2026',
          '99A-123.45',
          'a@b.vn',
          'ngõ 3, ',
          'lô A',
          '.',
          '-',
        ),
        anyText,
      ),
    );
    assertProperty(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let previous = 0;
        for (const { start, end } of findEntities(text)) {
          expect(start).toBeGreaterThanOrEqual(previous);
          expect(end).toBeGreaterThan(start);
          previous = end;
        }
        expect(previous).toBeLessThanOrEqual(text.length);
        const masked = maskNumbers(text);
        expect(masked).toHaveLength(text.length);
        expect(maskNumbers(masked)).toBe(masked);
        expect(findEntities(masked).filter(({ kind }) => kind === 'identity' || kind === 'account')).toEqual([]);
      }),
      { runs: 500 },
    );
  });

  it('reads a long text in a time that grows as the text does', () => {
    for (const unit of [
      '1',
      '1.',
      '1 ',
      'ngõ 1, ',
      'a.',
      '12/5/',
      'H05.1',
      'tài khoản ',
      '99A',
      'Lô A ',
      'stk là ',
      '0 ',
      'CCCD ',
      'số 1 ',
      '84-',
    ]) {
      const text = unit.repeat(100_000 / unit.length);
      expect(findEntities(text).every(({ end }) => end <= text.length)).toBe(true);
    }
  }, 4000);

  it('masks numbers of persons and accounts but their last three digits', () => {
    expect(maskNumbers('CCCD 001090012345, stk VCB 0123 456 789, gọi 0912345678')).toBe(
      'CCCD *********345, stk VCB **** *** 789, gọi 0912345678',
    );
    expect(maskNumbers('hộ chiếu C1234567; CMND/CCCD của tôi số 125345678; 027090001234,0912345678')).toBe(
      'hộ chiếu C****567; CMND/CCCD của tôi số ******678; *********234,0912345678',
    );
    expect(maskExcerpt('Tôi có căn cước 00109001')).toBe('Tôi có căn cước ********');
    expect(maskExcerpt('Gọi cho tôi 0912345678')).toBe('Gọi cho tôi 0912345678');
  });
});
