import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balance, quarantinedText, quarantineOutcome, quarantinePage } from '../../src/contract/intake.ts';
import type { BalanceRow, QuarantinedReceipt } from '../../src/contract/intake.ts';
import { ticketPage } from '../../src/contract/tickets.ts';
import { awayFromMidnight } from '../support/away-from-midnight.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { rawMail } from '../support/mailbox.ts';
import { eventually, postReport, signIn, webReport, type StaffClient } from '../support/people.ts';
import { expectRefusal } from '../support/refusals.ts';
import { ticketOf } from '../support/ticket-steps.ts';
import { receiveHeadlessMail, receiveUntypedForm } from '../support/unreadable.ts';

const dayMs = 24 * 60 * 60 * 1000;

let hub: TestHub;
let operator: StaffClient;
let auditor: StaffClient;
let officer: StaffClient;

beforeAll(awayFromMidnight);
beforeAll(async () => {
  hub = await startTestHub();
  [operator, auditor, officer] = await Promise.all([
    signIn(hub.url, 'operator'),
    signIn(hub.url, 'auditor'),
    signIn(hub.url, 'officer'),
  ]);
});
afterAll(() => hub[Symbol.asyncDispose]());

/** Day of the province, as the balance names it. */
function dayOf(at: Date): string {
  return new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

async function readRows(days = 7): Promise<BalanceRow[]> {
  const answer = await operator.get(`/balance?days=${days}`);
  expect(answer.status).toBe(200);
  const { rows } = balance.parse(answer.body);
  for (const row of rows) {
    expect(row.created + row.appended + row.ignored + row.quarantined + row.waiting, JSON.stringify(row)).toBe(
      row.received,
    );
    expect(row.ignoredReasons.reduce((sum, { count }) => sum + count, 0)).toBe(row.ignored);
  }
  return rows;
}

/** The row of one day and channel once nothing in it waits; zeros where there is none yet. */
function settledRow(day: string, account: string): Promise<Omit<BalanceRow, 'day' | 'account'>> {
  return eventually(async () => {
    const row = (await readRows()).find((one) => one.day === day && one.account.id === account);
    expect(row?.waiting ?? 0).toBe(0);
    const {
      received = 0,
      created = 0,
      appended = 0,
      ignored = 0,
      quarantined = 0,
      waiting = 0,
      ignoredReasons = [],
    } = row ?? {};
    return { received, created, appended, ignored, quarantined, waiting, ignoredReasons };
  });
}

async function listed(): Promise<QuarantinedReceipt[]> {
  return quarantinePage.parse((await operator.get('/quarantine')).body).items;
}

async function newest(): Promise<QuarantinedReceipt> {
  const [receipt] = await listed();
  if (!receipt) throw new Error('nothing is in quarantine');
  return receipt;
}

async function ticketsWith(words: string): Promise<number> {
  const answer = await operator.get(`/tickets?queue=all&q=${encodeURIComponent(words)}`);
  return ticketPage.parse(answer.body).items.length;
}

/** Takes a mail through; `at` is when it was received. */
function receiveMail(fields: Readonly<Record<string, string>>, text: string, at: Date) {
  const receipt = { kind: 'mail', externalId: randomUUID(), body: Buffer.from(rawMail(fields, text)) };
  return hub.context.intake.takeThrough('mail', receipt, at);
}

describe('the balance', () => {
  it('accounts for every receipt, by day and channel and by the reason of what was ignored', async () => {
    const now = new Date();
    const yesterday = new Date(now.getTime() - dayMs);
    const id = `<${randomUUID()}@nguoidan.example>`;

    await postReport(hub.url, webReport());
    await postReport(hub.url, webReport({ website: 'https://mua-ngay.example' }));
    await receiveMail({ 'Message-ID': id }, 'Cống kho bị tắc, nước tràn vào sân.', yesterday);
    await receiveMail({ 'In-Reply-To': id, References: id, Subject: 'Re: Đường ngập nước' }, 'Gửi thêm: số 12.', now);
    await receiveMail({ From: 'vang@nguoidan.example', 'Auto-Submitted': 'auto-replied' }, 'Tôi đi vắng.', now);
    await receiveHeadlessMail(hub, 'Không có phần đầu thư', now);

    expect(await settledRow(dayOf(now), 'web')).toEqual({
      received: 2,
      created: 1,
      appended: 0,
      ignored: 1,
      quarantined: 0,
      waiting: 0,
      ignoredReasons: [{ reason: 'honeypot', count: 1 }],
    });
    expect(await settledRow(dayOf(now), 'mail')).toEqual({
      received: 3,
      created: 0,
      appended: 1,
      ignored: 1,
      quarantined: 1,
      waiting: 0,
      ignoredReasons: [{ reason: 'automatic:auto-reply', count: 1 }],
    });
    expect(await settledRow(dayOf(yesterday), 'mail')).toMatchObject({ received: 1, created: 1, appended: 0 });
    const [counted] = await hub.context.database.query<{ count: number }>(
      { name: 'test-received', text: `SELECT count(*)::int AS "count" FROM "receipt"` },
      [],
    );
    expect((await readRows()).reduce((sum, row) => sum + row.received, 0)).toBe(counted?.count);
  });

  it('names the channel and is for those who may read it', async () => {
    const rows = await readRows();

    expect(rows.find((row) => row.account.id === 'web')?.account).toEqual({
      id: 'web',
      kind: 'web',
      name: 'Cổng phản ánh',
    });
    expect((await auditor.get('/balance')).status).toBe(200);
    expectRefusal(await officer.get('/balance'), 403);
    expectRefusal(await operator.get('/balance?days=0'), 400);
  });
});

describe('the quarantine', () => {
  it('shows the newest first with its reason, and each as text', async () => {
    await receiveHeadlessMail(hub, 'Ngập ở cổng số 3 của khu công nghiệp');

    const [first, second] = await listed();

    expect(first).toMatchObject({ reason: 'no mail header', attempts: 1, account: { id: 'mail', kind: 'email' } });
    expect(BigInt(first?.id ?? 0)).toBeGreaterThan(BigInt(second?.id ?? 0));
    const read = quarantinedText.parse((await operator.get(`/quarantine/${first?.id}`)).body);
    expect(read).toMatchObject({ text: '\nNgập ở cổng số 3 của khu công nghiệp', isCut: false, id: first?.id });
    const page = quarantinePage.parse((await operator.get('/quarantine?limit=1')).body);
    const rest = quarantinePage.parse((await operator.get(`/quarantine?limit=1&after=${page.next}`)).body);
    expect(rest.items[0]?.id).toBe(second?.id);
  });

  it('is not for agencies, and auditors only read', async () => {
    const { id } = await newest();
    const steps = [
      ['retry', {}],
      ['dismiss', { reason: 'thư quảng cáo' }],
      ['ticket', { text: 'Nội dung đọc được từ thư' }],
    ] as const;

    expectRefusal(await officer.get('/quarantine'), 403);
    expectRefusal(await officer.get(`/quarantine/${id}`), 403);
    expect((await auditor.get(`/quarantine/${id}`)).status).toBe(200);
    for (const [step, body] of steps) {
      expectRefusal(await officer.post(`/quarantine/${id}/${step}`, body), 403, step);
      expectRefusal(await auditor.post(`/quarantine/${id}/${step}`, body), 403, step);
    }
    expect((await newest()).id).toBe(id);
  });

  it('takes back what is as unreadable as before', async () => {
    const { id } = await newest();
    const before = await settledRow(dayOf(new Date()), 'mail');

    const answer = await operator.post(`/quarantine/${id}/retry`, {});

    expect(quarantineOutcome.parse(answer.body)).toEqual({ ok: true, ticket: null });
    await eventually(async () => expect((await newest()).id).toBe(id));
    expect(await settledRow(dayOf(new Date()), 'mail')).toEqual(before);
  });

  it('lets a receipt be dismissed once, with a reason that is kept', async () => {
    const { id } = await newest();
    const before = await settledRow(dayOf(new Date()), 'mail');

    expectRefusal(await operator.post(`/quarantine/${id}/dismiss`, { reason: 'rác' }), 400);
    const answers = await Promise.all([
      operator.post(`/quarantine/${id}/dismiss`, { reason: 'Thư quảng cáo' }),
      operator.post(`/quarantine/${id}/dismiss`, { reason: 'Thư quảng cáo' }),
    ]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectRefusal(await operator.post(`/quarantine/${id}/dismiss`, { reason: 'Thư quảng cáo' }), 409);
    expectRefusal(await operator.post(`/quarantine/${id}/retry`, {}), 409);
    expectRefusal(await operator.get(`/quarantine/${id}`), 404);
    const after = await settledRow(dayOf(new Date()), 'mail');
    expect(after).toMatchObject({
      received: before.received,
      ignored: before.ignored + 1,
      quarantined: before.quarantined - 1,
    });
    expect(after.ignoredReasons).toContainEqual({ reason: 'dismissed', count: 1 });
    const [kept] = await hub.context.database.query<{ detail: string }>(
      { name: 'test-dismissed', text: `SELECT "detail" FROM "receipt" WHERE "id" = $1` },
      [id],
    );
    expect(kept?.detail).toMatch(/^Nguyễn Thu Hà: Thư quảng cáo$/);
  });

  it('gives one ticket by hand, however often it is asked for', async () => {
    const words = `ngập lối vào ${randomUUID()}`;
    await receiveUntypedForm(hub, webReport({ text: words }));
    const { id, reason } = await newest();
    const before = await settledRow(dayOf(new Date()), 'web');
    const request = {
      text: `Người dân báo ${words}`,
      subject: 'Ngập lối vào',
      senderName: 'Lan',
      email: 'Lan@Nguoidan.example',
    };

    const answers = await Promise.all([1, 2, 3].map(() => operator.post(`/quarantine/${id}/ticket`, request)));

    expect(reason).toBe('form unsupported');
    const made = answers.filter(({ status }) => status === 200);
    expect(made).toHaveLength(1);
    for (const late of answers.filter((answer) => !made.includes(answer))) expectRefusal(late, [404, 409]);
    const { ticket } = quarantineOutcome.parse(made[0]?.body);
    expect(await ticketOf(operator, ticket ?? '')).toMatchObject({ subject: 'Ngập lối vào', channel: 'web' });
    expect(await ticketsWith(words)).toBe(1);
    expect(await settledRow(dayOf(new Date()), 'web')).toEqual({
      ...before,
      created: before.created + 1,
      quarantined: before.quarantined - 1,
    });
  });

  it('asks for words that make a report', async () => {
    const { id } = await newest();

    expectRefusal(await operator.post(`/quarantine/${id}/ticket`, { text: 'ngắn' }), 400);
    expectRefusal(
      await operator.post(`/quarantine/${id}/ticket`, { text: 'Đủ dài để đọc', email: 'không phải thư' }),
      400,
    );
    expectRefusal(await operator.post('/quarantine/999999999/ticket', { text: 'Không có bản tin này' }), 404);
    expect((await newest()).id).toBe(id);
  });
});
