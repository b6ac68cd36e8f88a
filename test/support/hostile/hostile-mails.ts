import { hubAddress } from '../mailbox.ts';

/** A mail made to cost more than it weighs; `mark` stands in it, so that its receipt can be found. */
export type HostileShape = readonly [name: string, make: (mark: string) => Buffer];

const mebibyte = 2 ** 20;

function mail(mark: string, headers: readonly string[], body: string | Buffer): Buffer {
  const head = [
    `From: dan-${mark}@nguoidan.example`,
    `To: ${hubAddress}`,
    `Message-ID: <${mark}@nguoidan.example>`,
    'MIME-Version: 1.0',
    ...headers,
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head), typeof body === 'string' ? Buffer.from(body) : body]);
}

function html(mark: string, body: string): Buffer {
  return mail(mark, [`Subject: ${mark}`, 'Content-Type: text/html; charset=utf-8'], `${body}${mark}`);
}

function nested(mark: string, depth: number): Buffer {
  let body = `Content-Type: text/plain\r\n\r\n${mark}`;
  for (let level = 0; level < depth; level += 1)
    body = `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${body}\r\n--b${level}--`;
  return Buffer.from(
    `From: sau-${mark}@x.example\r\nTo: ${hubAddress}\r\nMessage-ID: <${mark}@x.example>\r\n${body}\r\n`,
  );
}

function withFile(mark: string, bytes: number): Buffer {
  const file = Buffer.alloc(bytes, 'ngập ').toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  const parts = [
    `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nĐường ngập, gửi kèm phim ${mark}\r\n`,
    `--b\r\nContent-Type: video/mp4; name=phim.mp4\r\nContent-Disposition: attachment; filename=phim.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n${file}\r\n--b--`,
  ];
  return mail(mark, [`Subject: ${mark}`, 'Content-Type: multipart/mixed; boundary=b'], parts.join(''));
}

const list = (count: number, item: (index: number) => string, by: string) =>
  Array.from({ length: count }, (_, index) => item(index)).join(by);

/** What THREATS S3 names, and the floods that parsers of mail have fallen to. */
export const hostileShapes: readonly HostileShape[] = [
  [
    'a hundred thousand empty parts',
    (mark) =>
      mail(mark, ['Content-Type: multipart/mixed; boundary=b'], `${mark}\r\n${'--b\r\n\r\n'.repeat(100_000)}--b--`),
  ],
  ['parts nested three hundred deep', (mark) => nested(mark, 300)],
  ['parts nested five thousand deep', (mark) => nested(mark, 5000)],
  ['a megabyte of nested divs', (mark) => html(mark, '<div>'.repeat(209_715))],
  [
    'ten thousand recipients',
    (mark) => mail(mark, [`Cc: ${list(10_000, (i) => `Người ${i} <p${i}@x.example>`, ',\r\n ')}`], mark),
  ],
  ['an attachment of 25 MiB', (mark) => withFile(mark, 25 * mebibyte)],
  ['an address of nested comments', (mark) => mail(mark, [`Reply-To: ${'('.repeat(200_000)}a@x.example`], mark)],
  ['an address field of at signs', (mark) => mail(mark, [`Cc: ${'a@'.repeat(250_000)}`], mark)],
  [
    'a subject of ten thousand encoded words',
    (mark) => mail(mark, [`Subject: ${'=?utf-8?B?xJE=?= '.repeat(10_000)}`], mark),
  ],
  ['fifty thousand header fields', (mark) => mail(mark, [list(50_000, (i) => `X-${i}: x`, '\r\n')], mark)],
  [
    'a file name in ten thousand pieces',
    (mark) => mail(mark, [`Content-Type: text/plain; ${list(10_000, (i) => `name*${i}*=%C4%91`, '; ')}`], mark),
  ],
  [
    'one line of ten megabytes',
    (mark) => mail(mark, ['Content-Type: text/plain; charset=utf-8'], `${mark} ${'đường ngập '.repeat(700_000)}`),
  ],
  [
    'ten megabytes of quotes',
    (mark) => mail(mark, ['Content-Type: text/plain'], `${mark}\r\n${'>q\r\n\r\n'.repeat(1_700_000)}`),
  ],
  ['ten megabytes of angle brackets', (mark) => html(mark, '<'.repeat(10 * mebibyte))],
  ['a table of two hundred thousand cells', (mark) => html(mark, `<table>${'<tr><td>'.repeat(200_000)}`)],
  ['a megabyte of half entities', (mark) => html(mark, '&#x'.repeat(350_000))],
  [
    'ten megabytes of quoted-printable signs',
    (mark) =>
      mail(
        mark,
        ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
        `${mark}${'=C4=91'.repeat(1_700_000)}`,
      ),
  ],
  [
    'a hundred thousand beginnings of uuencode',
    (mark) => mail(mark, ['Content-Type: text/plain'], `${mark}\r\n${'begin 644 x\r\n'.repeat(100_000)}end\r\n`),
  ],
  [
    'a winmail.dat that lies about its lengths',
    (mark) =>
      mail(
        mark,
        ['Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64'],
        Buffer.concat([Buffer.from('789f3e22', 'hex'), Buffer.alloc(2 * mebibyte, 0x01)]).toString('base64'),
      ),
  ],
  [
    'a calendar of a hundred thousand events',
    (mark) =>
      mail(
        mark,
        [`Subject: ${mark}`, 'Content-Type: text/calendar'],
        `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\n'.repeat(100_000)}`,
      ),
  ],
];
