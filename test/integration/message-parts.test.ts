import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually } from '../support/people.ts';

const token = 'a-long-random-token';
let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  await hub.context.accounts.save({
    id: 'sms',
    kind: 'sms-http',
    name: 'SMS',
    settings: { preset: 'generic', baseUrl: 'http://127.0.0.1:9', callbackToken: token, joinSeconds: 3 },
  });
});
afterAll(() => hub[Symbol.asyncDispose]());

async function arrives(part: { id: string; from: string; text: string }): Promise<void> {
  const response = await fetch(`${hub.url}/webhooks/sms-http/sms?token=${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...part, to: '1022' }),
  });
  expect(response.status).toBe(200);
}

type Part = { readonly state: string; readonly due: string; readonly messageId: string | null };

async function partsOf(group: string): Promise<Part[]> {
  return hub.context.database.query<Part>(
    {
      name: 'test-parts-of',
      text: `SELECT "state", "next_at"::text AS "due", "message_id" AS "messageId" FROM "receipt" WHERE "group_key" = $1 ORDER BY "id"`,
    },
    [group],
  );
}

describe('a message that a network delivers in parts', () => {
  it('is one, whatever happens between the arrivals of its parts', async () => {
    await arrives({ id: '1', from: '0912345678', text: 'Duong Tran Phu bi ngap, xe ' });
    const [alone] = await partsOf('0912345678>1022');
    await arrives({ id: '2', from: '0912345678', text: 'khong di duoc, de nghi thoat nuoc' });
    await arrives({ id: '2', from: '0912345678', text: 'khong di duoc, de nghi thoat nuoc' });
    await arrives({ id: '3', from: '0987654321', text: 'Den duong hong' });

    const waiting = await partsOf('0912345678>1022');
    expect(waiting).toHaveLength(2);
    expect(new Set(waiting.map((part) => part.due)).size).toBe(1);
    expect(waiting[0]?.due).not.toBe(alone?.due);

    const done = await eventually(async () => {
      const parts = await partsOf('0912345678>1022');
      expect(parts.map((part) => part.state)).toEqual(['done', 'done']);
      return parts;
    });
    expect(new Set(done.map((part) => part.messageId)).size).toBe(1);
    expect(done[0]?.messageId).not.toBeNull();
  });

  it('has its words whole again, also where the network cut one', async () => {
    const from = '0912345699';
    const long = `${'Duong vao thon Dong Ky ngap sau, '.repeat(6)}xe may khong di duoc`;
    await arrives({ id: '21', from, text: long.slice(0, 153) });
    await arrives({ id: '22', from, text: long.slice(153) });
    await arrives({ id: '23', from, text: 'Mong som xu ly' });

    await eventually(async () => {
      const [message] = await hub.context.database.query<{ text: string }>(
        { name: 'test-text-of', text: `SELECT "text" FROM "message" WHERE "conversation" = $1 AND "direction" = 'in'` },
        [`+84${from.slice(1)}`],
      );
      expect(message?.text).toBe(`${long} Mong som xu ly`);
    });
    expect(long.slice(152, 154)).toMatch(/^\w{2}$/u);
  });

  it('stored at the same time by several doors, they still wait for each other', async () => {
    const from = '0900000001';
    await Promise.all(['11', '12', '13', '14', '15'].map((id) => arrives({ id, from, text: `Phan ${id}` })));

    expect(new Set((await partsOf(`${from}>1022`)).map((part) => part.due)).size).toBe(1);
  });

  it('waits for nothing else, when several batches hold parts of the same messages in another order', async () => {
    const door = hub.context.intake.doorFor('sms', () => new Date());
    const batch = (name: string, groups: readonly string[]) => ({
      receipts: groups.map((group) => ({
        kind: 'message',
        externalId: `${name}:${group}`,
        body: Buffer.from(JSON.stringify({ id: `${name}:${group}`, from: group, to: '1022', text: name })),
        headers: {},
        settleMs: 60_000,
        group,
      })),
    });
    const groups = Array.from({ length: 12 }, (_, index) => `+8490000010${index}`);
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((name, index) =>
        door.accept(batch(name, index % 2 === 0 ? groups : [...groups].reverse())),
      ),
    );

    for (const group of groups) {
      const parts = await partsOf(group);
      expect(parts).toHaveLength(4);
      expect(new Set(parts.map((part) => part.due)).size).toBe(1);
    }
  });
});
