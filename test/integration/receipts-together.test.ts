import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReceiptStore } from '../../src/features/intake/receipt-store.ts';
import { openDatabase, type Database } from '../../src/platform/sql.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let clone: TestDatabase;
let database: Database;

beforeAll(async () => {
  clone = await createDatabase();
  database = openDatabase({ url: clone.url, onError: () => undefined });
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await clone[Symbol.asyncDispose]();
});

const at = new Date('2026-01-12T03:30:00Z');

function incoming(externalId: string, body: string, headers: Record<string, string> = {}) {
  return { receipt: { kind: 'form', externalId, body: Buffer.from(body) }, headers };
}

async function bodiesOf(ids: readonly bigint[]): Promise<string[]> {
  const rows = await database.query<{ raw: Buffer }>(
    { name: 'test-bodies', text: `SELECT "receipt"."raw" FROM "receipt" WHERE "receipt"."id" = ANY($1::bigint[])` },
    [ids.map(String)],
  );
  return rows.map((row) => row.raw.toString());
}

describe('receipts that come at the same time', () => {
  it('are stored each under its own id, with its own bytes', async () => {
    const receipts = createReceiptStore(database);
    const names = Array.from({ length: 100 }, () => randomUUID());

    const stored = await Promise.all(
      names.map(async (name) => receipts.put('web', [incoming(name, `body of ${name}`)], at)),
    );

    const rows = stored.flat();
    expect(rows.every((row) => row.fresh)).toBe(true);
    for (const [index, row] of rows.entries()) expect(await bodiesOf([row.id])).toEqual([`body of ${names[index]}`]);
  });

  it('are one where they are the same, and new to one caller only', async () => {
    const stores = [createReceiptStore(database), createReceiptStore(database)];
    const names = Array.from({ length: 20 }, () => randomUUID());
    const calls = names.flatMap((name) => [name, name]).toReversed();

    const stored = await Promise.all(
      calls.flatMap((name) =>
        stores.map(async (store) => ({ name, row: (await store.put('web', [incoming(name, name)], at))[0] })),
      ),
    );

    for (const name of names) {
      const same = stored.filter((one) => one.name === name).map((one) => one.row);
      expect(new Set(same.map((row) => row?.id)).size).toBe(1);
      expect(same.filter((row) => row?.fresh)).toHaveLength(1);
    }
  });

  it('are refused alone, while those beside them are stored', async () => {
    const receipts = createReceiptStore(database);
    const good = Array.from({ length: 10 }, () => randomUUID());

    const [refused, ...taken] = await Promise.allSettled([
      receipts.put('web', [incoming(randomUUID(), 'x', { 'x-broken': 'a NUL \0 that jsonb cannot hold' })], at),
      ...good.map(async (name) => receipts.put('web', [incoming(name, name)], at)),
    ]);

    expect(refused.status).toBe('rejected');
    expect(taken.map((one) => one.status)).toEqual(good.map(() => 'fulfilled'));
  });

  it('are stored alone when they are large', async () => {
    const receipts = createReceiptStore(database);
    const large = 'ngập '.repeat(50_000);

    const [[first], [second]] = await Promise.all([
      receipts.put('web', [incoming(randomUUID(), large)], at),
      receipts.put('web', [incoming(randomUUID(), 'small')], at),
    ]);

    expect((await bodiesOf([first?.id ?? 0n]))[0]).toHaveLength(large.length);
    expect(second?.fresh).toBe(true);
  });
});
