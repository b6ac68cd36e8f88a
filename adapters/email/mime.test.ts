import { describe, expect, it } from 'vitest';
import {
  parsedMail as mail,
  parsedMultipart as multipart,
  problemsOf as problems,
} from '../../test/support/mail/parsed-mail.ts';
import { parseMail } from './parse.ts';

const tcvn3 = Buffer.from('®\u00ad\u00eang ngËp, ®Ò nghÞ xö lý', 'latin1');
const vni = Buffer.from('ñöôøng ngaäp, ñeà nghò xöû lyù', 'latin1');
const read = 'đường ngập, đề nghị xử lý';

describe('letters of a mail', () => {
  const cases: readonly [string, readonly string[], Buffer, string?][] = [
    ['TCVN3 without a charset', [], tcvn3],
    ['TCVN3 under a wrong name', ['Content-Type: text/plain; charset=iso-8859-1'], tcvn3],
    ['TCVN3 said to be UTF-8', ['Content-Type: text/plain; charset=utf-8'], tcvn3],
    ['TCVN3 said to be windows-1258', ['Content-Type: text/plain; charset=windows-1258'], tcvn3],
    [
      'TCVN3 that a program turned into UTF-8',
      ['Content-Type: text/plain; charset=utf-8'],
      Buffer.from(tcvn3.toString('latin1')),
    ],
    ['VNI under a wrong name', ['Content-Type: text/plain; charset=windows-1252'], vni],
    [
      'VNI as quoted-printable',
      ['Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable'],
      Buffer.from(qp(vni)),
    ],
    ['UTF-8 under a wrong name', ['Content-Type: text/plain; charset=iso-8859-1'], Buffer.from(read)],
    ['UTF-8 under an unknown name', ['Content-Type: text/plain; charset=x-nobody-knows'], Buffer.from(read)],
    ['decomposed UTF-8', ['Content-Type: text/plain; charset=utf-8'], Buffer.from(read.normalize('NFD'))],
    ['VISCII', ['Content-Type: text/plain; charset=viscii'], Buffer.from([0xf0, 0xdf, 0xb6, 0x6e, 0x67]), 'đường'],
    ['UTF-7', ['Content-Type: text/plain; charset=utf-7'], Buffer.from('+AREBsB7d-ng'), 'đường'],
    [
      'UTF-16',
      ['Content-Type: text/plain; charset=utf-16le', 'Content-Transfer-Encoding: base64'],
      Buffer.from(Buffer.from(read, 'utf16le').toString('base64')),
    ],
  ];
  it.each(cases)('are read from %s', (...row) => {
    const [, headers, bytes, expected = read] = row;
    const { text } = mail(headers, bytes);

    expect(text).toBe(expected);
  });

  it('are read in subjects and names without any declaration', () => {
    const head = Buffer.concat([
      Buffer.from('From: "'),
      tcvn3.subarray(0, 11),
      Buffer.from('" <an@example.vn>\r\nSubject: '),
      tcvn3,
      Buffer.from('\r\n\r\nx'),
    ]);
    const message = parseMail(head);

    expect(message.subject).toBe(read);
    expect(message.from.name).toMatch(/^đường/u);
  });

  it('lose NUL and nothing else', () => {
    expect(mail([], 'Đường\0 ngập\0').text).toBe('Đường ngập');
  });

  it('say when some were lost', () => {
    expect(
      problems(
        mail(['Content-Type: text/plain; charset=utf-8'], Buffer.from([...Buffer.from('Đường ngập ở phố '), 0xe1])),
      ),
    ).toContain('wrong encoding');
  });
});

