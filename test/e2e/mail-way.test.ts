import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePeople, openPerson } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { startDovecot, type Dovecot } from '../support/mail/dovecot.ts';
import { startSmtpSink, type CaughtMail, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { CitizenPage } from '../support/pages/citizen-page.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { eventually } from '../support/people.ts';

const citizenMail = 'hung.tran@nguoidan.example';
const subject = 'Đường ngập trước kho';
const text = 'Đường Trần Phú, phường Võ Cường ngập, xe không vào được kho từ sáng qua.';
const answer = 'Đã thông cống đoạn cổng kho, đường hết ngập từ 9 giờ.';

let hub: TestHub;
let mailbox: Dovecot;
let outside: SmtpSink;
let operator: StaffPage;
let officer: StaffPage;
let lead: StaffPage;
let ack: CaughtMail;

beforeAll(async () => {
  [hub, mailbox, outside] = await Promise.all([startTestHub(), startDovecot(), startSmtpSink()]);
  await hub.context.accounts.save({
    id: 'mail',
    kind: 'email',
    name: 'Hộp thư phản ánh',
    settings: {
      address: 'phananh@1022.example',
      imapHost: mailbox.host,
      imapPort: mailbox.port,
      smtpHost: outside.host,
      smtpPort: outside.port,
      user: mailbox.user,
      password: mailbox.password,
      tls: false,
    },
  });
  operator = await openStaff(hub.url, { role: 'operator' });
  officer = await openStaff(hub.url, { role: 'officer', agency: 'so-xay-dung' });
  lead = await openStaff(hub.url, { role: 'lead', agency: 'so-xay-dung' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await Promise.all([mailbox[Symbol.asyncDispose](), outside[Symbol.asyncDispose]()]);
});

function mail(parts: {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}): string {
  const encoded = (words: string) => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
  return [
    `From: ${encoded('Trần Văn Hùng')} <${citizenMail}>`,
    `To: ${parts.to}`,
    `Subject: ${encoded(parts.subject)}`,
    `Message-ID: <${parts.id}@nguoidan.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(parts.text).toString('base64'),
    '',
  ].join('\r\n');
}

function sentWith(words: RegExp): Promise<CaughtMail> {
  return eventually(async () => {
    const found = outside.mails.find((one) => one.to.includes(citizenMail) && words.test(one.parsed.subject ?? ''));
    if (!found) throw new Error(`no mail ${words} yet`);
    return found;
  });
}

describe("a report's whole way by e-mail", () => {
  tellStory();

  it('comes from a real mailbox into the open console by itself', async () => {
    await mailbox.deliver(mail({ id: 'report', to: 'phananh@1022.example', subject, text }));

    await operator.row(subject).waitFor();

    expect(operator.loads()).toBe(0);
  });

  it('is acknowledged once, by a mail that says that a machine wrote it', async () => {
    ack = await sentWith(/đã nhận phản ánh/u);

    expect(ack.parsed.headers.get('auto-submitted')).toBe('auto-replied');
    expect(ack.parsed.headers.get('x-auto-response-suppress')).toBe('All');
    expect(ack.parsed.inReplyTo).toBe('<report@nguoidan.example>');
    expect(ack.parsed.text).not.toContain('xe không vào được kho');
    expect(ack.parsed.replyTo?.text).toMatch(/phananh\+[^@]+@1022\.example/u);
  });

  it('takes an answer to the acknowledgement into the same ticket, by the token of its address alone', async () => {
    await operator.open(subject);
    const [to] = ack.parsed.replyTo?.value ?? [];

    await mailbox.deliver(
      mail({ id: 'more', to: to?.address ?? '', subject: 'Bổ sung', text: 'Nước đã vào tới cửa kho số 2.' }),
    );

    await operator.messages('Bổ sung').getByText('Nước đã vào tới cửa kho số 2.').waitFor();
    expect(await operator.rows()).toHaveLength(1);
    expect(outside.mails.filter((one) => /đã nhận phản ánh/u.test(one.parsed.subject ?? ''))).toHaveLength(1);
    expect(operator.loads()).toBe(0);
  });

  it('is routed, answered and approved, and the answer goes out in the same thread', async () => {
    await operator.goTo(/Bàn phân loại/u);
    await operator.suggestions().first().waitFor();
    await operator.routeByKeys('1');
    await officer.goTo(/Việc của đơn vị/u);
    await officer.open(subject);
    await officer.accept();
    await officer.submitAnswer(answer);
    await lead.open(subject);
    await lead.approve();

    const sent = await sentWith(/trả lời phản ánh/u);

    expect(sent.parsed.text).toContain(answer);
    expect(sent.parsed.headers.has('auto-submitted')).toBe(false);
    expect(['<report@nguoidan.example>', '<more@nguoidan.example>']).toContain(sent.parsed.inReplyTo);
    expect([sent.parsed.references].flat()).toContain('<report@nguoidan.example>');
    await lead.messages('Trả lời chính thức').getByText('Đã gửi').waitFor();
  });

  it('can be followed, rated and reopened by the private link of the mail', async () => {
    const { parsed } = await sentWith(/trả lời phản ánh/u);
    const link = /https?:\/\/\S+\/t\/\S+/u.exec(parsed.text ?? '')?.[0] ?? '';
    const citizen = new CitizenPage(await openPerson({ name: 'citizen', baseUrl: hub.url, device: 'phone' }));
    await citizen.page.goto(link);
    await citizen.thread().getByText(answer).waitFor();

    await citizen.rate('2 Không hài lòng', 'Nước vẫn còn.');
    await citizen.reopen('Đoạn gần cổng số 2 vẫn còn ngập sâu.');

    await operator.goTo(/Chờ phân loại/u);
    await operator.row(subject).waitFor();
    expect(operator.loads()).toBe(0);
  });
});
