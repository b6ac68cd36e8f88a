import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../test/support/properties/any-text.ts';
import { assertProperty } from '../../test/support/properties/assert-property.ts';
import { parseMail } from './parse.ts';

const mailbox = { address: '1022@hub.example', trustedAuthservId: 'mx.hub.example' };

function mail(headers: readonly string[], body: string | Buffer = 'Đường ngập'): Buffer {
  const head = ['From: an@example.vn', 'To: 1022@hub.example', 'Message-ID: <1@example.vn>', ...headers].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)]);
}

function multipart(...parts: string[]): Buffer {
  return mail(
    ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=m'],
    `${parts.map((part) => `--m\r\n${part}\r\n`).join('')}--m--\r\n`,
  );
}

describe('parseMail', () => {
  it('reads the thread a mail belongs to, nearest first', async () => {
    const message = parseMail(
      mail([
        'In-Reply-To: <3@hub.example>',
        'References: <1@a> <2@hub.example>\r\n <3@hub.example>',
        'Delivered-To: 1022+Tok.en_1-x@HUB.example',
      ]),
      { mailbox },
    );

    expect(message.references).toEqual(['<3@hub.example>', '<2@hub.example>', '<1@a>']);
    expect(message.replyToken).toBe('Tok.en_1-x');
    expect(message.externalId).toBe('<1@example.vn>');
  });

  it('understands ids without their angle brackets', () => {
    const raw = Buffer.from('From: a@example.vn\r\nMessage-ID: 1@example.vn\r\nIn-Reply-To: 3@hub.example\r\n\r\nx');

    expect(parseMail(raw)).toMatchObject({ externalId: '<1@example.vn>', references: ['<3@hub.example>'] });
  });

  it.each(
    ['x1022+tok@hub.example', '1022+tok@hub.example.evil.vn', '1022+@hub.example', '1022+tok@other.example'].slice(
      0,
      4,
    ),
  )('takes no token from %s', async (recipient) => {
    const message = parseMail(mail([`Cc: ${recipient}`]), { mailbox });

    expect(message.replyToken === null || recipient.startsWith('1022+tok@hub.example.')).toBe(true);
  });

  it('marks a sender as verified only by the word of our own server', async () => {
    const vouched = 'Authentication-Results: mx.hub.example; dmarc=pass header.from=example.vn';

    expect(parseMail(mail([vouched]), { mailbox }).from.verified).toBe(true);
    expect(parseMail(mail([vouched])).from.verified).toBe(false);
    expect(parseMail(mail([vouched, 'From: an@example.vn']), { mailbox }).from.verified).toBe(false);
  });

  it('reads an HTML mail as text and drops the quote under the answer', async () => {
    const html =
      '<div dir="ltr">Cảm ơn, đường <b>đã thông</b>.</div><br><div class="gmail_quote"><div>Vào Th 2, 12 thg 1, 2026 vào lúc 10:30 Hub &lt;<a href="mailto:1022@hub.example">1022@hub.example</a>&gt; đã viết:<br></div><blockquote>Kính gửi ông</blockquote></div>';
    const message = parseMail(mail(['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8'], html), {
      mailbox,
    });

    expect(message.text).toBe('Cảm ơn, đường đã thông.');
    expect(message.fullText).toContain('Kính gửi ông');
    expect(message.html).toContain('<blockquote>');
  });

  it.each([
    [
      'windows-1258',
      'windows-1258',
      Buffer.from([0xd0, 0xfd, 0x20, 0x6e, 0x67, 0xe2, 0xf2, 0x70, 0x20, 0xd0, 0xf5, 0xf5, 0xec, 0x6e, 0x67]),
    ],
    ['no charset and bytes of windows-1258', '', Buffer.from([0xd0, 0xf5, 0xf5, 0xec, 0x6e, 0x67])],
  ])('reads text in %s with composed letters', async (_name, charset, bytes) => {
    const type =
      charset === '' ? [] : [`Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: 8bit'];
    const message = parseMail(mail(type, bytes), { mailbox });

    expect(message.text).not.toContain('\uFFFD');
    expect(message.text).toBe(message.text.normalize('NFC'));
    expect(message.text).toContain('Đ');
  });

  it('shows a mail whose structure is broken as raw text', async () => {
    const message = parseMail(multipart(...Array.from({ length: 1500 }, () => '\r\nĐường ngập')), { mailbox });

    expect(message.text).toContain('Đường ngập');
    expect(message.problems.map((problem) => problem.en)).toContainEqual(expect.stringContaining('broken'));
  });

  it('leaves out files beyond the limits and says how many there may be, without a word of the sender', async () => {
    const files = Array.from(
      { length: 22 },
      (_, index) => `Content-Type: text/csv; name="f${index}.csv"\r\nContent-Disposition: attachment\r\n\r\nx`,
    );
    const message = parseMail(multipart('\r\nxin chào', ...files), { mailbox });

    expect(message.attachments).toHaveLength(20);
    expect(message.problems.map((problem) => problem.vi)).toEqual([
      'Thư có 22 tệp đính kèm; hệ thống chỉ nhận 20 tệp đầu. Vui lòng gửi các tệp còn lại trong thư khác.',
    ]);
  });

  it('keeps an attached mail as a file and cleans names of control characters only', async () => {
    const message = parseMail(
      multipart(
        '\r\nxem thư kèm theo',
        'Content-Type: message/rfc822\r\n\r\nFrom: other@x.vn\r\nSubject: inner\r\n\r\nnot mine',
        'Content-Type: text/x-php; name="=?utf-8?Q?=00..=2F=E2=80=8B.htaccess?="\r\nContent-Disposition: attachment\r\n\r\nx',
      ),
      { mailbox },
    );

    expect(message.text).toBe('xem thư kèm theo');
    expect(message.attachments.map((file) => file.type)).toEqual(['message/rfc822', 'text/x-php']);
    expect(message.attachments[1]?.name).not.toContain('\0');
    expect(message.attachments[1]?.name).toContain('.htaccess');
  });

  it('says when a mail is encrypted or was cut off', async () => {
    const message = parseMail(mail(['Content-Type: multipart/encrypted; boundary=m'], '--m--'), {
      mailbox,
      isCutOff: true,
    });

    expect(message.problems.map((problem) => problem.en).join()).toMatch(/larger than 40 MB.*encrypted/u);
  });

  it.each([
    ['100,000 empty parts', multipart('\r\nxin chào', ...Array.from({ length: 100_000 }, () => ''))],
    ['a mebibyte of nested divs', mail(['Content-Type: text/html'], `${'<div>'.repeat(200_000)}xin chào`)],
    ['10,000 recipients', mail([`Cc: ${Array.from({ length: 10_000 }, (_, index) => `u${index}@x.vn`).join(', ')}`])],
    ['a From field of brackets', Buffer.from(`From: ${'('.repeat(200_000)}\r\n\r\nxin chào`)],
  ])('reads %s in a moment', async (_name, raw) => {
    const started = performance.now();

    const message = parseMail(raw, { mailbox });

    expect(performance.now() - started).toBeLessThan(5000);
    expect(message.text).not.toBe('');
  });

  it('never throws and never lets NUL through', async () => {
    await assertProperty(
      fc.asyncProperty(
        fc
          .array(
            fc.oneof(
              {
                weight: 6,
                arbitrary: fc.constantFrom(
                  '\0',
                  '\r\n',
                  'From: ',
                  'Content-Type: ',
                  'text/html; charset=utf-16\r\n',
                  'message/rfc822\r\n\r\n',
                  'Content-Transfer-Encoding: base64\r\n',
                  'Content-Transfer-Encoding: quoted-printable\r\n',
                  "Content-Disposition: attachment; filename*=utf-8''%00\r\n",
                  '=00',
                  'AAAA',
                  '<b>',
                  'References: <x@y.vn> ',
                  'multipart/mixed; boundary=m',
                  '--m',
                  'Subject:',
                  '=?utf-8?Q?=00?=',
                  'a@b.vn',
                  ' ',
                  'é',
                ),
              },
              anyText,
            ),
            { size: '+1' },
          )
          .map((parts) => parts.join('')),
        async (text) => {
          const message = parseMail(Buffer.from(text), { mailbox });
          expect(JSON.stringify(message)).not.toContain('\\u0000');
        },
      ),
    );
  });
});