function qp(bytes: Buffer): string {
  return [...bytes]
    .map((byte) => (byte > 126 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('');
}

describe('forms of text', () => {
  it.each([
    ['no', 'Đường Trần Phú \r\nngập nước.\r\n> Ở đâu \r\n> vậy?\r\n-- \r\nAn', 'Đường Trần Phú ngập nước.'],
    ['yes', 'Đường Trần \r\nPhú ngập.', 'Đường TrầnPhú ngập.'],
  ])('joins flowed lines, DelSp=%s', (delSp, body, expected) => {
    expect(mail([`Content-Type: text/plain; charset=utf-8; format=flowed; delsp=${delSp}`], body).text).toBe(expected);
  });

  it.each(['text/markdown', 'text/x-note'])('reads %s as plain text', (type) => {
    expect(mail([`Content-Type: ${type}; charset=utf-8`], 'Đường ngập')).toMatchObject({
      text: 'Đường ngập',
      attachments: [],
    });
  });

  it('reads a multipart that was encoded as a whole', () => {
    const body = Buffer.from('--b\r\n\r\nĐường ngập\r\n--b--').toString('base64');
    const headers = ['Content-Type: multipart/mixed; boundary=b', 'Content-Transfer-Encoding: base64'];

    expect(mail(headers, body).text).toBe('Đường ngập');
  });

  it('leaves out the title of an HTML page', () => {
    const page = '<html><head><title>Untitled</title></head><body><p>Đường ngập</p></body></html>';

    expect(mail(['Content-Type: text/html; charset=utf-8'], page).text).toBe('Đường ngập');
  });

  it('reads the letters of old fonts that stand as entities', () => {
    const entities = [...vni.toString('latin1')].map((sign) => (sign > '~' ? `&#${sign.charCodeAt(0)};` : sign));

    expect(mail(['Content-Type: text/html; charset=us-ascii'], `<p>${entities.join('')}</p>`).text).toBe(read);
  });

  it.each(['text/html charset=utf-8', 'text/html, charset=utf-8'])('understands the type %s', (type) => {
    expect(mail([`Content-Type: ${type}`], '<p>Đường ngập</p>').text).toBe('Đường ngập');
  });

  it.each([
    ['whose lines end in two carriage returns', 'From: an@example.vn\r\r\nSubject: Cầu\r\r\n\r\r\nĐường ngập'],
    ['without a blank line above its text', 'From: an@example.vn\r\nSubject: Cầu\r\nĐường ngập'],
  ])('reads a mail %s', (_case, raw) => {
    expect(parseMail(Buffer.from(raw))).toMatchObject({ subject: 'Cầu', text: 'Đường ngập' });
  });

  it('reads tables, lists and links of HTML', () => {
    const { text } = mail(
      ['Content-Type: text/html; charset=utf-8'],
      '<table><tr><th>STT</th><th>Đường</th></tr><tr><td>1</td><td><p>Trần Phú</p></td></tr></table><ul><li>ngập<li>tối</ul><a href="https://x.example/a">ảnh</a>',
    );

    expect(text).toContain('STT | Đường\n1 | Trần Phú');
    expect(text).toMatch(/\* ngập\n\s*\* tối/u);
    expect(text).toContain('ảnh [https://x.example/a]');
  });

  it('prefers the plain form for reading and keeps the HTML for showing', () => {
    const message = multipart('alternative', '\r\nchữ thường', 'Content-Type: text/html\r\n\r\n<b>HTML</b>');

    expect(message).toMatchObject({ text: 'chữ thường', html: '<b>HTML</b>' });
  });

  it('reads the HTML when the plain form is empty', () => {
    expect(multipart('alternative', '\r\n  \r\n', 'Content-Type: text/html\r\n\r\n<p>HTML</p>').text).toBe('HTML');
  });

  it('joins pieces of text that stand between files', () => {
    const file = 'Content-Type: application/pdf; name=a.pdf\r\n\r\n%PDF';

    expect(multipart('mixed', '\r\ntrên', file, '\r\ndưới').text).toBe('trên\n\ndưới');
  });

  it('reads a mail whose closing boundary was cut off', () => {
    const message = mail(['Content-Type: multipart/mixed; boundary=m'], '--m\r\n\r\nĐường ngập');

    expect(message).toMatchObject({ text: 'Đường ngập', problems: [] });
  });

  it('reads a multipart that has no parts as its words', () => {
    const message = mail(['Content-Type: multipart/mixed; boundary=none'], 'Đường ngập');

    expect(message.text).toBe('Đường ngập');
    expect(problems(message)).toContain('broken');
  });

  it('shows what lies too deep as raw text', () => {
    const nested = Array.from(
      { length: 300 },
      (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}`,
    );
    const message = parseMail(Buffer.from(`From: an@example.vn\r\n${nested.join('\r\n')}\r\n\r\nĐường ngập`));

    expect(message.text).toContain('Đường ngập');
    expect(problems(message)).toContain('broken');
  });
});

describe('files', () => {
  it('are taken out of uuencoded text', () => {
    const message = mail([], 'Ảnh đây\r\nbegin 644 ngap.txt\r\n#0V%T\r\n`\r\nend\r\nHết');

    expect(message.text).toBe('Ảnh đây\nHết');
    expect(message.attachments.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([['ngap.txt', 'Cat']]);
  });

  it('are taken out of uuencoded text whose blanks at the ends of lines were lost', () => {
    const message = mail([], `begin 644 zero.bin\r\n$${' '.repeat(8)}\r\n$\r\n\r\nend`);

    expect(message.attachments.map(({ name, bytes }) => [name, bytes.length])).toEqual([['zero.bin', 8]]);
  });

  it('that only look uuencoded stay text', () => {
    expect(mail([], 'begin 644 the work\nvà kết thúc\nend').text).toBe('begin 644 the work\nvà kết thúc\nend');
  });

  it.each([
    ["filename*=UTF-8''%C4%90%C6%A1n%20th%C6%B0.pdf", 'Đơn thư.pdf'],
    ['filename*0*=UTF-8\'\'%C4%90%C6%A1n; filename*1=" thư.pdf"', 'Đơn thư.pdf'],
    ['filename="=?UTF-8?B?xJDGoW4gdGjGsC5wZGY=?="', 'Đơn thư.pdf'],
    ['filename="Đơn thư.pdf"', 'Đơn thư.pdf'],
    ['filename="a;b \\"c\\".pdf"', 'a;b "c".pdf'],
    ['filename=""', 'attachment-1.pdf'],
    [`filename="${'x'.repeat(300)}.pdf"`, `${'x'.repeat(196)}.pdf`],
  ])('keep the name %s', (parameter, name) => {
    const message = multipart(
      'mixed',
      `Content-Type: application/pdf\r\nContent-Disposition: attachment; ${parameter}\r\n\r\n%PDF`,
    );

    expect(message.attachments.map((file) => file.name)).toEqual([name]);
  });

  it('that the HTML shows are marked as inline', () => {
    const message = multipart(
      'related',
      'Content-Type: text/html\r\n\r\n<img src="cid:p1@x">',
      'Content-Type: image/png\r\nContent-ID: <p1@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==',
    );

    expect(message.attachments).toMatchObject([{ name: 'attachment-1.png', inline: true, contentId: 'p1@x' }]);
  });

  it('are read across joined blocks of base64', () => {
    const message = multipart(
      'mixed',
      'Content-Type: text/csv; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nYQ==\r\nYg==\r\nY2M=',
    );

    expect(message.attachments[0]?.bytes.toString()).toBe('abcc');
  });
});
