import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trimReply } from './trim-reply.ts';

const answer = 'Cảm ơn anh, đường đã thông rồi ạ.';

describe('trimReply', () => {
  it.each([
    [
      'Gmail',
      'Vào Th 2, 12 thg 1, 2026 vào lúc 10:30 Tổng đài 1022 <1022@bacninh.example> đã viết:\n\n> Kính gửi ông\n> Đã nhận',
    ],
    [
      'Gmail, wrapped',
      'Vào 10:30 Th 2, 12 thg 1, 2026 Tổng đài 1022 <\n1022@bacninh.example> đã viết:\n> Kính gửi ông',
    ],
    ['Apple Mail', 'Vào ngày 12 thg 1, 2026, lúc 10:30, Tổng đài 1022 <1022@bacninh.example> đã viết:\n\n> Kính gửi'],
    [
      'a phone without quote marks',
      'Vào 12 thg 1, 2026 10:30, Tổng đài 1022 <1022@bacninh.example> đã viết:\n\nKính gửi ông\nĐã nhận',
    ],
    [
      'Outlook',
      '________________________________\nTừ: Tổng đài 1022 <1022@bacninh.example>\nĐã gửi: Thứ Hai, 12 tháng 1, 2026 10:30\nTới: Nguyễn Văn A\nChủ đề: Re: Đường ngập\n\nKính gửi',
    ],
    ['Outlook in English', '-----Original Message-----\nFrom: 1022\nSent: Monday\nTo: A\nSubject: x\n\nDear'],
    ['Gmail in English', 'On Mon, Jan 12, 2026 at 10:30 AM Hub <1022@bacninh.example> wrote:\n> Dear'],
    ['Gmail in Chinese', 'Hub <1022@bacninh.example> 于2026年1月12日周一 10:30写道：\n> 您好'],
    ['Gmail in German', 'Am Mo., 12. Jan. 2026 um 10:30 Uhr schrieb Hub <1022@bacninh.example>:\n> Guten Tag'],
    ['an old Vietnamese client', '----- Thư gốc -----\nKính gửi'],
  ])('keeps only the answer above the quote of %s', (_client, quote) => {
    expect(trimReply(`${answer}\n\n${quote}`)).toBe(answer);
  });

  it('keeps the answer below a quote', () => {
    expect(trimReply(`Vào 12 thg 1, 2026 10:30, Hub <a@b.example> đã viết:\n> Kính gửi\n\n${answer}`)).toBe(answer);
  });

  it('keeps answers written between quoted passages together with those passages', () => {
    const mail =
      'On Mon, Jan 12, 2026 at 10:30 Hub <a@b.example> wrote:\n> Ở đâu?\nSố 5 Trần Phú.\n> Từ bao giờ?\nTừ hôm qua.\n> Hub';

    expect(trimReply(mail)).toBe('> Ở đâu?\nSố 5 Trần Phú.\n> Từ bao giờ?\nTừ hôm qua.');
  });

  it.each([
    'Từ: ngã tư Trần Phú\nĐến: cầu Đông\nĐoạn này ngập.',
    'Ngày 12/3 tôi đã viết:\nxin sửa đèn đường, chưa ai làm.',
    'Gửi từ hôm qua mà chưa thấy trả lời',
    'Đường ngập\n-----\nĐèn tắt',
    'Giá trị > 5 triệu thì báo ai?\nx > y',
  ])('cuts nothing of what a person wrote: %j', (text) => {
    expect(trimReply(text)).toBe(text);
  });

  it.each([
    '-- \nNguyễn Văn A\nCông ty B\n0912 345 678',
    'Đã gửi từ iPhone của tôi',
    'Sent from my iPhone',
    'Lấy Outlook cho iOS',
  ])('drops the signature %j', (signature) => {
    expect(trimReply(`${answer}\n\n${signature}`)).toBe(answer);
  });

  it('answers with nothing when nothing was written', () => {
    expect(trimReply('> chỉ có trích dẫn\n> thôi')).toBe('');
  });

  it('keeps every line that holds no mark of a quote or signature', () => {
    const plain = fc.array(fc.stringMatching(/^[a-zà-ỹ ]{1,30}$/u), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(plain, (lines) => {
        const written = lines.map((line) => `k${line}`.trimEnd());
        expect(trimReply(written.join('\n'))).toBe(written.join('\n'));
      }),
    );
  });

  it.each([
    ['quote marks', '>'],
    ['spaces', ' '],
    ['openers', 'On '],
    ['dashes', '-'],
    ['signature marks', '--\n'],
    ['alternating blank and quoted lines', '\n>q\n'],
    ['header labels', 'From: \n'],
    ['wrapped openers', 'On 1\n'],
    ['Vietnamese openers', 'Vào 12 <a@b\n'],
  ])('takes linear time on a mebibyte of %s', (_name, piece) => {
    const text = piece.repeat(Math.floor(2 ** 20 / piece.length));

    const started = performance.now();
    trimReply(text);

    expect(performance.now() - started).toBeLessThan(1500);
  });
});
