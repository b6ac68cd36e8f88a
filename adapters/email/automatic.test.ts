import { describe, expect, it } from 'vitest';
import type { Automatic } from '../../src/channels/port.ts';
import { parseMail } from './parse.ts';

async function judge(headers: readonly string[], body = 'xin chào'): Promise<Automatic | null> {
  const from = headers.some((header) => header.startsWith('From:')) ? [] : ['From: an@example.vn'];
  const raw = Buffer.from([...from, 'To: 1022@hub.example', ...headers, '', body].join('\r\n'));
  return (parseMail(raw, { mailbox: { address: '1022@hub.example' } })).automatic;
}

describe('mail that a machine wrote', () => {
  it.each([
    ['Auto-Submitted: auto-replied', 'auto-reply'],
    ['Auto-Submitted: auto-generated (cron)', 'auto-reply'],
    ['X-Auto-Response-Suppress: DR, OOF, AutoReply', 'auto-reply'],
    ['X-MS-Exchange-Inbox-Rules-Loop: an@example.vn', 'auto-reply'],
    ['X-Apple-Action: VACATION', 'auto-reply'],
    ['X-Autoreply: yes', 'auto-reply'],
    ['Return-Path: <>', 'auto-reply'],
    ['Subject: Automatic reply: BN-26-7K3F9Q', 'auto-reply'],
    ['Subject: Trả lời tự động: BN-26-7K3F9Q', 'auto-reply'],
    ['Subject: Re: Out of office: BN-26-7K3F9Q', 'auto-reply'],
    ['Precedence: bulk', 'list'],
    ['List-Id: <news.example.vn>', 'list'],
    ['X-Hub-Loop: 1022@other.example', 'own-loop'],
    ['From: 1022@hub.example', 'own-loop'],
  ])('is recognised by %s', async (header, kind) => {
    expect(await judge([header])).toMatchObject({ kind });
  });

  it.each([
    'Auto-Submitted: no',
    'Subject: Trả lời tự động của tổng đài bị sai',
    'Subject: Tôi vắng mặt nên không ký nhận được',
    'Subject: Không gửi được hồ sơ trên cổng dịch vụ công',
    'X-Auto-Response-Suppress: DR, RN',
    'Return-Path: <an@example.vn>',
    'Precedence: normal',
    'From: postmaster@example.vn',
  ])('is not suspected because of %s', async (header) => {
    expect(await judge([header])).toBeNull();
  });
});

describe('reports on our own mail', () => {
  function report(type: string, status: string): Promise<Automatic | null> {
    return judge(
      ['From: MAILER-DAEMON@mx.example.vn', `Content-Type: multipart/report; report-type=${type}; boundary=b`],
      `--b\r\n\r\nnotice\r\n--b\r\nContent-Type: message/${type}\r\n\r\n${status}\r\n--b--`,
    );
  }

  it.each([
    ['failed', '5.1.1', { kind: 'bounce', failed: { address: 'c@example.vn', permanent: true } }],
    ['failed', '4.4.7', { kind: 'bounce', failed: { address: 'c@example.vn', permanent: false } }],
    ['delayed', '4.4.1', { kind: 'delayed' }],
    ['delivered', '2.0.0', { kind: 'auto-reply' }],
  ])('tells by RFC 3464 that delivery was %s with %s', async (action, status, expected) => {
    const text = `Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; <C@Example.vn>\r\nAction: ${action} (x)\r\nStatus: ${status}`;

    expect(await report('delivery-status', text)).toMatchObject(expected);
  });

  it('tells a complaint from a bounce', async () => {
    expect(await report('feedback-report', 'Feedback-Type: abuse')).toMatchObject({ kind: 'complaint' });
  });

  it('reads a bounce in free text', async () => {
    const notice =
      'Hi. This is the mail program.\r\nI could not deliver your message.\r\n\r\n<c@example.vn>:\r\n550 5.1.1 user unknown';

    expect(
      await judge(['Return-Path: <>', 'From: MAILER-DAEMON@mx.example.vn', 'Subject: failure notice'], notice),
    ).toMatchObject({
      kind: 'bounce',
      failed: { address: 'c@example.vn', permanent: true },
    });
  });

  it('names the mail it is about, so that the report finds its ticket', async () => {
    const original = 'From: 1022@hub.example\r\nMessage-ID: <out-1@hub.example>\r\n\r\nKính gửi';
    const raw = `From: MAILER-DAEMON@x.vn\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nnotice\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; c@x.vn\r\nAction: failed\r\nStatus: 5.0.0\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${original}\r\n--b--`;

    const message = parseMail(Buffer.from(raw));

    expect(message.references).toEqual(['<out-1@hub.example>']);
  });
});
