import { expect, it } from 'vitest';
import { messageKey } from './message-key.ts';

function key(mail: string): string {
  return messageKey(Buffer.from(mail));
}

const mail =
  'From: a@x.vn\r\nSubject: s\r\nDate: Mon, 12 Jan 2026 08:00:00 +0700\r\nMessage-ID: <1@x.vn>\r\n\r\nĐường ngập\r\nxe kẹt\r\n';

it.each([
  ['trace fields', `Received: by b\r\nDelivered-To: c@x.vn\r\n${mail}`],
  ['line ends', mail.replaceAll('\r\n', '\n')],
  ['empty lines at the end', `${mail}\r\n\r\n`],
  ['a later date', mail.replace('12 Jan', '13 Jan')],
])('is the same for a mail that differs only in %s', (_what, again) => {
  expect(key(again)).toBe(key(mail));
});

it.each([
  ['another text under a used Message-ID', mail.replace('ngập', 'thông')],
  ['another Message-ID', mail.replace('<1@', '<2@')],
  ['another sender', mail.replace('a@x.vn', 'b@x.vn')],
])('differs for %s', (_what, other) => {
  expect(key(other)).not.toBe(key(mail));
});

it('tells mails without Message-ID apart by their date', () => {
  const bare = mail.replace(/Message-ID.*\r\n/u, '');

  expect(key(bare)).toBe(key(bare));
  expect(key(bare)).not.toBe(key(bare.replace('12 Jan', '13 Jan')));
});
