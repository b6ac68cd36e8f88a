import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, demoStaff } from '../../prisma/seed/demo-staff.ts';
import { chainStart, eventHash, type Actor, type ChainLink, type NewEvent } from '../../src/domain/ticket/event.ts';
import { submitted } from '../../src/contract/public.ts';
import { ticketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, postReport, signIn, webReport } from '../support/people.ts';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub[Symbol.asyncDispose]());

type Headers = Readonly<Record<string, string>>;

function auth(path: string, body: unknown, headers: Headers = {}): Promise<Response> {
  return fetch(`${hub.url}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function signInAs(email: string, password: string, headers: Headers = {}): Promise<Response> {
  return auth('/sign-in/email', { email, password }, headers);
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

function emailOf(role: string): string {
  return demoStaff.find((one) => one.role === role)?.email ?? '';
}

/** RFC 6238 with the defaults of authenticator apps: SHA-1, six digits, thirty seconds. */
function totp(secret: string, at: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/=+$/, '')]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('a session', () => {
  it('is a cookie that scripts cannot read and other sites cannot send along, new at each sign-in', async () => {
    const first = await signInAs(emailOf('operator'), demoPassword);
    const fixed = await signInAs(emailOf('operator'), demoPassword, { cookie: cookiesOf(first) });

    for (const response of [first, fixed]) {
      const cookies = response.headers.getSetCookie().filter((one) => one.includes('session_token'));
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies)
        expect(cookie).toMatch(/HttpOnly.*SameSite=(Lax|Strict)|SameSite=(Lax|Strict).*HttpOnly/i);
    }
    expect(cookiesOf(fixed)).not.toBe(cookiesOf(first));
  });

  it('cannot be opened from a page of another site', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const response = await signInAs(emailOf('operator'), demoPassword, {
        origin,
        'sec-fetch-site': 'cross-site',
        'sec-fetch-mode': 'cors',
      });
      expect([origin, response.status, cookiesOf(response)]).toEqual([origin, 403, '']);
    }
  });

  it('cannot be had by signing up', async () => {
    const response = await auth('/sign-up/email', {
      email: 'moi@nguoidan.example',
      password: 'mat-khau-rat-dai',
      name: 'Mới',
      role: 'administrator',
    });

    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it('has no other rights for those who write them into a request', async () => {
    const officer = await signIn(hub.url, 'officer', 'so-xay-dung');
    const changed = await auth(
      '/update-user',
      { name: 'Khác', role: 'administrator', agency: null, twoFactorEnabled: false },
      { cookie: officer.cookie },
    );
    expect(changed.status).toBeLessThan(500);

    expect((await officer.get('/me')).body).toMatchObject({ role: 'officer', agency: { code: 'so-xay-dung' } });
  });
});

describe('guessing passwords', () => {
  it('ends after ten tries for that account, in any spelling, and for nobody else', async () => {
    const email = emailOf('auditor');
    const spelled = (i: number) =>
      [email, email.toUpperCase(), ` ${email} `, email.replace('@', '+x@')][i % 4] ?? email;

    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) {
      statuses.push(
        (
          await signInAs(spelled(i), 'sai-mat-khau', {
            'x-forwarded-for': `10.0.0.${i}`,
            'cf-connecting-ip': `10.1.0.${i}`,
          })
        ).status,
      );
    }

    expect(statuses.slice(0, 10).every((status) => status === 401 || status === 400)).toBe(true);
    expect(statuses.slice(10)).toEqual([429, 429]);
    const refused = await signInAs(email, demoPassword);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({
      error: { code: 'too_many', message: { vi: expect.any(String), en: expect.any(String) } },
    });
    expect((await signInAs(emailOf('supervisor'), demoPassword)).status).toBe(200);
  });

  it('is no faster with many tries at once', async () => {
    const email = emailOf('inspector');

    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => (await signInAs(email, `sai-${i}-mat-khau`)).status),
    );

    expect(statuses.filter((status) => status !== 429).length).toBeLessThanOrEqual(10);
  });

  it('is not possible in another dress than JSON, where the account could not be counted', async () => {
    const email = emailOf('lead');
    const form = new URLSearchParams({ email, password: demoPassword }).toString();
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      const response = await auth('/sign-in/email', form, { 'content-type': type });
      expect([type, response.status, cookiesOf(response)]).toEqual([type, 400, '']);
    }
    for (const path of [
      '//sign-in/email',
      '/%73ign-in/email',
      '/sign-in/email/',
      '/./sign-in/email',
      '/Sign-In/email',
    ]) {
      for (let i = 0; i < 12; i++) await auth(path, { email: emailOf('administrator'), password: 'sai-mat-khau' });
      const response = await auth(path, { email: emailOf('administrator'), password: demoPassword });
      expect([path, cookiesOf(response)]).toEqual([path, '']);
    }
  });

  it('tells nothing about which accounts there are', async () => {
    const known = await signInAs(
      demoStaff.find((one) => one.email.includes('lanhdao.dienluc'))?.email ?? '',
      'sai-mat-khau',
    );
    const unknown = await signInAs('khong-co@demo.hub1022.local', 'sai-mat-khau');

    expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
  });
});

describe('a second factor', () => {
  it('is asked for once it was enabled, and opens the session with the right code only', async () => {
    const email = demoStaff.find((one) => one.email.includes('chuyenvien.dienluc'))?.email ?? '';
    const first = await signIn(hub.url, 'officer', 'dien-luc');
    const enabled = await auth('/two-factor/enable', { password: demoPassword }, { cookie: first.cookie });
    expect(enabled.status).toBe(200);
    const { totpURI } = (await enabled.json()) as { totpURI: string };
    const secret = new URL(totpURI).searchParams.get('secret') ?? '';
    const confirmed = await auth(
      '/two-factor/verify-totp',
      { code: totp(secret, Date.now()) },
      { cookie: first.cookie },
    );
    expect(confirmed.status, await confirmed.clone().text()).toBe(200);
    expect((await signInAs(email, 'sai-mat-khau')).status).toBe(401);

    const half = await signInAs(email, demoPassword);
    const pending = cookiesOf(half);
    expect(await half.json()).toMatchObject({ twoFactorRedirect: true });
    expect((await fetch(`${hub.url}/api/v1/me`, { headers: { cookie: pending } })).status).toBe(401);
    const wrong = totp(secret, Date.now()) === '000000' ? '000001' : '000000';
    const refused = await auth('/two-factor/verify-totp', { code: wrong }, { cookie: pending });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    const whole = await auth('/two-factor/verify-totp', { code: totp(secret, Date.now()) }, { cookie: pending });
    expect(whole.status, await whole.clone().text()).toBe(200);

    const me = await fetch(`${hub.url}/api/v1/me`, { headers: { cookie: cookiesOf(whole) } });
    expect(await me.json()).toMatchObject({ email, twoFactor: true });
  });
});

describe('the history of tickets', () => {
  type Row = {
    ticketId: string;
    seq: number;
    type: NewEvent['type'];
    at: Date;
    actorKind: 'system' | 'sender' | 'staff';
    actorId: string | null;
    data: NewEvent['data'];
    prevHash: Buffer;
    hash: Buffer;
  };

  function actorOf(row: Row): Actor {
    return row.actorKind === 'staff' ? { kind: 'staff', id: row.actorId ?? '' } : { kind: row.actorKind };
  }

  async function brokenLinks(): Promise<string[]> {
    const rows = await hub.context.database.query<Row>(
      {
        name: 'test-chain',
        text: `SELECT "ticket_id" AS "ticketId", "seq", "type", "at", "actor_kind" AS "actorKind", "actor_id" AS "actorId", "data", "prev_hash" AS "prevHash", "hash"
          FROM "event" ORDER BY "ticket_id", "seq"`,
      },
      [],
    );
    const tickets = await hub.context.database.query<{ id: string; eventSeq: number; lastHash: Buffer }>(
      {
        name: 'test-chain-ends',
        text: `SELECT "id", "event_seq" AS "eventSeq", "last_hash" AS "lastHash" FROM "ticket"`,
      },
      [],
    );
    const ends = new Map<string, ChainLink>();
    const broken: string[] = [];
    for (const row of rows) {
      const before = ends.get(row.ticketId) ?? chainStart;
      const hash = eventHash(row.ticketId, before, { type: row.type, at: row.at, actor: actorOf(row), data: row.data });
      if (row.seq !== before.seq + 1 || !hash.equals(row.hash) || !before.hash.equals(row.prevHash))
        broken.push(`${row.ticketId}/${row.seq}`);
      ends.set(row.ticketId, { seq: row.seq, hash: row.hash });
    }
    for (const ticket of tickets) {
      const end = ends.get(ticket.id);
      if (end?.seq !== ticket.eventSeq || !end.hash.equals(ticket.lastHash)) broken.push(`${ticket.id}/end`);
    }
    expect(tickets.length).toBeGreaterThan(0);
    return broken;
  }

  it('is one chain of hashes for each, which a changed event breaks', async () => {
    const [operator, officer, lead] = await Promise.all([
      signIn(hub.url, 'operator'),
      signIn(hub.url, 'officer', 'so-xay-dung'),
      signIn(hub.url, 'lead', 'so-xay-dung'),
    ]);
    for (let i = 0; i < 3; i++) {
      const { code } = submitted.parse((await postReport(hub.url, webReport({ name: `Lan 🌊 "${i}" \\u0041` }))).body);
      let ticket = await eventually(async () => ticketDetail.parse((await operator.get(`/tickets/${code}`)).body));
      const step = async (client: typeof operator, name: string, body: object) => {
        const answer = await client.post(`/tickets/${ticket.id}/${name}`, { version: ticket.version, ...body });
        expect([name, answer.status]).toEqual([name, 200]);
        ticket = ticketDetail.parse(answer.body);
      };
      await step(operator, 'route', {
        category: 'drainage',
        lead: 'so-xay-dung',
        note: 'Ghi chú "đặc biệt" \\ / é 🌊',
      });
      await step(officer, 'accept', {});
      await step(officer, 'submit', { text: 'Đã xử lý.' });
      await step(lead, 'reject', {
        messageId: ticket.thread.find((one) => one.kind === 'answer')?.id,
        reason: 'Viết rõ hơn: ngày, giờ…',
      });
      await step(officer, 'submit', { text: 'Đã thông cống lúc 9 giờ.' });
      await step(lead, 'approve', {
        messageId: ticket.thread.find((one) => one.kind === 'answer' && one.state === 'submitted')?.id,
      });
    }

    expect(await brokenLinks()).toEqual([]);
    await hub.context.database.query(
      {
        name: 'test-tamper',
        text: `UPDATE "event" SET "data" = "data" || '{"reason": "khác"}' WHERE "type" = 'answer.rejected'`,
      },
      [],
    );
    expect(await brokenLinks()).toHaveLength(3);
  });
});
