import { describe, expect, it } from 'vitest';
import { subjectOf } from './subject.ts';

describe('the subject of a text that has none', () => {
  it.each([
    ['Kính gửi Trung tâm 1022.\nĐiện khu tôi mất từ tối qua.', 'Điện khu tôi mất từ tối qua.'],
    ['Kinh gui UBND phuong, duong ngap ca tuan nay', 'duong ngap ca tuan nay'],
    ['Chào anh chị, em xin hỏi hồ sơ đất nhà em bao giờ xong ạ', 'em xin hỏi hồ sơ đất nhà em bao giờ xong ạ'],
    [
      'Dear Sir or Madam,\n\nOur VAT refund has been waiting for months.',
      'Our VAT refund has been waiting for months.',
    ],
    ['Kính gửi: Sở Y tế. Kính thưa các đồng chí, trạm y tế hết thuốc.', 'trạm y tế hết thuốc.'],
    ['Alo, cháy ở chợ Giầu, nhiều khói lắm', 'cháy ở chợ Giầu, nhiều khói lắm'],
  ])('is what it says after its greeting: %s', (text, subject) => {
    expect(subjectOf(text, 110)).toBe(subject);
  });

  it.each([
    'Chào hàng đa cấp trá hình ở nhà văn hóa, lừa người già',
    'Hiệu trưởng thu tiền trái quy định, phụ huynh bức xúc',
    'Kính gửi Trung tâm 1022.',
    'Hi vọng tỉnh sớm sửa đường, dân khổ lắm rồi',
  ])('is the text itself where that is no greeting, or nothing else is said: %s', (text) => {
    expect(subjectOf(text, 110)).toBe(text);
  });
});
