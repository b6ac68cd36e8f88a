import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ticketPage, type MessageView, type TicketDetail } from '../../src/contract/tickets.ts';
import { callDesk, callPage } from '../../src/contract/calls.ts';
import { deliveryReport } from '../../src/contract/deliveries.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { expectWarning } from '../support/log.ts';
import { startMailPlatform } from '../support/mail/mail-platform.ts';
import { eventually, signIn } from '../support/people.ts';
import { startEsmsServer } from '../support/platforms/esms-server.ts';
import { startGraphServer } from '../support/platforms/graph-server.ts';
import type { Person, Platform, Webhook } from '../support/platforms/platform.ts';
import { startSmppServer } from '../support/platforms/smpp-server.ts';
import { startTelegramServer } from '../support/platforms/telegram-server.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { startVoiceServer, type VoiceServer } from '../support/platforms/voice-server.ts';
import { startZaloServer } from '../support/platforms/zalo-server.ts';
import { answerTicket, routeTicket, sendReport, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

type Case = {
  readonly kind: Platform['kind'];
  readonly start: (webhook: Webhook) => Promise<Platform>;
  /** Names of this platform's faults: it is down, our token is refused, the person can no longer be written to. */
  readonly down: readonly string[];
  readonly token: readonly string[];
  readonly closed: string;
};

const cases: readonly Case[] = [
  {
    kind: 'zalo',
    start: (webhook) => startZaloServer({ webhook }),
    down: ['down'],
    token: ['token-expired', 'refresh-refused'],
    closed: 'window-closed',
  },
  {
    kind: 'facebook',
    start: (webhook) => startGraphServer({ webhook }),
    down: ['down'],
    token: ['token-expired'],
    closed: 'window-closed',
  },
  {
    kind: 'telegram',
    start: (webhook) => startTelegramServer({ webhook }),
    down: ['down'],
    token: ['token-revoked'],
    closed: 'blocked',
  },
  { kind: 'twilio', start: startTwilioServer, down: ['down'], token: ['auth-expired'], closed: 'opted-out' },
  { kind: 'sms-http', start: startEsmsServer, down: ['down'], token: ['auth-expired'], closed: 'bad-number' },
  // A bound line stays bound: that the centre knows us no more shows when it is cut.
  { kind: 'smpp', start: startSmppServer, down: ['down', 'cut'], token: ['auth-expired', 'cut'], closed: 'bad-number' },
  // Mail may be answered for ever: it ends with the mailbox.
  { kind: 'email', start: startMailPlatform, down: ['down'], token: ['auth-expired'], closed: 'no-mailbox' },
];

let hub: TestHub;
let crew: Crew;
const platforms = new Map<string, Platform>();

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  for (const { kind, start } of cases) {
    const platform = await start(webhookOf(() => hub, kind));
    platforms.set(kind, platform);
    await connect(hub, platform);
  }
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  for (const platform of platforms.values()) await platform[Symbol.asyncDispose]();
});

/** Time goes by: what waited is due, and accounts that rested work again. */
async function timePasses(): Promise<void> {
  await hub.context.database.query({
    name: 'test-due',
    text: `WITH "rested" AS (UPDATE "channel_account" SET "rests_until" = NULL, "failures" = 0)
      UPDATE "outbox" SET "next_at" = now() - interval '1 second' WHERE "state" = 'waiting'`,
  });
  hub.context.accounts.forget();
}

async function ticketWith(words: string): Promise<TicketDetail> {
  return eventually(async () => {
    const { body } = await crew.operator.get(`/tickets?queue=all&q=${encodeURIComponent(words)}`);
    const [item] = ticketPage.parse(body).items;
    if (!item) throw new Error(`no ticket with ${words}`);
    return ticketOf(crew.operator, item.id);
  });
}

async function answerOf(code: string): Promise<MessageView> {
  const { thread } = await ticketOf(crew.operator, code);
  const answer = thread.find((one) => one.kind === 'answer');
  if (!answer) throw new Error('no answer yet');
  return answer;
}

let people = 0;

/** Somebody new writes by this channel and is answered while a fault is on. */
async function answeredDuring(
  platform: Platform,
  faults: readonly string[],
): Promise<{ code: string; person: Person }> {
  people += 1;
  const person: Person = { id: `77${people}`, name: `Người ${people}`, phone: `+8491200${1000 + people}` };
  const words = `Hố ga số ${people}x${people} mất nắp`;
  await platform.says(person, { text: `${words} trước cổng trường tiểu học` });
  const { code } = await ticketWith(`${people}x${people}`);
  await eventually(async () => {
    const { thread } = await ticketOf(crew.operator, code);
    expect(thread.find((one) => one.kind === 'ack')?.delivery?.state).not.toBe('queued');
  });
  await routeTicket(crew, code);
  for (const fault of faults) platform.set(fault, true);
  await answerTicket(crew, code, `Đã lắp nắp hố ga ${people}.`);
  return { code, person };
}

function screenOf(platform: Platform, person: Person): string {
  const shown = [...platform.screen(person.id), ...platform.screen(person.phone ?? '')];
  return shown
    .filter((one) => one.from === 'hub')
    .map((one) => one.text)
    .join('\n');
}

const isAscii = (kind: string) => kind === 'twilio' || kind === 'sms-http' || kind === 'smpp';

