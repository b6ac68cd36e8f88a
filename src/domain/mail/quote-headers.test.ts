import { describe, expect, it } from 'vitest';
import { findLines } from './mail-lines.ts';
import { startsHeaderBlock } from './quote-headers.ts';

function isBlock(...lines: string[]): boolean {
  return startsHeaderBlock(findLines(lines.join('\n')), 0);
}

describe('startsHeaderBlock', () => {
  it.each([
    ['Outlook without addresses', ['Từ: Tổng đài', 'Đã gửi: Thứ Hai, 12 tháng 1, 2026', 'Tới: An', 'Chủ đề: x']],
    ['a webmail', ['Người gửi: Hub <hub@x.example>', 'Ngày: 12/01/2026', 'Người nhận: An', 'Tiêu đề: x']],
    ['GMX, date first', ['Gesendet: Montag, 12. Januar 2026', 'Von: "Hub" <h@x.example>', 'An: a@x', 'Betreff: x']],
    ['Windows Mail in Italian', ['Da: Hub', 'Data: lunedì 12 gennaio 2026', 'A: An', 'Oggetto: x']],
  ])('knows the header block of %s', (_client, lines) => {
    expect(isBlock(...lines)).toBe(true);
  });

  it.each([
    ['a stretch of road', ['Từ: ngã tư Suối Hoa', 'Đến: cầu Đáp Cầu', 'Chủ đề: đường hỏng']],
    ['a letter in a form', ['Người gửi: Nguyễn Văn An', 'Ngày: 12/01/2026', 'Tới: UBND xã', 'Chủ đề: đường hỏng']],
    ['a date and a sender alone', ['Đã gửi: hôm qua', 'Từ: nhà tôi']],
  ])('leaves %s to the person', (_case, lines) => {
    expect(isBlock(...lines)).toBe(false);
  });
});
