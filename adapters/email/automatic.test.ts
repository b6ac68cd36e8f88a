import { describe, expect, it } from 'vitest';
import type { Automatic } from '../../src/channels/inbound.ts';
import { parseMail } from './parse.ts';

async function judge(headers: readonly string[], body = 'xin chào'): Promise<Automatic | null> {
  const from = headers.some((header) => header.startsWith('From:')) ? [] : ['From: an@example.vn'];
  const raw = Buffer.from([...from, 'To: 1022@hub.example', ...headers, '', body].join('\r\n'));
  return parseMail(raw, { mailbox: { address: '1022@hub.example' } }).automatic;
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
    ['Subject: Out of the office until 5 May', 'auto-reply'],
    ['Subject: Tự động trả lời: Phản ánh', 'auto-reply'],
    ['Subject: Phản hồi tự động: Phản ánh', 'auto-reply'],
    ['Subject: Thông báo vắng mặt', 'auto-reply'],
    ['Subject: Abwesenheitsnotiz: Phản ánh', 'auto-reply'],
    ['Subject: Automatische Antwort: Phản ánh', 'auto-reply'],
    ['Subject: Réponse automatique : Phản ánh', 'auto-reply'],
    ['Subject: Absence du bureau : Phản ánh', 'auto-reply'],
    ['Subject: Out of Office AutoReply: Phản ánh', 'auto-reply'],
    ['Subject: Re: [Auto-Reply] Phản ánh', 'auto-reply'],
    ['Subject: 自动答复: Phản ánh', 'auto-reply'],
    ['Subject: 자동 회신: Phản ánh', 'auto-reply'],
    ['Subject: 【自動返信】Phản ánh', 'auto-reply'],
    ['Subject: [EXTERNAL] Re: Automatic reply: Phản ánh', 'auto-reply'],
    ['Subject: Tra loi tu dong: Phan anh', 'auto-reply'],
    ['Subject: OOO: back on Monday', 'auto-reply'],
    ['Subject: Автоматический ответ: Phản ánh', 'auto-reply'],
    ['Subject: Report domain: bacninh.gov.vn Submitter: example.com Report-ID: 1', 'auto-reply'],
    ['Content-Type: multipart/report; report-type=tlsrpt; boundary=b', 'auto-reply'],
    ['X-FD-Autoreply: 1', 'auto-reply'],
    ['X-Zammad-Ticket-ID: 5', 'auto-reply'],
    ['X-FreeScout-Mail-Type: auto.reply', 'auto-reply'],
    ['Mailing-List: contact x; run by ezmlm', 'list'],
    ['Precedence: bulk', 'list'],
    ['List-Id: <news.example.vn>', 'list'],
    ['X-Hub-Loop: 1022@other.example', 'own-loop'],
    ['From: 1022@hub.example', 'own-loop'],
    ['From: 1022+token@hub.example', 'own-loop'],
  ])('is recognised by %s', async (header, kind) => {
    expect(await judge([header])).toMatchObject({ kind });
  });

  it.each([
    'Auto-Submitted: no',
    'Subject: Trả lời tự động của tổng đài bị sai',
    'Subject: Tôi vắng mặt nên không ký nhận được',
    'Subject: Vắng mặt cán bộ một cửa',
    'Subject: Trả lời tự động - ai đọc đơn của dân?',
    'Subject: On leave',
    'Subject: Absence',
    'Subject: Complaint about message from ward',
    'Subject: Absence of street lights',
    'Subject: Auto repair shop blocks the road',
    'Subject: Fwd: Undelivered Mail Returned to Sender',
    'Subject: Không gửi được hồ sơ trên cổng dịch vụ công',
    'X-Auto-Response-Suppress: DR, RN',
    'Return-Path: <an@example.vn>',
    'Precedence: normal',
    'From: postmaster@example.vn',
  ])('is not suspected because of %s', async (header) => {
    expect(await judge([header])).toBeNull();
  });
});

it('a mail that was handed over with an empty envelope sender was written by a machine', () => {
  const raw = Buffer.from('From: an@example.vn\r\nSubject: x\r\n\r\nxin chào');

  expect(parseMail(raw, { envelopeFrom: '' }).automatic).toMatchObject({ kind: 'auto-reply' });
  expect(parseMail(raw, { envelopeFrom: 'an@example.vn' }).automatic).toBeNull();
});

