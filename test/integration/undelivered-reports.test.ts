import { afterAll, beforeAll, expect, it } from 'vitest';
import { ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { expectWarning } from '../support/log.ts';
import { eventually } from '../support/people.ts';
import { startEsmsServer } from '../support/platforms/esms-server.ts';
import type { Person, Platform } from '../support/platforms/platform.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { answerTicket, routeTicket, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let esms: Platform;
let twilio: Platform;

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  esms = await startEsmsServer(webhookOf(() => hub, 'sms-http'));
  twilio = await startTwilioServer(webhookOf(() => hub, 'twilio'));
  await connect(hub, esms);
  await connect(hub, twilio);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  for (const platform of [esms, twilio]) await platform[Symbol.asyncDispose]();
});

/** A report by SMS that was routed, and is answered with these words while this fault is on. */
async function answered(platform: Platform, person: Person, fault: string, words: string): Promise<string> {
  await platform.says(person, { text: `Den duong ${person.name} hong ca tuan nay` });
  const code = await eventually(async () => {
    const query = encodeURIComponent(person.name);
    const { items } = ticketPage.parse((await crew.operator.get(`/tickets?queue=all&q=${query}`)).body);
    if (!items[0]) throw new Error('no ticket');
    return items[0].code;
  });
  await routeTicket(crew, code);
  platform.set(fault, true);
  await answerTicket(crew, code, words);
  return code;
}

function deliveryIn({ thread }: TicketDetail) {
  return thread.find((one) => one.kind === 'answer')?.delivery;
}

function saidBy({ events }: TicketDetail): string[] {
  return events.map(({ text }) => text.vi);
}

/** An answer is queued before it was ever sent, too: that it failed once is in the history alone. */
async function expectTriedAgainLater(code: string): Promise<void> {
  await eventually(async () => {
    const ticket = await ticketOf(crew.operator, code);
    expect(deliveryIn(ticket)).toMatchObject({ state: 'queued', channel: 'twilio' });
    expect(saidBy(ticket).join()).toContain('gửi lại sau 30 phút');
  });
}

/** What waits for its time is due now. */
async function timePasses(): Promise<void> {
  await hub.context.database.query({
    name: 'test-time-passes',
    text: `UPDATE "outbox" SET "next_at" = now() WHERE "topic" = 'deliver' AND "state" = 'waiting'`,
  });
}

it('a telephone that is switched off gets its SMS once more, later, over the same channel', async () => {
  const an: Person = { id: '1', name: 'Ly Thai To', phone: '+84912000011' };
  const code = await answered(twilio, an, 'switched-off', 'Đã thay bóng đèn.');
  await expectTriedAgainLater(code);

  twilio.set('switched-off', false);
  await timePasses();
  await eventually(async () =>
    expect(deliveryIn(await ticketOf(crew.operator, code))).toMatchObject({ state: 'delivered', channel: 'twilio' }),
  );
  const shown = twilio.screen(an.phone ?? '').filter((one) => one.text.includes('thay bong den'));
  expect(shown).toHaveLength(1);
});

it('one that stays switched off is given up after the second try', async () => {
  const binh: Person = { id: '2', name: 'Hai Ba Trung', phone: '+84912000012' };
  const code = await answered(twilio, binh, 'switched-off', 'Đã thay bóng đèn.');
  await expectTriedAgainLater(code);

  await timePasses();
  await eventually(async () =>
    expect(deliveryIn(await ticketOf(crew.operator, code))).toMatchObject({ state: 'failed' }),
  );
  twilio.set('switched-off', false);
});

it('what may have arrived is never sent again: a person decides', async () => {
  const chi: Person = { id: '3', name: 'Nguyen Trai', phone: '+84912000013' };
  const code = await answered(twilio, chi, 'unclear', 'Đã thay bóng đèn.');
  await eventually(async () =>
    expect(deliveryIn(await ticketOf(crew.operator, code))).toMatchObject({ state: 'unknown' }),
  );
  twilio.set('unclear', false);
});

it('an unsigned report of a failure counts only when the aggregator, asked back, says the same', async () => {
  const dung: Person = { id: '4', name: 'Ngo Gia Tu', phone: '+84912000014' };
  const code = await answered(esms, dung, 'reports-lost', 'Đã thay bóng đèn.');
  await eventually(async () => expect(deliveryIn(await ticketOf(crew.operator, code))?.state).toBe('sent'));
  const { thread } = await ticketOf(crew.operator, code);
  const messageId = thread.find((one) => one.kind === 'answer')?.id ?? '';
  const forged = new URL(`${hub.url}/webhooks/sms-http/sms-http`);
  const values = { SMSID: 'another', RequestId: messageId, SendStatus: '5', SendSuccess: '0', SendFailed: '1' };
  for (const [name, value] of Object.entries({ token: String(esms.settings['callbackToken']), ...values }))
    forged.searchParams.set(name, value);

  expectWarning(/an unsigned report contradicts the platform/u);
  expect((await fetch(forged)).status).toBe(200);
  await eventually(async () => expect(deliveryIn(await ticketOf(crew.operator, code))?.state).toBe('delivered'));
  esms.set('reports-lost', false);

  const giang: Person = { id: '5', name: 'Le Loi', phone: '+84912000015' };
  const failed = await answered(esms, giang, 'undelivered', 'Đã thay bóng đèn.');
  await eventually(async () => expect(deliveryIn(await ticketOf(crew.operator, failed))?.state).toBe('failed'));
  esms.set('undelivered', false);
});