describe.each(cases)('an answer on $kind', ({ kind, down, token, closed }) => {
  const platform = () => {
    const found = platforms.get(kind);
    if (!found) throw new Error(`no platform ${kind}`);
    return found;
  };
  const words = (n: number) => (isAscii(kind) ? `Da lap nap ho ga ${n}.` : `Đã lắp nắp hố ga ${n}.`);

  it('waits while the platform is down, says so, and arrives once when it is back', async () => {
    const { code, person } = await answeredDuring(platform(), down);
    await eventually(async () => expect((await answerOf(code)).delivery).toMatchObject({ state: 'queued' }));
    await eventually(async () => expect((await answerOf(code)).delivery?.detail).toBeTruthy());

    for (const fault of down) platform().set(fault, false);
    await timePasses();

    await eventually(async () => {
      expect(['sent', 'delivered', 'read']).toContain((await answerOf(code)).delivery?.state);
      expect(screenOf(platform(), person).split(words(people))).toHaveLength(2);
    });
  });

  it('waits while the token is refused, tells the administrator, and goes out when it is mended', async () => {
    const { code, person } = await answeredDuring(platform(), token);
    await eventually(async () => {
      const line = (await hub.context.channels.list()).items.find((one) => one.id === kind);
      expect(line).toMatchObject({ health: 'error' });
    });
    await eventually(async () => expect((await answerOf(code)).delivery?.state).toBe('queued'));

    for (const fault of token) platform().set(fault, false);
    await hub.context.channels.maintain();
    await timePasses();

    await eventually(async () => {
      expect(['sent', 'delivered', 'read']).toContain((await answerOf(code)).delivery?.state);
      expect(screenOf(platform(), person)).toContain(words(people));
    });
    await eventually(async () => {
      const line = (await hub.context.channels.list()).items.find((one) => one.id === kind);
      expect(line).toMatchObject({ health: 'ok' });
    });
  });

  it('that can no longer be given says why, and offers the other ways to the person', async () => {
    const { code, person } = await answeredDuring(platform(), [closed]);

    await eventually(async () => expect((await answerOf(code)).delivery).toMatchObject({ state: 'failed' }));
    platform().set(closed, false);

    const ticket = await ticketOf(crew.operator, code);
    const { id } = await answerOf(code);
    const report = deliveryReport.parse(
      (await crew.operator.get(`/tickets/${ticket.id}/messages/${id}/delivery`)).body,
    );
    expect(report.attempts.at(-1)?.detail).toBeTruthy();
    expect(report.decisions).toEqual(['resend', 'dropped']);
    expect(screenOf(platform(), person)).not.toContain(words(people));
  });
});

// Nothing is sent by the hotline: a caller is answered by talking, and in writing by SMS as above. So nothing closes; the
// exchange may be cut off, and its login is needed for recordings alone.
describe('the hotline', () => {
  let exchange: VoiceServer;
  beforeAll(async () => {
    exchange = await startVoiceServer(webhookOf(() => hub, 'voice'));
    await connect(hub, exchange);
  });
  afterAll(() => exchange[Symbol.asyncDispose]());

  const caller = (number: number): Person & { readonly phone: string } => ({
    id: `goi-${number}`,
    name: 'Nguyễn Thị Lan',
    phone: `+8491230${1000 + number}`,
  });
  const lastCallOf = async (phone: string) =>
    callPage.parse((await crew.operator.get(`/calls?q=${encodeURIComponent(phone)}`)).body).items[0];

  it('that was cut off tells of its calls when it is back, and a missed one is called back', async () => {
    const { phone, ...person } = caller(1);
    exchange.set('down', true);
    await exchange.hangsUp(await exchange.calls({ ...person, phone }));
    expect(await lastCallOf(phone)).toBeUndefined();

    exchange.set('down', false);

    await eventually(async () => {
      const { callBacks } = callDesk.parse((await crew.operator.get('/calls/desk')).body);
      expect(callBacks.map((line) => line.caller.number)).toContain(phone);
    });
  });

  it('that refuses the login keeps its recording, which comes when that is mended and somebody asks again', async () => {
    expectWarning(/the recording of a call could not be fetched/);
    const { phone, ...person } = caller(2);
    exchange.set('login-refused', true);
    const id = await exchange.calls({ ...person, phone });
    await exchange.answers('101', id);
    await exchange.hangsUp(id);
    const call = await eventually(async () => {
      const found = await lastCallOf(phone);
      expect(found?.recording).toMatchObject({ state: 'missing', problem: 'refused' });
      return found;
    });

    exchange.set('login-refused', false);
    expect((await crew.operator.post(`/calls/${call?.id ?? ''}/recording`, {})).status).toBe(200);

    await eventually(async () => expect((await lastCallOf(phone))?.recording.state).toBe('here'));
  });
});

// The form and the chat have no platform, no token and no window: their pages are the hub's own. Somebody who left an address
// is told there as well, and that may fail.
describe('an answer to a report of the web form', () => {
  it('stands on its private page, also when the address that was left cannot be written to', async () => {
    // The demo's own mailbox would send it as well.
    const administrator = await signIn(hub.url, 'administrator');
    expect((await administrator.post('/channels/mail/pause', {})).status).toBe(200);
    const mail = platforms.get('email');
    mail?.set('no-mailbox', true);
    const { code, trackingUrl } = await sendReport(hub.url, crew, { email: 'nguoi-web@nguoidan.example' });
    await routeTicket(crew, code);
    await answerTicket(crew, code, 'Đã thay nắp hố ga.');

    await eventually(async () => expect((await answerOf(code)).delivery?.state).toMatch(/^(failed|suppressed)$/u));
    mail?.set('no-mailbox', false);

    expect(await (await fetch(new URL(trackingUrl, hub.url))).text()).toContain('Đã thay nắp hố ga.');
  });
});
