import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openMailbox, rawMail, type Relay } from '../support/mailbox.ts';
import { startSmtpSink, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { expectUnharmed } from '../support/refusals.ts';

let hub: TestHub;
let sink: SmtpSink;
let relay: Relay;
let operator: StaffClient;

beforeAll(async () => {
  [hub, sink] = await Promise.all([startTestHub(), startSmtpSink()]);
  relay = await openMailbox(hub, { smtp: sink });
  operator = await signIn(hub.url, 'operator');
});
afterEach(() => expectUnharmed(hub, operator));
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await sink[Symbol.asyncDispose]();
});

describe('mail', () => {
  type End = { state: string; outcome: string | null; reason: string | null; ticketId: string | null };

  async function endOf(mark: string): Promise<End> {
    return eventually(async () => {
      const [row] = await hub.context.database.query<End>(
        {
          name: 'test-end',
          text: `SELECT "state", "outcome", "reason", "ticket_id" AS "ticketId" FROM "receipt"
            WHERE position($1::bytea IN "raw") > 0 AND "state" <> 'waiting'`,
        },
        [Buffer.from(mark)],
      );
      if (!row) throw new Error('not ended');
      return row;
    });
  }

  const shapes: readonly (readonly [string, (mark: string) => Buffer | string])[] = [
    [
      'to ten thousand people',
      (mark) => rawMail({ Cc: Array.from({ length: 10_000 }, (_, i) => `p${i}@x.example`).join(',\r\n ') }, mark),
    ],
    [
      'with NUL everywhere',
      (mark) =>
        rawMail(
          { Subject: 'a\0b', From: '"L\0an" <lan0@x.example>', 'Message-ID': '<a\0b@x>', 'In-Reply-To': '<a\0c@x>' },
          `Ng\0ập ${mark}\0`,
        ),
    ],
    [
      'with NUL in encoded words',
      (mark) => rawMail({ Subject: '=?utf-8?Q?a=00b=ED=A0=80?=', From: '=?utf-8?Q?L=00an?= <lan1@x.example>' }, mark),
    ],
    [
      'with a charset that is none',
      (mark) => rawMail({ 'Content-Type': 'text/plain; charset=klingon' }, `Đường ngập ${mark}`),
    ],
    [
      'with bytes that are no text',
      (mark) => Buffer.concat([Buffer.from(rawMail({}, mark)), Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0, 0x80])]),
    ],
    ['nested three hundred deep', (mark) => nested(300, mark)],
    [
      'with a hundred thousand empty parts',
      (mark) =>
        rawMail({ 'Content-Type': 'multipart/mixed; boundary=b' }, `${mark}\n${'--b\r\n\r\n'.repeat(100_000)}--b--`),
    ],
    [
      'with a megabyte of nested HTML',
      (mark) => rawMail({ 'Content-Type': 'text/html; charset=utf-8' }, `${'<div>'.repeat(200_000)}${mark}`),
    ],
    ['with a megabyte of one header', (mark) => rawMail({ 'X-Long': 'x'.repeat(2 ** 20) }, mark)],
    ['with a subject of a megabyte', (mark) => rawMail({ Subject: 'ngập '.repeat(200_000) }, mark)],
    [
      'with a file of base64 that is none',
      (mark) =>
        rawMail({ 'Content-Type': 'image/jpeg; name="a.jpg"', 'Content-Transfer-Encoding': 'base64' }, `!!!${mark}`),
    ],
  ];

  it.each(shapes)('%s ends as a ticket or in quarantine, soon', async (_, shape) => {
    const mark = `dau-${randomUUID()}`;

    await relay(shape(mark));

    const end = await endOf(mark);
    expect(['done', 'quarantined', 'ignored']).toContain(end.state);
    expect(end.reason).not.toBe('failed');
    if (end.ticketId) expect((await operator.get(`/tickets/${end.ticketId}`)).status).toBe(200);
  });

  function nested(depth: number, mark: string): string {
    let body = `Content-Type: text/plain\r\n\r\n${mark}`;
    for (let i = 0; i < depth; i++)
      body = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${body}\r\n--b${i}--`;
    return `From: sau@x.example\r\nTo: phananh@1022.example\r\nMessage-ID: <${mark}@x.example>\r\n${body}\r\n`;
  }
});
