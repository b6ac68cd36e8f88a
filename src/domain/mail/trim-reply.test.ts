import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { leastCost } from '../../../test/support/properties/least-cost.ts';
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
    ['Gmail in French', 'Le lun. 12 janv. 2026 à 10:30, Hub <1022@bacninh.example> a écrit :\n\n> Bonjour'],
    ['Gmail in Spanish', 'El lun, 12 ene 2026 a las 10:30, Hub (<1022@bacninh.example>) escribió:\n\n> Hola'],
    ['Gmail in Japanese', '2026年1月12日(月) 10:30 Hub <1022@bacninh.example>:\n\n> こんにちは'],
    ['Apple Mail in Japanese', '2026/01/12 10:30、Hub <1022@bacninh.example>のメール:\n\n> こんにちは'],
    ['163 in Chinese', '在 2026-01-12 10:30:00，"Hub" <1022@bacninh.example> 写道：\n您好'],
    ['Apple Mail in German', 'Am 12.01.2026 um 10:30 schrieb Hub <1022@bacninh.example>:\n\n> Hallo'],
    ['Thunderbird without an address', 'On 12/01/2026 10:30, Hub wrote:\n> Dear'],
    [
      'a program that breaks the address off',
      'On Mon, 12 Jan 2026 at 10:30 Hub\n\n<\n1022@bacninh.example\n> wrote:\n\nDear',
    ],
    ['Outlook in French', 'De : Hub\nEnvoyé : lundi 12 janvier 2026\nÀ : An\nObjet : Re\n\nBonjour'],
    ['Outlook in German', 'Von: Hub\nGesendet: Montag, 12. Januar 2026\nAn: An\nBetreff: Re\n\nHallo'],
    ['Outlook in Spanish', 'De: Hub\nEnviado el: lunes, 12 de enero\nPara: An\nAsunto: Re\n\nHola'],
    ['Outlook in Chinese', '发件人: Hub\n发送时间: 2026年1月12日\n收件人: An\n主题: Re\n\n您好'],
    ['Outlook in Japanese', '差出人: Hub\n送信日時: 2026年1月12日\n宛先: An\n件名: Re\n\nこんにちは'],
    ['QQ', '------------------ 原始邮件 ------------------\n您好'],
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
    'Đã gửi từ hôm thứ hai nhưng chưa ai trả lời',
    'Vào lúc 10:30 ngày 12/3/2026 công ty X đã viết:\nsẽ sửa xong trong ngày',
    'Xem ảnh <https://x.example/1>\nNgày 5/3 đường ngập:\nnước tới đầu gối',
    'Le 12/03/2026 à 10:30, la mairie a répondu :\nrien',
    'Sent the form on Monday, nobody answered.',
  ])('cuts nothing of what a person wrote: %j', (text) => {
    expect(trimReply(text)).toBe(text);
  });

  it.each([
    '-- \nNguyễn Văn A\nCông ty B\n0912 345 678',
    'Đã gửi từ iPhone của tôi',
    'Sent from my iPhone',
    'Lấy Outlook cho iOS',
    'Tải Outlook cho Android<https://aka.ms/x>',
    'Được gửi từ điện thoại Samsung Galaxy của tôi',
    'Gửi từ Yahoo Mail trên Android',
    '(Sent from mobile device)',
    'Get Outlook for Android',
    'Von meinem iPhone gesendet',
    'Envoyé depuis mon iPhone',
    '发自我的 iPhone',
    'iPhoneから送信',
    '--\nNguyễn Văn A\n\nOn Mon, Jan 12, 2026 at 10:30 Hub <a@b.example> wrote:\n> Dear',
  ])('drops the signature %j', (signature) => {
    expect(trimReply(`${answer}\n\n${signature}`)).toBe(answer);
  });

  it('answers with nothing when nothing was written', () => {
    expect(trimReply('> chỉ có trích dẫn\n> thôi')).toBe('');
  });

  it('keeps every line that holds no mark of a quote or signature', () => {
    const plain = fc.array(fc.stringMatching(/^[a-zà-ỹ ]{1,30}$/u), { minLength: 1, maxLength: 20 });
    assertProperty(
      fc.property(plain, (lines) => {
        const written = lines.map((line) => `k${line}`.trimEnd());
        expect(trimReply(written.join('\n'))).toBe(written.join('\n'));
      }),
    );
  });

  it.each([
    'bq',
    '>',
    ' ',
    'On ',
    '-',
    '--\n',
    '-- \n\n',
    '>q\n',
    'a\n',
    'a \n',
    '\n',
    'On 1\n',
    '\n>q\n',
    'a:\n',
    'a: b\n',
    '1:\n',
    'From: \n',
    'From: \nTo: \n',
    'Từ: \nĐã gửi: \n\n',
    'Vào 12 <a@b\n',
    'x wrote:\n',
    'On 1 wrote:\n',
    'On 1, <x@y> wrote:\n\n',
    'On a\nOn b\nOn c\nOn d\n',
    `On 1 ${'1 '.repeat(200)} a@b wrote x:\n`,
    `${' '.repeat(490)}:\n`,
    '__\n',
    '\r',
    'a\rb\n',
    'sent from my x\n',
    '-----Original \n',
    '2026-01-12 <a@b>\n',
    '<a@b> wrote:\n',
    '\u00a0',
    'ᐧ\n',
  ])('takes linear time, below 100 ms a mebibyte, on floods of %j', (piece) => {
    const half = piece.repeat(Math.ceil(2 ** 19 / Buffer.byteLength(piece)));
    const most = Math.min(100, Math.max(20, leastCost(() => trimReply(half), 50, 4) * 2.5));

    const whole = half + half;
    expect(leastCost(() => trimReply(whole), most)).toBeLessThanOrEqual(most);
  });

  it('takes a line of five mebibytes in a moment', () => {
    const line = 'một dòng dài '.repeat(420_000);

    expect(leastCost(() => trimReply(line), 100)).toBeLessThan(100);
  });
});
