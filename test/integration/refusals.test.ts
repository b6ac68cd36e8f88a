import { afterAll, beforeAll, expect, it } from 'vitest';
import { ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually } from '../support/people.ts';
import { startEsmsServer } from '../support/platforms/esms-server.ts';
import type { Person, Platform } from '../support/platforms/platform.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let esms: Platform;
let vcom: Platform;
let twilio: Platform;

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  esms = await startEsmsServer(webhookOf(() => hub, 'sms-http', 'esms'));
  vcom = await startEsmsServer(
    webhookOf(() => hub, 'sms-http', 'vcom'),
    'vcom',
  );
  twilio = await startTwilioServer(webhookOf(() => hub, 'twilio'));
  await connect(hub, esms, 'esms');
  await connect(hub, vcom, 'vcom');
  await connect(hub, twilio);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  for (const platform of [esms, vcom, twilio]) await platform[Symbol.asyncDispose]();
});

function fromHub(platform: Platform, { phone = '' }: Person): string[] {
  return platform
    .screen(phone)
    .filter((one) => one.from === 'hub')
    .map((one) => one.text);
}

async function ticketWith(words: string): Promise<TicketDetail> {
  return eventually(async () => {
    const { items } = ticketPage.parse(
      (await crew.operator.get(`/tickets?queue=all&q=${encodeURIComponent(words)}`)).body,
    );
    if (!items[0]) throw new Error(`no ticket with ${words}`);
    return ticketOf(crew.operator, items[0].id);
  });
}

const second = () => Math.floor(Date.now() / 1000);

function refusalsIn({ events }: TicketDetail) {
  return events.filter(({ type }) => type === 'sender.stopped' || type === 'sender.resumed').map(({ text }) => text);
}

async function ended(platform: Platform, person: Person, text: string): Promise<void> {
  await platform.says(person, { text });
  await eventually(async () =>
    expect(
      await hub.context.database.query({
        name: 'test-waiting',
        text: `SELECT "id" FROM "receipt" WHERE "state" = 'waiting'`,
      }),
    ).toEqual([]),
  );
}

it('STOP by SMS is confirmed once and stands in every open ticket of the person, and so is START', async () => {
  const hoa: Person = { id: '1', name: 'Hoa', phone: '+84912000001' };
  await ended(esms, hoa, 'Cong truoc cho Giau bi tac nuoc tran ra duong');
  const ticket = await ticketWith('Giau');

  await ended(esms, hoa, 'HUY');
  await ended(esms, hoa, 'huy');
  await eventually(async () => expect(fromHub(esms, hoa).at(-1)).toContain('ngung gui tin'));
  expect(fromHub(esms, hoa).filter((text) => text.includes('ngung gui tin'))).toHaveLength(1);
  expect(refusalsIn(await ticketOf(crew.operator, ticket.id))).toEqual([
    { vi: 'Người dân đã từ chối nhận tin qua SMS', en: 'The sender wants no more messages by SMS' },
  ]);

  // This network tells the time to the second, and of two wishes in one second the stronger holds.
  const stoppedAt = second();
  await eventually(async () => expect(second()).toBeGreaterThan(stoppedAt));
  await ended(esms, hoa, 'START');
  await eventually(async () => expect(fromHub(esms, hoa).at(-1)).toContain('lai nhan duoc'));
  expect(refusalsIn(await ticketOf(crew.operator, ticket.id))).toMatchObject([
    {},
    { vi: 'Người dân nhận tin lại qua SMS', en: 'The sender takes messages by SMS again' },
  ]);
});

it('whoever has no case is heard too, also where a network lets only what was written be answered', async () => {
  const lam: Person = { id: '2', name: 'Lam', phone: '+84912000002' };
  await ended(vcom, lam, 'Tu choi');
  await eventually(async () => expect(fromHub(vcom, lam)).toMatchObject([expect.stringContaining('ngung gui tin')]));

  await ended(vcom, lam, 'HUY');
  expect(fromHub(vcom, lam)).toHaveLength(1);
});

it('a machine that turns a wish on and off is confirmed once an hour', async () => {
  const loop: Person = { id: '3', name: 'Máy', phone: '+84912000003' };
  for (const text of ['HUY', 'MO LAI', 'HUY', 'MO LAI', 'HUY']) await ended(twilio, loop, text);
  await eventually(async () => expect(fromHub(twilio, loop)).toHaveLength(2));
  await eventually(async () =>
    expect(
      await hub.context.database.query({
        name: 'test-outbox',
        text: `SELECT "id" FROM "outbox" WHERE "topic" = 'confirm-refusal' AND "state" = 'waiting'`,
      }),
    ).toEqual([]),
  );
  expect(fromHub(twilio, loop)).toHaveLength(2);
});

it('what Twilio confirms by itself the hub does not confirm again; its words alone are its own', async () => {
  const an: Person = { id: '4', name: 'An', phone: '+84912000004' };
  await ended(twilio, an, 'Den duong Ly Thai To hong ca tuan nay');
  const ticket = await ticketWith('Thai To');
  const before = fromHub(twilio, an).length;

  await ended(twilio, an, 'stop');
  await ended(twilio, an, 'START');
  expect(refusalsIn(await ticketOf(crew.operator, ticket.id))).toHaveLength(2);
  expect(fromHub(twilio, an)).toHaveLength(before);

  await ended(twilio, an, 'HUY');
  await eventually(async () => expect(fromHub(twilio, an)).toHaveLength(before + 1));
});
