import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawMail, type MailFields } from '../support/mailbox.ts';
import { newSender, startMailHub, type MailHub } from '../support/mail/mail-hub.ts';

let mail: MailHub;

beforeAll(async () => {
  mail = await startMailHub();
});
afterAll(() => mail[Symbol.asyncDispose]());

type Part = { readonly name: string; readonly bytes: Buffer };

function mailWith(fields: MailFields, text: string, files: readonly Part[]): string {
  const parts = files.map(({ name, bytes }) =>
    [
      '--b',
      `Content-Type: application/pdf; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      bytes.toString('base64'),
    ].join('\n'),
  );
  const body = ['--b', 'Content-Type: text/plain; charset=utf-8', '', text, ...parts, '--b--'].join('\n');
  return rawMail({ ...fields, 'Content-Type': 'multipart/mixed; boundary=b' }, body);
}

const many = Array.from({ length: 23 }, (_, i) => ({ name: `MUA-NGAY-${i}.pdf`, bytes: Buffer.from(`%PDF-${i}`) }));
const large = [
  { name: 'MUA-NGAY.pdf', bytes: Buffer.from('%PDF-1') },
  { name: 'MUA-LON.pdf', bytes: Buffer.alloc(26 * 2 ** 20, 1) },
];
const vi = 'Đường Trần Phú ngập nước, tôi gửi kèm các giấy tờ liên quan.';
const en = 'The street in front of our factory is flooded and we have attached the papers for you.';

describe('a mail over the limits', () => {
  it.each([
    ['too many files', 'vi', vi, many, /Thư có 23 tệp đính kèm; hệ thống chỉ nhận 20 tệp đầu/u, 20],
    ['too many files', 'en', en, many, /has 23 attachments; only the first 20 were taken/u, 20],
    [
      'a file too large',
      'vi',
      vi,
      large,
      /Tệp đính kèm thứ 2 \(26 MB\) không được nhận: mỗi tệp tối đa 25 MB, cả thư tối đa 40 MB/u,
      1,
    ],
    [
      'a file too large',
      'en',
      en,
      large,
      /Attachment number 2 \(26 MB\) was left out: a file may have 25 MB, a mail 40 MB/u,
      1,
    ],
  ] as const)(
    '(%s, %s) is a ticket, and its receipt says what was left out and what the limits are',
    async (...row) => {
      const [, , text, files, words, kept] = row;
      const sender = newSender();
      const mark = `mark-${sender}`;

      await mail.relay(mailWith({ From: sender, Subject: mark }, text, files));

      const [receipt] = await mail.endOf(mark);
      expect(receipt).toMatchObject({ state: 'done', outcome: 'created' });
      const ack = await mail.mailTo(sender);
      expect(ack.parsed.text).toMatch(words);
      expect(`${ack.parsed.text} ${String(ack.parsed.html)}`).not.toMatch(/MUA-/u);
      const [message] = (await mail.ticketOf(receipt?.ticketId)).thread;
      expect(message?.attachments).toHaveLength(kept);
      expect(message?.problems).toHaveLength(1);
    },
  );
});
