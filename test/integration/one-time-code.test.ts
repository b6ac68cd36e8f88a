import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulatorState } from '../../src/contract/simulator.ts';
import { ticketDetail } from '../../src/contract/tickets.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { eventually, postReport, signIn, webReport, type ApiAnswer, type StaffClient } from '../support/people.ts';

let hub: TestHub;
let operator: StaffClient;
let skewMs = 0;
const text = 'Nước máy đục từ hôm qua ở ngõ 12, cả xóm không dùng được';

beforeAll(async () => {
  hub = await startTestHub({
    env: { TRUSTED_PROXIES: '127.0.0.1' },
    overrides: { now: () => new Date(Date.now() + skewMs) },
  });
  operator = await signIn(hub.url, 'operator');
});
afterAll(() => hub[Symbol.asyncDispose]());

/** Each asks from elsewhere: the limits of one place are not what is shown here. */
function elsewhere(): Record<string, string> {
  const byte = () => Math.floor(Math.random() * 250) + 1;
  return { 'x-forwarded-for': `10.${byte()}.${byte()}.${byte()}` };
}

function newAddress(): string {
  return `lan-${randomUUID()}@nguoidan.example`;
}

async function post(path: string, body: object): Promise<ApiAnswer> {
  const answer = await fetch(`${hub.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...elsewhere() },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** A page of the portal after one of its plain forms. */
async function submit(
  path: string,
  fields: Record<string, string>,
): Promise<{ status: number; to: string; page: string }> {
  const answer = await fetch(`${hub.url}${path}`, {
    method: 'POST',
    headers: { accept: 'text/html', ...elsewhere() },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: answer.status, to: answer.headers.get('location') ?? '', page: await answer.text() };
}

async function codesTo(email: string): Promise<string[]> {
  const state = simulatorState.parse(await (await fetch(`${hub.url}/simulator/api/state`)).json());
  const mails = state.mails.filter((mail) => mail.to === email && mail.subject === 'Mã xác nhận của bạn');
  return mails.map((mail) => /\b\d{6}\b/u.exec(mail.text)?.[0] ?? '');
}

function codeTo(email: string): Promise<string> {
  return eventually(async () => {
    const [code] = await codesTo(email);
    if (code === undefined) throw new Error(`no code to ${email}`);
    return code;
  });
}

function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

function minutesLater(minutes: number): void {
  skewMs += minutes * 60_000;
}

async function ticketOf(answer: ApiAnswer) {
  return eventually(async () => ticketDetail.parse((await operator.get(`/tickets/${Object(answer.body).code}`)).body));
}

async function isVerified(email: string): Promise<boolean> {
  const found = await hub.context.prisma.identity.findFirst({ where: { address: email } });
  return found?.verifiedAt instanceof Date;
}

describe('a code in the form', () => {
  it('proves the address for that report, which is then from a verified sender', async () => {
    const [email, about] = [newAddress(), randomUUID()];

    const asked = await post('/gui/code', { address: email, about, lang: 'vi' });
    const code = await codeTo(email);
    const right = await post('/gui/code/check', { address: email.toUpperCase(), about, code });

    expect(asked).toMatchObject({ status: 200, body: { ok: true } });
    expect(JSON.stringify(asked.body)).not.toContain(email);
    const { confirmed } = Object(right.body);
    const fields = { ...webReport({ text, email, submission: about }), updates: '1', confirmed };
    const posted = await postForm(`${hub.url}/gui`, fields);
    expect(Object(posted.body).path).not.toContain('confirm');
    const ticket = await ticketOf(posted);
    expect(JSON.stringify(ticket.thread[0])).toContain('"verified":true');
  });

  it('is worth nothing for another report, another address, or when it was forged', async () => {
    const [email, about] = [newAddress(), randomUUID()];
    await post('/gui/code', { address: email, about, lang: 'vi' });
    const right = await post('/gui/code/check', { address: email, about, code: await codeTo(email) });
    const { confirmed } = Object(right.body);
    const [body = '', sign = ''] = String(confirmed).split('.');
    const forged = `${Buffer.from(Buffer.from(body, 'base64url').toString().replace(email, 'x@y.vn')).toString('base64url')}.${sign}`;

    for (const fields of [
      { ...webReport({ text, email }), confirmed },
      { ...webReport({ text, submission: about }), confirmed },
      { ...webReport({ text, email: 'x@y.vn' }), confirmed: forged },
      { ...webReport({ text, email: 'z@y.vn' }), confirmed: 'x' },
    ]) {
      const ticket = await ticketOf(await postForm(`${hub.url}/gui`, fields));
      expect(JSON.stringify(ticket.thread[0])).toContain('"verified":false');
    }
  });

  it('cannot be claimed through the door for programs', async () => {
    const email = newAddress();

    const answer = await fetch(`${hub.url}/webhooks/web/web`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-1022-door': 'portal', 'X-1022-Proved': `email:${email}` },
      body: JSON.stringify(webReport({ text, email })),
    });
    const viaPage = await fetch(`${hub.url}/gui`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-1022-proved': `email:${email}` },
      body: JSON.stringify(webReport({ text, email })),
    });

    for (const one of [answer, viaPage]) {
      const ticket = await ticketOf({ status: one.status, body: await one.json() });
      expect(JSON.stringify(ticket.thread[0])).toContain('"verified":false');
    }
  });

  it('holds once, for five minutes and five tries', async () => {
    const about = randomUUID();
    const check = async (email: string, code: string) =>
      (await post('/gui/code/check', { address: email, about, code })).status;
    const ask = async (email: string) => (await post('/gui/code', { address: email, about, lang: 'vi' })).status;
    const [once, late, guessed] = [newAddress(), newAddress(), newAddress()];

    expect(await ask(once)).toBe(200);
    const used = await codeTo(once);
    expect([await check(once, otherThan(used)), await check(once, used), await check(once, used)]).toEqual([
      400, 200, 400,
    ]);

    expect(await ask(guessed)).toBe(200);
    const known = await codeTo(guessed);
    for (let i = 0; i < 5; i++) expect(await check(guessed, otherThan(known))).toBe(400);
    expect(await check(guessed, known)).toBe(400);

    expect(await ask(late)).toBe(200);
    const old = await codeTo(late);
    minutesLater(5.1);
    expect(await check(late, old)).toBe(400);
  });

  it('is sent once a minute and five times a day at the most, also when many ask at once', async () => {
    const [email, about] = [newAddress(), randomUUID()];
    const ask = async () => (await post('/gui/code', { address: email, about, lang: 'vi' })).status;

    const atOnce = await Promise.all(Array.from({ length: 5 }, ask));
    expect(atOnce.sort()).toEqual([200, 429, 429, 429, 429]);
    const later: number[] = [];
    for (let i = 0; i < 6; i++) {
      minutesLater(1.1);
      later.push(await ask());
    }

    expect(later).toEqual([200, 200, 200, 200, 429, 429]);
    await eventually(async () => expect(await codesTo(email)).toHaveLength(5));
  });

  it('is counted by the mailbox, whatever tags its owner writes', async () => {
    const [email, about] = [newAddress(), randomUUID()];
    const tagged = (tag: string) => email.replace('@', `+${tag}@`);
    const ask = async (address: string) => (await post('/gui/code', { address, about, lang: 'vi' })).status;

    expect([await ask(email), await ask(tagged('1')), await ask(tagged('2'))]).toEqual([200, 429, 429]);
    minutesLater(1.1);
    expect([await ask(tagged('1')), await ask(email)]).toEqual([200, 429]);
  });

  it('is kept as a keyed hash only', async () => {
    const email = newAddress();
    await post('/gui/code', { address: email, about: randomUUID(), lang: 'en' });

    const rows = await hub.context.prisma.oneTimeCode.findMany({ where: { address: email } });

    expect(rows).toHaveLength(1);
    expect(rows[0]?.codeHash).toHaveLength(32);
    expect(Buffer.from(rows[0]?.codeHash ?? []).toString('latin1')).not.toMatch(/\d{6}/u);
  });

  it('wants an address', async () => {
    const about = randomUUID();

    expect((await post('/gui/code', { address: 'không có', about, lang: 'vi' })).status).toBe(400);
    expect((await post('/gui/code', { address: newAddress(), about: 'x', lang: 'vi' })).status).toBe(400);
  });
});

describe('a code by text message', () => {
  it('proves a telephone number, which is then the verified sender', async () => {
    await using other = await startTestHub({ env: { HUB_DEMO: 'off' }, overrides: { roles: ['web', 'worker'] } });
    await using twilio = await startTwilioServer({ url: () => `${other.url}/webhooks/twilio/sms` });
    const call = async (path: string, body: object) =>
      fetch(`${other.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
      });
    const [address, about] = ['0912 345 678', randomUUID()];
    expect((await call('/gui/code', { address, about, lang: 'vi' })).status).toBe(409);
    await other.context.accounts.save({ id: 'sms', kind: 'twilio', name: 'SMS', settings: twilio.settings });
    other.context.accounts.forget();

    const asked = await call('/gui/code', { address: '0912 345 679', about, lang: 'vi' });
    const shown = await eventually(async () => {
      const message = twilio.screen('+84912345679').at(-1)?.text ?? '';
      expect(message).toMatch(/\b\d{6}\b/u);
      return message;
    });
    const code = /\b\d{6}\b/u.exec(shown)?.[0] ?? '';
    const right = await call('/gui/code/check', { address: '+84 912 345 679', about, code });

    expect([asked.status, right.status]).toEqual([200, 200]);
    const { confirmed } = Object(await right.json());
    const report = { ...webReport({ text, submission: about, phone: '0912345679' }), confirmed };
    expect((await postForm(`${other.url}/gui`, report)).status).toBe(201);
    await eventually(async () => {
      const message = await other.context.prisma.message.findFirstOrThrow({ where: { externalId: about } });
      const from = await other.context.prisma.identity.findFirstOrThrow({ where: { id: message.identityId ?? about } });
      expect([message.verified, from.kind, from.address]).toEqual([true, 'phone', '+84912345679']);
    });
  });
});

