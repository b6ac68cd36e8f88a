import { describe, expect, it } from 'vitest';
import {
  parsedMail as mail,
  parsedMultipart as multipart,
  problemsOf as problems,
} from '../../test/support/mail/parsed-mail.ts';

describe('mails inside mails, calendars and seals', () => {
  const inner =
    'Content-Type: message/rfc822\r\n\r\nFrom: b@x.example\r\nSubject: Ngập: cầu/đường\r\n\r\nNội dung bên trong';

  it('show the text of an attached mail when the outer one has none', () => {
    const message = multipart('mixed', '\r\n \r\n', inner);

    expect(message.text).toBe('Nội dung bên trong');
    expect(message.attachments).toMatchObject([{ name: 'Ngập- cầu-đường.eml', type: 'message/rfc822' }]);
  });

  it('keep an attached mail as a file beside the own text', () => {
    expect(multipart('mixed', '\r\nXem thư kèm', inner)).toMatchObject({ text: 'Xem thư kèm', attachments: [{}] });
  });

  it.each([
    ['DTSTART:20260112T023000Z\r\nDTEND:20260112T033000Z', '09:30–10:30, ngày 12/01/2026'],
    ['DTSTART;TZID=Asia/Ho_Chi_Minh:20260112T093000', '09:30, ngày 12/01/2026'],
    ['DTSTART;TZID="Europe/Paris":20260112T093000', '09:30, ngày 12/01/2026 (Europe/Paris)'],
    ['DTSTART;VALUE=DATE:20260112', 'ngày 12/01/2026'],
  ])('say in words what a calendar part asks: %s', (time, expected) => {
    const message = multipart(
      'alternative',
      '\r\nMời dự họp',
      `Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Họp về ngập\\, đường\r\n  Trần Phú\r\n${time}\r\nLOCATION:Phòng 5\r\nEND:VEVENT\r\nEND:VCALENDAR`,
    );

    expect(message.text).toBe(
      `Mời dự họp\n\nLời mời họp: Họp về ngập, đường Trần Phú\nThời gian: ${expected}\nĐịa điểm: Phòng 5`,
    );
    expect(message.attachments).toMatchObject([{ name: 'invite.ics', type: 'text/calendar' }]);
  });

  it('show the text of a signed mail and say that it is signed', () => {
    const message = multipart(
      'signed; protocol="application/pkcs7-signature"',
      'Content-Type: text/plain; charset=utf-8\r\n\r\nĐường ngập',
      'Content-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx',
    );

    expect(message.text).toBe('Đường ngập');
    expect(problems(message)).toContain('signed');
  });

  it.each([
    ['Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'encrypted'],
    ['Content-Type: application/x-pkcs7-mime; name=smime.p7m', 'encrypted'],
    ['Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m', 'sealed'],
    ['Content-Type: application/octet-stream; name=smime.p7m', 'encrypted'],
  ])('say that %s cannot be read', (type, word) => {
    const message = mail([type, 'Content-Transfer-Encoding: base64'], 'AAAA');

    expect(problems(message)).toContain(word);
    expect(message.attachments.map((file) => file.name)).toEqual(['smime.p7m']);
  });

  it('open the armour of a signed text', () => {
    const message = mail(
      [],
      '-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nĐường ngập\r\n- - một\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\nxyz\r\n-----END PGP SIGNATURE-----',
    );

    expect(message.text).toBe('Đường ngập\n- một');
    expect(problems(message)).toContain('signed');
  });
});
