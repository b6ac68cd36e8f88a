import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFixtures, type Fixture } from '../../adapters/conformance/fixture.ts';
import { findCheckout } from '../../src/config/checkout.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { expectWarning } from '../support/log.ts';
import { eventually } from '../support/people.ts';

/** The moment for which the recorded inputs are signed. */
const now = () => new Date('2026-01-12T03:30:00Z');
const kinds = ['zalo', 'facebook', 'telegram', 'sms-http'] as const;
/** Nobody answers there: names and files are not asked for. */
const nowhere = 'http://127.0.0.1:9';

type Event = { readonly kind: string; readonly fixture: Fixture };

const settings = new Map<string, Record<string, string | number | boolean>>();
const events: Event[] = [];
/** Files would have to be fetched from the platforms themselves. */
const namesFile = /https?:|file_id/u;
for (const kind of kinds) {
  const loaded = loadFixtures(path.join(findCheckout(), 'adapters', kind, 'fixtures'));
  settings.set(kind, { ...(loaded.settings as Record<string, string>), baseUrl: nowhere, graphBaseUrl: nowhere });
  for (const fixture of loaded.fixtures)
    if (fixture.door === 'webhook' && !namesFile.test(fixture.bytes.toString())) events.push({ kind, fixture });
}

/** Always the same order, but no order at all. */
function shuffled(items: readonly Event[]): Event[] {
  let state = 20_260_112;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return items
    .map((item) => ({ item, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

type Many = AsyncDisposable & { readonly hub: TestHub };

/** One hub for the web and `workers` in all that work on its database. */
async function startWorkers(workers: number): Promise<Many> {
  const database: TestDatabase = await createDatabase();
  const hub = await startTestHub({ database, overrides: { now } });
  const others = await Promise.all(
    Array.from({ length: workers - 1 }, () => startTestHub({ database, overrides: { now, roles: ['worker'] } })),
  );
  for (const kind of kinds)
    await hub.context.accounts.save({ id: kind, kind, name: `Kênh ${kind}`, settings: settings.get(kind) ?? {} });
  return {
    hub,
    async [Symbol.asyncDispose]() {
      for (const one of [...others, hub]) await one[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

async function deliver({ url }: TestHub, { kind, fixture }: Event): Promise<number> {
  const address = new URL(`${url}/webhooks/${kind}/${kind}`);
  for (const [name, value] of Object.entries(fixture.query)) address.searchParams.set(name, value);
  const { status } = await fetch(address, {
    method: 'POST',
    headers: fixture.headers,
    body: new Uint8Array(fixture.bytes),
  });
  return status;
}

/** What is left when everything was worked on: messages, who wrote them, and how they hang together. */
async function stateOf({ context }: TestHub): Promise<unknown> {
  const ask = (name: string, text: string) =>
    context.database.query<Record<string, unknown>>({ name: `test-${name}`, text });
  // What waits for a message that never came is looked at again at once.
  await eventually(async () =>
    expect(
      await ask(
        'hurry',
        `UPDATE "receipt" SET "next_at" = now() WHERE "state" = 'waiting' RETURNING "account_id", "kind"`,
      ),
    ).toEqual([]),
  );
  return {
    receipts: await ask(
      'receipts',
      `SELECT "account_id", "kind", "external_id", "state" FROM "receipt" ORDER BY 1, 2, 3`,
    ),
    messages: await ask(
      'messages',
      `SELECT "account_id", "external_id", "direction", "kind" = 'echo' AS "echo", "text", "edited_at" IS NULL AS "asWritten", "removed_at" IS NULL AS "kept"
        FROM "message" WHERE NOT "automatic" ORDER BY 1, 2, 5`,
    ),
    people: await ask('people', `SELECT "kind", "address", "state" FROM "identity" ORDER BY 1, 2`),
    conversations: await ask(
      'conversations',
      `SELECT "account_id", "conversation", count(DISTINCT "ticket_id")::int AS "tickets" FROM "message"
        WHERE "conversation" IS NOT NULL AND NOT "automatic" GROUP BY 1, 2 ORDER BY 1, 2`,
    ),
  };
}

let once: Many;
let often: Many;

beforeAll(async () => {
  [once, often] = await Promise.all([startWorkers(1), startWorkers(4)]);
});
afterAll(async () => {
  await once[Symbol.asyncDispose]();
  await often[Symbol.asyncDispose]();
});

describe('every event of the chat platforms', () => {
  it('five times, in any order and on four workers, leaves what it leaves when it comes once', async () => {
    // The aggregator's reports speak of messages that this hub never sent.
    expectWarning(/an unsigned report speaks of a message that the platform never named/u);
    const isWritten = ({ fixture }: Event) => fixture.expect.type === 'message';
    // What is said about messages comes after them.
    const phases = [events.filter(isWritten), events.filter((one) => !isWritten(one))];
    for (const phase of phases) {
      for (const event of phase) await deliver(once.hub, event);
      await stateOf(once.hub);
    }
    for (const phase of phases) {
      const fivefold = shuffled([...phase, ...phase, ...phase, ...phase, ...phase]);
      for (let at = 0; at < fivefold.length; at += 10)
        await Promise.all(fivefold.slice(at, at + 10).map((event) => deliver(often.hub, event)));
      await stateOf(often.hub);
    }

    expect(events.length).toBeGreaterThan(60);
    expect(await stateOf(often.hub)).toEqual(await stateOf(once.hub));
  });
});