describe('a code after the form, without scripts', () => {
  it('is asked for on the next page and confirms the address of the report', async () => {
    const email = newAddress();
    const fields = { ...webReport({ text, email }), updates: '1' };
    const posted = await submit('/gui', Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, String(v)])));
    expect(posted.to).toMatch(/\/confirm\?notice=sent$/u);
    const confirm = posted.to.split('?')[0] ?? '';
    const offer = await (await fetch(`${hub.url}${posted.to}`)).text();
    expect(offer).toContain('Gửi mã xác nhận');
    expect(offer).not.toContain(email);

    const asked = await submit(confirm, {});
    const code = await codeTo(email);
    const wrong = await submit(`${confirm}/check`, { digits: otherThan(code) });
    const right = await submit(`${confirm}/check`, { digits: `${code.slice(0, 3)} ${code.slice(3)}` });

    expect(asked.page).toContain('name="digits"');
    expect([wrong.status, wrong.page.includes('Mã không đúng')]).toEqual([400, true]);
    expect([right.status, right.to.endsWith('?notice=confirmed')]).toEqual([303, true]);
    expect(await isVerified(email)).toBe(true);
    const again = await fetch(`${hub.url}${confirm}`, { redirect: 'manual' });
    expect(again.status).toBe(303);
  });

  it('is found only behind the private link', async () => {
    const posted = await postReport(hub.url, webReport({ text, email: newAddress() }));
    const path = new URL(Object(posted.body).trackingUrl).pathname;
    await ticketOf(posted);

    expect((await fetch(`${hub.url}${path}/confirm`)).status).toBe(200);
    const stranger = path.replace(/[0-9a-f]{32}$/u, '0'.repeat(32));
    expect((await fetch(`${hub.url}${stranger}/confirm`, { redirect: 'manual' })).headers.get('location')).toBe(
      stranger,
    );
    expect((await submit(`${stranger}/confirm/check`, { digits: '000000' })).status).toBe(303);
  });
});

