import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { replyPreview } from '../../src/contract/deliveries.ts';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, ticketPage } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { startSmtpSink, type SmtpSink } from '../support/mail/smtp-sink.ts';
import { postReport, signIn, webReport, type ApiAnswer, type StaffClient } from '../support/people.ts';
import type { Platform } from '../support/platforms/platform.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { startZaloServer } from '../support/platforms/zalo-server.ts';

let hub: TestHub;
let sink: SmtpSink;
let sms: Platform;
let zalo: Platform;
let operator: StaffClient;
let officer: StaffClient;
let stranger: StaffClient;
let auditor: StaffClient;
let people = 0;

/** Without workers: the test drains intake and outbox itself. */
beforeAll(async () => {
  sink = await startSmtpSink();
  hub = await startTestHub({ overrides: { roles: ['web'] } });
  sms = await startTwilioServer({ url: () => `${hub.url}/webhooks/twilio/dau-so` });
  zalo = await startZaloServer({ webhook: { url: () => `${hub.url}/webhooks/zalo/oa-thu` } });
  // The demo brings accounts of its own, which would be chosen before these.
  await hub.context.database.query(
    { name: 'test-no-accounts', text: `DELETE FROM "channel_account" WHERE "channel_account"."id" <> 'web'` },
    [],
  );
  hub.context.accounts.forget();
  const mail = { address: 'phananh@1022.example', smtpHost: '127.0.0.1', smtpPort: sink.port, tls: false };
  await hub.context.accounts.save({ id: 'hop-thu', kind: 'email', name: 'Hộp thư phản ánh', settings: mail });
  await hub.context.accounts.save({ id: 'dau-so', kind: 'twilio', name: 'SMS', settings: { ...sms.settings } });
  await hub.context.accounts.save({ id: 'oa-thu', kind: 'zalo', name: 'Zalo', settings: { ...zalo.settings } });
  [operator, officer, stranger, auditor] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'officer', 'so-xay-dung'),
    signIn(hub.url, 'officer', 'dien-luc'),
    signIn(hub.url, 'auditor'),
  ]);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await Promise.all([zalo, sms, sink].map((server) => server[Symbol.asyncDispose]()));
});

async function drain(): Promise<void> {
  while ((await hub.context.intake.processBatch(100)) > 0);
  while ((await hub.context.replies.processBatch(10)) > 0);
}

/** Somebody with mail and telephone, and an agency that works on what they wrote. */
async function routed(): Promise<{ readonly ticketId: string; readonly email: string; readonly phone: string }> {
  people += 1;
  const email = `lan-${randomUUID()}@nguoidan.example`;
  const phone = `09123456${String(people).padStart(2, '0')}`;
  const { code } = submitted.parse((await postReport(hub.url, webReport({ email, phone }))).body);
  await drain();
  const { id, version } = ticketDetail.parse((await operator.get(`/tickets/${code}`)).body);
  await operator.post(`/tickets/${id}/route`, { version, category: 'drainage', lead: 'so-xay-dung' });
  return { ticketId: id, email, phone: `+84${phone.slice(1)}` };
}

/** The ticket of what somebody has just sent on a channel. */
async function ticketOn(channel: string): Promise<string> {
  await drain();
  const page = ticketPage.parse((await operator.get('/tickets?queue=all&limit=100')).body);
  return page.items.find((row) => row.channel === channel)?.id ?? '';
}

function previewOf(
  client: StaffClient,
  ticketId: string,
  text = 'Ngập từ lúc nào?',
  kind = 'question',
): Promise<ApiAnswer> {
  return client.post(`/tickets/${ticketId}/preview`, { kind, text });
}

describe('while words to the sender are written', () => {
  it('the way they would go is told, and how they would arrive', async () => {
    const known = await routed();

    const shown = replyPreview.parse((await previewOf(operator, known.ticketId)).body);

    expect(shown).toMatchObject({ channel: 'email', address: known.email, obstacle: null, windowEndsAt: null });
    const text = shown.preview?.parts.join('') ?? '';
    expect(text).toContain('Ngập từ lúc nào?');
    // The private link is the sender's alone; it keeps its length.
    expect(text).toMatch(/\/t\/[A-Z]{2}-\d{2}-\w{6}\/x{20,}(?!\w)/u);
  });

  it('SMS are counted without diacritics', async () => {
    const person = { id: '+84987654321', name: 'Nguyễn Thị An' };
    await sms.says(person, { text: 'Đường Trần Phú ngập sâu, xe không qua được' });
    const ticketId = await ticketOn('twilio');

    const shown = replyPreview.parse((await previewOf(operator, ticketId, 'Ngập từ lúc nào? '.repeat(20))).body);

    expect(shown).toMatchObject({ channel: 'twilio', address: person.id, preview: { encoding: 'GSM-7', count: 3 } });
    expect(shown.lastInboundAt).not.toBeNull();
    const text = shown.preview?.parts.join('') ?? '';
    expect(text).toContain('Ngap tu luc nao?');
    expect(text).not.toContain('ậ');
  });

  it('the end of the time to answer is told, as the platform counts it', async () => {
    await zalo.says({ id: '7031559821', name: 'Lan' }, { text: 'Cột điện nghiêng trước trường học' });
    const ticketId = await ticketOn('zalo');

    const open = replyPreview.parse((await previewOf(operator, ticketId)).body);
    await hub.context.database.query(
      {
        name: 'test-later',
        text: `UPDATE "conversation" SET "last_in_at" = now() - interval '8 days', "said_at" = now() - interval '8 days'`,
      },
      [],
    );
    const closed = replyPreview.parse((await previewOf(operator, ticketId)).body);

    const days = (Date.parse(open.windowEndsAt ?? '') - Date.parse(open.lastInboundAt ?? '')) / 86_400_000;
    expect([open.channel, days]).toEqual(['zalo', 7]);
    expect(Date.parse(closed.windowEndsAt ?? '')).toBeLessThan(Date.now());
    expect(closed).toMatchObject({ obstacle: null, next: null });
  });

  it('an address that bounced is named, with another way', async () => {
    const known = await routed();
    await hub.context.database.query(
      { name: 'test-bounced', text: `UPDATE "identity" SET "state" = 'bounced' WHERE "identity"."address" = $1` },
      [known.email],
    );

    const shown = replyPreview.parse((await previewOf(operator, known.ticketId)).body);

    expect(shown).toMatchObject({ obstacle: 'bounced', next: { channel: 'zalo', address: known.phone } });
  });

  it('only those who may write them are told', async () => {
    const known = await routed();

    expect((await previewOf(stranger, known.ticketId)).status).toBe(404);
    expect((await previewOf(auditor, known.ticketId)).status).toBe(409);
    expect((await previewOf(officer, known.ticketId, 'Đã xử lý.', 'answer')).status).toBe(409);
    const { version } = ticketDetail.parse((await officer.get(`/tickets/${known.ticketId}`)).body);
    await officer.post(`/tickets/${known.ticketId}/accept`, { version });
    const answer = await previewOf(officer, known.ticketId, 'Đã xử lý.', 'answer');
    expect(replyPreview.parse(answer.body).preview?.parts.join('')).toContain('Sở Xây dựng');
  });
});
