import { afterAll, beforeAll, expect, it } from 'vitest';
import { replyTarget } from '../../src/features/replies/reply-target-views.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually } from '../support/people.ts';

const secretToken = 'mot-tu-bi-mat-cua-webhook';
const began = Math.floor(Date.now() / 1000) - 3600;
let hub: TestHub;
let lastUpdate = 0;

beforeAll(async () => {
  hub = await startTestHub();
  await hub.context.accounts.save({
    id: 'bot',
    kind: 'telegram',
    name: 'Bot',
    settings: { botToken: '7000000001:bi-mat', secretToken, baseUrl: 'http://127.0.0.1:9' },
  });
});
afterAll(() => hub[Symbol.asyncDispose]());

const person = (id: number) => ({ id, is_bot: false, first_name: 'Lan' });
const chatOf = (id: number) => ({ id, first_name: 'Lan', type: 'private' });

/** Delivers one update, and waits until it was worked on. */
async function tell(update: object): Promise<void> {
  lastUpdate += 1;
  const response = await fetch(`${hub.url}/webhooks/telegram/bot`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secretToken },
    body: JSON.stringify({ update_id: lastUpdate, ...update }),
  });
  expect(response.status).toBe(200);
  await eventually(async () =>
    expect(
      await hub.context.database.query({
        name: 'test-waiting-receipts',
        text: `SELECT "external_id" FROM "receipt" WHERE "state" = 'waiting'`,
      }),
    ).toEqual([]),
  );
}

/** What a person writes, at a second of this test. */
function writes(id: number, second: number, text: string): Promise<void> {
  const date = began + second;
  return tell({ message: { message_id: second, from: person(id), chat: chatOf(id), date, text } });
}

function becomes(id: number, second: number, [before, after]: readonly [string, string]): Promise<void> {
  const bot = { id: 7_000_000_001, is_bot: true, first_name: '1022' };
  return tell({
    my_chat_member: {
      chat: chatOf(id),
      from: person(id),
      date: began + second,
      old_chat_member: { user: bot, status: before },
      new_chat_member: { user: bot, status: after, until_date: 0 },
    },
  });
}

const blocks = (id: number, second: number) => becomes(id, second, ['member', 'kicked']);
const unblocks = (id: number, second: number) => becomes(id, second, ['kicked', 'member']);

async function stateOf(id: number): Promise<string | undefined> {
  const [row] = await hub.context.database.query<{ state: string }>(
    { name: 'test-state-of', text: `SELECT "state" FROM "identity" WHERE "kind" = 'telegram' AND "address" = $1` },
    [String(id)],
  );
  return row?.state;
}

it('what a person did with a channel counts in the order in which it happened, not in that of the notices', async () => {
  await writes(501, 1, 'Đường Trần Phú ngập');
  await blocks(501, 30);
  await unblocks(501, 20);
  expect(await stateOf(501)).toBe('left');

  await writes(501, 25, 'Vẫn còn ngập');
  expect(await stateOf(501)).toBe('left');

  await unblocks(501, 40);
  await blocks(501, 30);
  expect(await stateOf(501)).toBe('ok');
});

it('whoever writes has come back, also when the notice that they left comes after that', async () => {
  await writes(502, 1, 'Đường Trần Phú ngập');
  await blocks(502, 10);
  await writes(502, 20, 'Vẫn còn ngập');
  expect(await stateOf(502)).toBe('ok');

  await blocks(502, 15);
  expect(await stateOf(502)).toBe('ok');
  await blocks(502, 30);
  expect(await stateOf(502)).toBe('left');
});

it('an older START does not undo a newer STOP', async () => {
  await writes(503, 1, 'Đường Trần Phú ngập');
  await writes(503, 20, 'STOP');
  await writes(503, 10, 'START');
  expect(await stateOf(503)).toBe('stopped');

  await writes(503, 30, 'START');
  expect(await stateOf(503)).toBe('ok');
});

it('windows are counted from what a person last did, by the clock of the platform', async () => {
  const lastInboundOf = async (id: number) => {
    const [ticket] = await hub.context.database.query<{ id: string }>(
      { name: 'test-ticket-of', text: `SELECT "ticket_id" AS "id" FROM "message" WHERE "conversation" = $1 LIMIT 1` },
      [String(id)],
    );
    return (await replyTarget(hub.context.database, ticket?.id ?? ''))?.lastInboundAt;
  };
  await writes(504, 1, 'Đường Trần Phú ngập');
  expect(await lastInboundOf(504)).toEqual(new Date((began + 1) * 1000));

  await tell({ message: { message_id: 2, from: person(504), chat: chatOf(504), date: began + 60, text: '/start' } });
  expect(await lastInboundOf(504)).toEqual(new Date((began + 60) * 1000));

  await blocks(504, 90);
  expect(await lastInboundOf(504)).toEqual(new Date((began + 60) * 1000));
});