describe('from a code to the whole case', () => {
  it('opens to the sender by a code to the address that was used', async () => {
    const email = newAddress();
    const posted = await postReport(hub.url, webReport({ text, email }));
    const { code: ticket } = Object(posted.body);
    await ticketOf(posted);
    const looked = await (await fetch(`${hub.url}/tra-cuu?code=${ticket}`)).text();
    expect(looked).toContain('Đây là phản ánh của bạn?');

    const asked = await submit('/tra-cuu/ma', { code: ticket, address: email });
    const digits = await codeTo(email);
    const opened = await submit('/tra-cuu/xac-nhan', { code: ticket, address: email, digits });

    expect(asked.status).toBe(200);
    expect(opened).toMatchObject({ status: 303, to: new URL(Object(posted.body).trackingUrl).pathname });
  });

  it('says the same to a stranger, sends nothing, and opens nothing', async () => {
    const [email, foreign] = [newAddress(), newAddress()];
    const posted = await postReport(hub.url, webReport({ text, email }));
    const { code: ticket } = Object(posted.body);
    await ticketOf(posted);
    const own = await postReport(hub.url, webReport({ text, email: foreign }));
    await ticketOf(own);

    const right = await submit('/tra-cuu/ma', { code: ticket, address: email });
    const wrong = await submit('/tra-cuu/ma', { code: ticket, address: foreign });
    expect(wrong.page.replaceAll(foreign, email)).toBe(right.page);
    expect(await codesTo(foreign)).toEqual([]);

    await submit('/tra-cuu/ma', { code: Object(own.body).code, address: foreign });
    const digits = await codeTo(foreign);
    const opened = await submit('/tra-cuu/xac-nhan', { code: ticket, address: foreign, digits });
    expect([opened.status, opened.page.includes(text)]).toEqual([400, false]);
    expect((await submit('/tra-cuu/ma', { code: 'BN-26-222222', address: email })).status).toBe(404);
  });
});
