import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { ticketPage, type MessageView } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { startEsmsServer } from '../support/platforms/esms-server.ts';
import type { Platform } from '../support/platforms/platform.ts';
import { ticketOf } from '../support/ticket-steps.ts';

type Question = { readonly state: string; readonly attempts: number; readonly error: string | null };

let hub: TestHub;
let esms: Platform;
let operator: StaffClient;
let people = 0;

/** Without workers: the test itself takes the steps. */
beforeAll(async () => {
  hub = await startTestHub({ overrides: { roles: ['web'] } });
  esms = await startEsmsServer(webhookOf(() => hub, 'sms-http'));
  await connect(hub, esms);
  operator = await signIn(hub.url, 'operator');
});
afterEach(async () => {
  for (const { name } of esms.faults) esms.set(name, false);
  await hub.context.database.query({ name: 'test-forget-questions', text: `DELETE FROM "outbox"` });
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await esms[Symbol.asyncDispose]();
});

async function drain(): Promise<void> {
  while ((await hub.context.intake.processBatch(100)) > 0);
  while ((await hub.context.replies.processBatch(10)) > 0);
}

/** Somebody writes by SMS and is sent a receipt; the id of their ticket. */
async function acknowledged(): Promise<string> {
  people += 1;
  const mark = `hố ga số ${people}q${people}`;
  await esms.says({ id: `q${people}`, name: 'Lan', phone: `+8491220${1000 + people}` }, { text: `Mất nắp ${mark}` });
  await drain();
  return eventually(async () => {
    const { body } = await operator.get(`/tickets?queue=all&q=${encodeURIComponent(`${people}q${people}`)}`);
    const [item] = ticketPage.parse(body).items;
    if (!item) throw new Error('no ticket yet');
    return item.id;
  });
}

async function ackOf(ticketId: string): Promise<MessageView['delivery']> {
  return (await ticketOf(operator, ticketId)).thread.find((one) => one.kind === 'ack')?.delivery ?? null;
}

/** Time goes by until the question is due, and it is asked: as soon as the pace lets it. */
function ask(): Promise<Question | undefined> {
  return eventually(async () => {
    await hub.context.database.query({
      name: 'test-questions-due',
      text: `UPDATE "outbox" SET "next_at" = now() - interval '1 second' WHERE "topic" = 'ask-state' AND "state" = 'waiting'`,
    });
    while (await hub.context.stateQuestions.askDue());
    await drain();
    const [question] = await hub.context.database.query<Question>({
      name: 'test-questions',
      text: `SELECT "state", "attempts", "last_error" AS "error" FROM "outbox" WHERE "topic" = 'ask-state'`,
    });
    expect(question?.error).not.toBe('waits its turn');
    return question;
  });
}

it.each([
  [[], { state: 'delivered' }],
  [['undelivered'], { state: 'failed', errorClass: 'recipient_unreachable' }],
] as const)('what became of a message of which no report came is asked (%j)', async (faults, end) => {
  for (const fault of ['reports-lost', ...faults]) esms.set(fault, true);
  const id = await acknowledged();
  expect(await ackOf(id)).toMatchObject({ state: 'sent' });
  // Nobody asks at once: the report may still come.
  await hub.context.stateQuestions.askDue();
  expect(await ackOf(id)).toMatchObject({ state: 'sent' });

  expect(await ask()).toMatchObject({ state: 'done' });

  expect((await ackOf(id))?.state).toBe(end.state);
});

it('a message that was told of is not asked about', async () => {
  const id = await acknowledged();
  await eventually(async () => {
    await drain();
    expect(await ackOf(id)).toMatchObject({ state: 'delivered' });
  });
  esms.set('down', true);

  expect(await ask()).toMatchObject({ state: 'done', error: null });
});

it('a platform that does not answer is asked again later, and left alone after the fifth time', async () => {
  esms.set('reports-lost', true);
  const id = await acknowledged();
  esms.set('down', true);
  const questions: (Question | undefined)[] = [];
  for (let time = 0; time < 5; time += 1) questions.push(await ask());

  expect(questions.map((one) => [one?.state, one?.attempts, one?.error])).toEqual([
    ['waiting', 1, 'HTTP 503'],
    ['waiting', 2, 'HTTP 503'],
    ['waiting', 3, 'HTTP 503'],
    ['waiting', 4, 'HTTP 503'],
    ['done', 5, 'HTTP 503'],
  ]);
  expect(await ackOf(id)).toMatchObject({ state: 'sent' });
});
