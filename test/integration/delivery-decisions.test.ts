import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliveryReport, undelivered, type DeliveryReportView } from '../../src/contract/deliveries.ts';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { startSmtpSink, type Refusal, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { postReport, signIn, webReport, type StaffClient } from '../support/people.ts';
import type { Platform } from '../support/platforms/platform.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';

let hub: TestHub;
let sink: SmtpSink;
let sms: Platform;
let operator: StaffClient;
let officer: StaffClient;
let stranger: StaffClient;
let auditor: StaffClient;
let refusal: Refusal = null;
let people = 0;

type Case = { readonly ticketId: string; readonly messageId: string; readonly email: string; readonly phone: string };

/** Without workers: the test drains intake and outbox itself. */
beforeAll(async () => {
  sink = await startSmtpSink({ onData: () => refusal });
  hub = await startTestHub({ overrides: { roles: ['web'] } });
  sms = await startTwilioServer({ url: () => `${hub.url}/webhooks/twilio/dau-so` });
  // The demo brings accounts of its own, which would be chosen before these.
  await hub.context.database.query(
    { name: 'test-no-accounts', text: `DELETE FROM "channel_account" WHERE "channel_account"."id" <> 'web'` },
    [],
  );
  hub.context.accounts.forget();
  const mail = { address: 'phananh@1022.example', smtpHost: '127.0.0.1', smtpPort: sink.port, tls: false };
  await hub.context.accounts.save({ id: 'hop-thu', kind: 'email', name: 'Hộp thư phản ánh', settings: mail });
  await hub.context.accounts.save({ id: 'dau-so', kind: 'twilio', name: 'SMS', settings: { ...sms.settings } });
  [operator, officer, stranger, auditor] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'officer', 'so-xay-dung'),
    signIn(hub.url, 'officer', 'dien-luc'),
    signIn(hub.url, 'auditor'),
  ]);
});
beforeEach(() => {
  refusal = null;
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await sms[Symbol.asyncDispose]();
  await sink[Symbol.asyncDispose]();
});

async function drain(): Promise<void> {
  while ((await hub.context.intake.processBatch(100)) > 0);
  while ((await hub.context.replies.processBatch(10)) > 0);
}

async function ticketOf(id: string, client: StaffClient = operator): Promise<TicketDetail> {
  return ticketDetail.parse((await client.get(`/tickets/${id}`)).body);
}

/** Somebody with mail and telephone, and an agency that works on what they wrote. */
async function routed(): Promise<Omit<Case, 'messageId'>> {
  people += 1;
  const email = `lan-${randomUUID()}@nguoidan.example`;
  const phone = `09123456${String(people).padStart(2, '0')}`;
  const { code } = submitted.parse((await postReport(hub.url, webReport({ email, phone }))).body);
  await drain();
  const { id, version } = await ticketOf(code);
  await operator.post(`/tickets/${id}/route`, { version, category: 'drainage', lead: 'so-xay-dung' });
  return { ticketId: id, email, phone: `+84${phone.slice(1)}` };
}

/** A question from the centre that did not arrive by mail. */
async function stuckQuestion(how: Refusal): Promise<Case> {
  const known = await routed();
  const { version } = await ticketOf(known.ticketId);
  refusal = how;
  const answer = await operator.post(`/tickets/${known.ticketId}/ask`, { version, text: 'Ngập từ lúc nào?' });
  await drain();
  refusal = null;
  const asked = ticketDetail.parse(answer.body);
  return { ...known, messageId: asked.thread.find((message) => message.kind === 'question')?.id ?? '' };
}

async function reportOf({ ticketId, messageId }: Case, client: StaffClient = operator): Promise<DeliveryReportView> {
  return deliveryReport.parse((await client.get(`/tickets/${ticketId}/messages/${messageId}/delivery`)).body);
}

function decide({ ticketId, messageId }: Case, body: object, client: StaffClient = operator) {
  return client.post(`/tickets/${ticketId}/messages/${messageId}/delivery`, body);
}

async function waiting(client: StaffClient = operator): Promise<readonly string[]> {
  return undelivered.parse((await client.get('/deliveries?limit=100')).body).items.map((item) => item.messageId);
}

function mailsTo(email: string): number {
  return sink.mails.filter((mail) => mail.to.includes(email) && mail.raw.includes('=?')).length;
}

function smsTo(phone: string): readonly string[] {
  return sms.screen(phone).map((shown) => shown.text);
}

