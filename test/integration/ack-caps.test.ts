import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, postReport, webReport } from '../support/people.ts';

let hub: TestHub;
let hoursLater = 0;

beforeAll(async () => {
  hub = await startTestHub({ overrides: { now: () => new Date(Date.now() + hoursLater * 3_600_000) } });
});
afterAll(() => hub[Symbol.asyncDispose]());

/** Whether the report that came from this address was answered with a receipt. */
async function isAcknowledged(email: string): Promise<boolean> {
  const { code } = submitted.parse((await postReport(hub.url, webReport({ email }))).body);
  return eventually(async () => {
    const [ticket] = await hub.context.database.query<{ acks: number }>(
      {
        name: 'test-acks',
        text: `SELECT (SELECT count(*)::int FROM "message" WHERE "message"."ticket_id" = "ticket"."id"
          AND "message"."kind" = 'ack') AS "acks" FROM "ticket" WHERE "ticket"."code" = $1`,
      },
      [code],
    );
    if (!ticket) throw new Error('no ticket yet');
    return ticket.acks === 1;
  });
}

async function contactsOf(pattern: string): Promise<number> {
  const [row] = await hub.context.database.query<{ count: number }>(
    {
      name: 'test-contacts-of',
      text: `SELECT count(DISTINCT "contact_id")::int AS "count" FROM "identity" WHERE "address" LIKE $1`,
    },
    [pattern],
  );
  return row?.count ?? 0;
}

describe('automatic receipts', () => {
  it('go to one mailbox once an hour, whatever tags its address bears, and those addresses stay apart otherwise', async () => {
    const name = `lan-${randomUUID()}`;

    expect(await isAcknowledged(`${name}+1@x.example`)).toBe(true);
    expect(await isAcknowledged(`${name}+2@x.example`)).toBe(false);
    expect(await isAcknowledged(`${name}@x.example`)).toBe(false);
    expect(await isAcknowledged(`${name}+1@y.example`)).toBe(true);
    expect(await contactsOf(`${name}%@x.example`)).toBe(3);

    const plain = randomUUID().replaceAll('-', '');
    expect(await isAcknowledged(`${plain}@gmail.com`)).toBe(true);
    expect(await isAcknowledged(`${plain.slice(0, 3)}.${plain.slice(3)}+x@gmail.com`)).toBe(false);
  });

  it('go to one mailbox six times a day at the most, so that a loop comes to its end', async () => {
    const name = `vong-${randomUUID()}`;
    const answered: boolean[] = [];

    for (let hour = 0; hour < 26; hour += 2) {
      hoursLater = hour;
      answered.push(await isAcknowledged(`${name}+${hour}@x.example`));
    }

    expect(answered).toEqual([...Array(6).fill(true), ...Array(6).fill(false), true]);
    const kept = () => hub.context.database.query({ name: 'test-ack-counts', text: 'SELECT 1 FROM "ack_count"' });
    await hub.context.intake.forgetOld(hub.context.now());
    expect(await kept()).toHaveLength(1);
  });
});
