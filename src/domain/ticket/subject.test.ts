import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { leastCost } from '../../../test/support/properties/least-cost.ts';
import { shownForm } from '../text/normalise.ts';
import { firstWords, subjectOf } from './subject.ts';

describe('the subject of a text that has none', () => {
  it.each([
    ['Kính gửi Trung tâm 1022.\nĐiện khu tôi mất từ tối qua.', 'Điện khu tôi mất từ tối qua.'],
    ['Kinh gui UBND phuong, duong ngap ca tuan nay', 'Duong ngap ca tuan nay'],
    ['Chào anh chị, em xin hỏi hồ sơ đất nhà em bao giờ xong ạ', 'Em xin hỏi hồ sơ đất nhà em bao giờ xong ạ'],
    ['Em chào anh chị ạ. Cho em hỏi thủ tục làm lại căn cước', 'Cho em hỏi thủ tục làm lại căn cước'],
    ['em chao anh chi a em muon hoi thu tuc doi bang lai', 'Em muon hoi thu tuc doi bang lai'],
    [
      'Dear Sir or Madam,\n\nOur VAT refund has been waiting for months.',
      'Our VAT refund has been waiting for months.',
    ],
    ['Kính gửi: Sở Y tế. Kính thưa các đồng chí, trạm y tế hết thuốc.', 'Trạm y tế hết thuốc.'],
    ['Alo, cháy ở chợ Giầu, nhiều khói lắm', 'Cháy ở chợ Giầu, nhiều khói lắm'],
  ])('is what it says after its greeting: %s', (text, subject) => {
    expect(subjectOf(text, 110)).toBe(subject);
  });

  it.each([
    ['tôi là người dân ở phường Võ Cường. Đường Lê Thái Tổ ngập sâu', 'Đường Lê Thái Tổ ngập sâu'],
    ['toi la nguoi dan o phuong vo cuong. duong le thai to ngap sau', 'Duong le thai to ngap sau'],
    ['Tôi là người dân ở P. Võ Cường, TP. Bắc Ninh. Đèn đường hỏng cả tuần.', 'Đèn đường hỏng cả tuần.'],
    ['Chào trung tâm, mình ở khu 3 Ninh Xá. Rác ba ngày không ai lấy.', 'Rác ba ngày không ai lấy.'],
    ['Em là Lan ạ. Nhà em mất nước', 'Nhà em mất nước'],
    [
      'Tôi tên là Nguyễn Văn A, trú tại thôn Đông, xã Yên Phong, sđt 0912345678. Tôi xin phản ánh về việc lò gạch xả khói.',
      'Lò gạch xả khói.',
    ],
    ['Kinh gui trung tam 1022 toi la nguoi dan o khu 6 Thi Cau xin phan anh den duong hong', 'Den duong hong'],
    ['Tôi là người dân ở phường Võ Cường đường bị ngập', 'Phường Võ Cường đường bị ngập'],
    ['Hello, I am a resident of Vo Cuong and the road is flooded.', 'The road is flooded.'],
    ['My name is John Smith. I live in Tu Son. The street light is broken.', 'The street light is broken.'],
    ['Hi team, this is Anna from ABC Company. We wait for our VAT refund.', 'We wait for our VAT refund.'],
    ['I am writing to report dumping near the river.', 'Dumping near the river.'],
  ])('is what it says after who its sender is: %s', (text, subject) => {
    expect(subjectOf(text, 110)).toBe(subject);
  });

  it.each([
    'Chào hàng đa cấp trá hình ở nhà văn hóa, lừa người già',
    'Chào cờ đầu tuần loa ồn quá',
    'Hiệu trưởng thu tiền trái quy định, phụ huynh bức xúc',
    'Kính gửi Trung tâm 1022.',
    'Hi vọng tỉnh sớm sửa đường, dân khổ lắm rồi',
    'Tôi là nạn nhân của vụ lừa đảo qua mạng, mong công an giúp',
    'Em ở trọ bị chủ nhà cắt điện, mong giúp',
    'Con tôi học lớp 2 bị bạn đánh ở trường',
    'Phản ánh của tôi gửi hôm 5/11 chưa được trả lời',
    'I am unable to pay tax online, the site fails.',
    'Xin chào! Cảm ơn trung tâm.',
  ])('is the text itself where that is no greeting, or nothing else is said: %s', (text) => {
    expect(subjectOf(text, 110)).toBe(text);
  });

  it('ends with its first sentence, which a short form does not end', () => {
    expect(subjectOf('Đường gần chợ ở P. Võ Cường ngập. Mong sửa sớm', 110)).toBe('Đường gần chợ ở P. Võ Cường ngập.');
  });

  it('is never empty nor too long, and is cut at a word, whatever was written', () => {
    const openings = [
      'Kính gửi',
      'em chao anh chi a',
      'Tôi là người dân ở',
      'I am a resident of',
      'toi ten la',
      'xin phản ánh',
      'P.',
      'xã AAAA',
    ];
    const piece = fc.oneof(
      fc.constantFrom(...openings, 'đường ngập', '.', ',', '\n', 'Võ Cường', '1.500', 'ßa', '😀'),
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^\p{L}{1,12}$/u),
      anyText,
    );
    assertProperty(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 12, max: 120 }), (pieces, length) => {
        const text = shownForm(pieces.join(' '));
        const subject = subjectOf(text, length);

        expect(subject.length).toBeLessThanOrEqual(length);
        if (/\p{L}/u.test(text)) expect(subject).not.toBe('');
        const words = text.split(/\s+/u).map((word) => word.toLowerCase().replace(/…+$/u, ''));
        const last = subject.toLowerCase().replace(/…+$/u, '').split(' ').at(-1);
        if (subject.endsWith('…') && subject.includes(' ')) expect(words).toContain(last);
      }),
    );
  });

  it('is read in no time, however odd the text', () => {
    const odd = [
      'xã ' + 'A'.repeat(400),
      'Em là ' + 'A'.repeat(400),
      'tôi là người '.repeat(60),
      `tôi tên ${'p.'.repeat(200)}`,
    ];
    const read = () => {
      for (const text of odd) subjectOf(`Tôi tên là Lan. ${text}`, 110);
    };

    expect(leastCost(read, 200)).toBeLessThan(200);
  });
});

describe('the first words of a text', () => {
  it('are cut before the word that does not fit', () => {
    expect(firstWords('Đường ngập sâu', 12)).toBe('Đường ngập…');
    expect(firstWords('Đường ngập sâu', 11)).toBe('Đường ngập…');
    expect(firstWords('Đường ngập sâu', 10)).toBe('Đường…');
    expect(firstWords('Mất điện… gọi không', 12)).toBe('Mất điện…');
  });
});