describe('a message that did not arrive', () => {
  it('stands in the list of those in whose scope it is, with its reason', async () => {
    const stuck = await stuckQuestion(550);

    expect(await waiting()).toContain(stuck.messageId);
    expect(await waiting(officer)).toContain(stuck.messageId);
    expect(await waiting(stranger)).not.toContain(stuck.messageId);
    const { items } = undelivered.parse((await operator.get('/deliveries')).body);
    expect(items.find((item) => item.messageId === stuck.messageId)).toMatchObject({
      ticketId: stuck.ticketId,
      kind: 'question',
      channel: 'email',
      state: 'failed',
    });
  });

  it('is paged without gaps or doubles', async () => {
    await stuckQuestion(550);
    await stuckQuestion(550);
    const all = await waiting();

    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const path: string = `/deliveries?limit=1${after === '' ? '' : `&after=${after}`}`;
      const page = undelivered.parse((await operator.get(path)).body);
      seen.push(...page.items.map((item) => item.messageId));
      after = page.next;
    }

    expect(seen).toEqual(all);
  });

  it('offers the other way to the same person first', async () => {
    const stuck = await stuckQuestion(550);

    const report = await reportOf(stuck);

    expect(report.decisions).toEqual(['resend', 'dropped']);
    expect(report.attempts).toMatchObject([{ channel: 'email', state: 'failed', decision: null }]);
    expect(report.offers).toMatchObject([
      { kind: 'phone', channel: 'twilio', address: stuck.phone, isSame: false },
      { kind: 'email', channel: 'email', address: stuck.email, isSame: true },
    ]);
  });

  it('goes the other way once when somebody says so', async () => {
    const stuck = await stuckQuestion(550);
    const [phone] = (await reportOf(stuck)).offers;

    const answer = await decide(stuck, { decision: 'resend', identityId: phone?.identityId });
    const again = await decide(stuck, { decision: 'resend', identityId: phone?.identityId });
    await drain();

    expect([answer.status, again.status]).toEqual([200, 409]);
    expect(smsTo(stuck.phone)).toHaveLength(1);
    expect(smsTo(stuck.phone)[0]).toContain('Ngap tu luc nao?');
    expect(await waiting()).not.toContain(stuck.messageId);
    const { attempts, decisions } = await reportOf(stuck);
    expect(attempts.map(({ channel, decision }) => [channel, decision])).toEqual([
      ['email', 'resend'],
      ['twilio', null],
    ]);
    expect(attempts[0]?.decidedBy).not.toBeNull();
    expect(decisions).toEqual([]);
    expect((await ticketOf(stuck.ticketId)).events.map((event) => event.type)).toContain('message.settled');
  });

  it('goes the same way again', async () => {
    const stuck = await stuckQuestion(550);
    const before = mailsTo(stuck.email);

    await decide(stuck, { decision: 'resend' });
    await drain();

    expect(mailsTo(stuck.email)).toBe(before + 1);
    expect(await waiting()).not.toContain(stuck.messageId);
  });

  it('is left alone when somebody says so', async () => {
    const stuck = await stuckQuestion(550);

    await decide(stuck, { decision: 'dropped' });
    await drain();

    expect(await waiting()).not.toContain(stuck.messageId);
    expect(smsTo(stuck.phone)).toHaveLength(0);
    expect((await reportOf(stuck)).attempts.at(-1)).toMatchObject({ state: 'failed', decision: 'dropped' });
  });

  it('is decided by those who work on the ticket only', async () => {
    const stuck = await stuckQuestion(550);

    expect((await decide(stuck, { decision: 'dropped' }, stranger)).status).toBe(404);
    expect((await decide(stuck, { decision: 'dropped' }, auditor)).status).toBe(409);
    expect((await decide({ ...stuck, messageId: randomUUID() }, { decision: 'dropped' })).status).toBe(404);
    expect((await decide(stuck, { decision: 'resend', identityId: randomUUID() })).status).toBe(400);
    expect((await decide(stuck, { decision: 'sent' })).status).toBe(409);
    expect((await reportOf(stuck, auditor)).decisions).toEqual([]);
    expect(await waiting()).toContain(stuck.messageId);
  });
});

describe('a message of which nobody knows whether it arrived', () => {
  it('may be known to have arrived', async () => {
    const stuck = await stuckQuestion('drop');
    expect((await reportOf(stuck)).decisions).toEqual(['sent', 'resend', 'dropped']);

    await decide(stuck, { decision: 'sent' });

    const ticket = await ticketOf(stuck.ticketId);
    expect(ticket.thread.find((message) => message.id === stuck.messageId)?.delivery?.state).toBe('sent');
    expect(await waiting()).not.toContain(stuck.messageId);
  });
});