describe('a note of absence without any header of one', () => {
  const note = 'Hi,\r\n\r\nI am currently out of the office and will be back on 20 January.';
  const answers = ['In-Reply-To: <1@hub.example>', 'Subject: Re: BN-26-7K3F9Q'];

  it.each([note, 'Xin chào,\r\nTôi hiện đang nghỉ phép, sẽ trả lời thư sau ngày 20/1.'])(
    'is known by its words when it answers us: %j',
    async (body) => {
      expect(await judge(answers, body)).toMatchObject({ kind: 'auto-reply' });
    },
  );

  it.each([
    ['it answers nothing', ['Subject: x'], note],
    ['it asks', answers, `${note} Could you call me then?`],
    ['it promises nothing', answers, 'Tôi đang đi công tác, nhà số 5 vẫn ngập.'],
    ['a person writes at length', answers, `${note}\r\n${'Đường vẫn ngập. '.repeat(60)}`],
  ])('is not suspected when %s', async (_case, headers, body) => {
    expect(await judge(headers, body)).toBeNull();
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

  it.each([
    [
      'qmail',
      'failure notice',
      "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up.\n\n<c@example.vn>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 no such user\n\n--- Below this line is a copy of the message.\n\nTo: <other@example.vn>",
      true,
    ],
    [
      'Exim',
      'Mail delivery failed: returning message to sender',
      'A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  c@example.vn\n    Unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\nTo: other@example.vn',
      true,
    ],
    [
      'Postfix',
      'Undelivered Mail Returned to Sender',
      'This is the mail system at host mx.example.\n\nFor further assistance, please send mail to postmaster.\n\n<c@example.vn>: host mx.example.vn[192.0.2.1] said: 450 4.2.1 mailbox busy (in reply to RCPT TO command)',
      false,
    ],
    [
      'Exchange',
      'Undeliverable: Phản ánh',
      'Your message\n\n  To: c@example.vn\n  Subject: Phản ánh\n\ndid not reach the following recipient(s):\n\nc@example.vn on Mon, 12 Jan 2026\n    The recipient name is not recognized',
      true,
    ],
    [
      'Gmail',
      'Delivery Status Notification (Failure)',
      "** Address not found **\n\nYour message wasn't delivered to c@example.vn because the address couldn't be found.\n\nThe response was:\n\n550 5.1.1 The email account that you tried to reach does not exist.",
      true,
    ],
    [
      'Zimbra',
      'Undelivered Mail Returned to Sender',
      '<c@example.vn>: host mail.example.vn said: 552 5.2.2 Over quota (in reply to RCPT TO)',
      false,
    ],
    [
      'Mail.ru',
      'Mail failure.',
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its recipients. The following address(es) failed:\n\nc@example.vn\n    SMTP error from remote mail server: 550 Message was not accepted -- invalid mailbox.',
      true,
    ],
    [
      'a Vietnamese server',
      'Thư không gửi được',
      'Không gửi được đến người nhận: c@example.vn\nLý do: hộp thư không tồn tại',
      true,
    ],
  ])('reads a bounce of %s', async (_server, subject, notice, permanent) => {
    const headers = ['Return-Path: <>', 'From: Mail Delivery System <MAILER-DAEMON@mx.example>', `Subject: ${subject}`];

    expect(await judge(headers, notice)).toMatchObject({
      kind: 'bounce',
      failed: { address: 'c@example.vn', permanent },
    });
  });

  const plainNotice =
    'Your message did not reach some or all of the intended recipients.\n\n  c@example.vn\n    550 5.1.1 User unknown';
  it.each([
    ['From: System Administrator <admin@corp.example>', 'Undeliverable: Phản ánh', plainNotice],
    [
      'From: Quản trị hệ thống <quantri@corp.example>',
      'Thư không gửi được',
      'Không gửi được đến: c@example.vn\nLý do: hộp thư không tồn tại',
    ],
    [
      'From: "" <>',
      'Returned mail: see transcript for details',
      '   ----- The following addresses had permanent fatal errors -----\n<c@example.vn>\n    (reason: 550 5.1.1 <c@example.vn>... User unknown)',
    ],
    [
      'From: Mail Service <mailservice@corp.example>',
      'DELIVERY FAILURE: User c (c@example.vn) not listed in Domino Directory',
      'Your message\n\n  Subject: Phản ánh\n\nwas not delivered to:\n\n  c@example.vn\n\nbecause:\n\n  User c (c@example.vn) not listed',
    ],
    [
      'From: support@gateway.example',
      'Mail delivery failed: returning message to sender',
      'A message that you sent could not be delivered to one or more of its recipients.\n\n  c@example.vn\n    Unrouteable address',
    ],
  ])('reads a bounce that no header names one: %s', async (from, subject, notice) => {
    const found = await judge([from, `Subject: ${subject}`], notice);

    expect(found).toMatchObject({ kind: 'bounce', failed: { address: 'c@example.vn', permanent: true } });
  });

  it.each([
    ['Fwd: Undelivered Mail Returned to Sender', plainNotice],
    ['Re: Undeliverable: Phản ánh', plainNotice],
    ['Thư không gửi được tới xã', 'Tôi gửi tới ubnd@x.example không được, báo 550 5.1.1 user unknown. Nhờ xem giúp.'],
    ['Delivery failure of the post office', 'My parcel to shop@x.example was lost: failed to deliver.'],
    ['Undeliverable parcels at the post office', 'Bưu điện phường không phát được bưu phẩm của tôi từ tuần trước.'],
    ['Thư không gửi được cho phường', 'Tôi gửi thư cho phường mà không được, xin hỏi địa chỉ đúng là gì?'],
    ['Failure notice', 'The street light at 5 Tran Phu shows a failure notice since Monday.'],
    [
      'Không gửi được thư tới cổng dịch vụ công',
      `Tôi nhận được báo lỗi dưới đây khi gửi hồ sơ, nhờ kiểm tra giúp.\n${'Chi tiết sự việc. '.repeat(120)}\n${plainNotice}`,
    ],
  ])('takes a person who writes about a bounce for a person: %s', async (subject, text) => {
    expect(await judge(['From: an@example.vn', `Subject: ${subject}`], text)).toBeNull();
  });

  it.each([
    ['mailer-daemon@x.example', 'Trả lại: Phản ánh', 'Gửi tới c@example.vn thất bại', 'bounce'],
    ['postmaster@x.example', 'Thông báo hoàn trả thư', 'Thư gửi tới c@example.vn bị trả lại.', 'bounce'],
    ['mailer-daemon@x.example', 'Thư bị chậm trễ', 'Thư tới c@example.vn vẫn chưa gửi được.', 'delayed'],
  ])('believes %s that "%s" is a report', async (from, subject, body, kind) => {
    expect(await judge([`From: ${from}`, `Subject: ${subject}`], body)).toMatchObject({ kind });
  });

  it('tells a delay in free text from a failure', async () => {
    const headers = [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.example',
      'Subject: Warning: message 1abc delayed 24 hours',
    ];

    expect(
      await judge(headers, 'The address to which the message has not yet been delivered is:\n\n  c@example.vn'),
    ).toMatchObject({
      kind: 'delayed',
    });
  });

  it('takes the address from the words when the report itself names none', async () => {
    const raw = `--b\r\n\r\n<c@example.vn>: unknown user\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; |/usr/bin/filter\r\nAction: failed\r\nStatus: 5.0.0\r\n--b--`;

    expect(
      await judge(
        ['From: MAILER-DAEMON@x.vn', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
        raw,
      ),
    ).toMatchObject({ kind: 'bounce', failed: { address: 'c@example.vn', permanent: true } });
  });

  it('names the mail it is about, so that the report finds its ticket', async () => {
    const original = 'From: 1022@hub.example\r\nMessage-ID: <out-1@hub.example>\r\n\r\nKính gửi';
    const raw = `From: MAILER-DAEMON@x.vn\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nnotice\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; c@x.vn\r\nAction: failed\r\nStatus: 5.0.0\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${original}\r\n--b--`;

    const message = parseMail(Buffer.from(raw));

    expect(message.references).toEqual(['<out-1@hub.example>']);
  });
});
