import { Redis } from 'ioredis';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createDatabase, createEmptyDatabase } from '../support/database.ts';
import { createRedis } from '../support/redis.ts';

async function listNames(url: string, statement: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(statement);
  await client.end();
  return rows.map((row) => row.name);
}

function listTables(url: string): Promise<readonly string[]> {
  return listNames(
    url,
    `SELECT pg_tables.tablename AS name FROM pg_tables WHERE pg_tables.schemaname = 'public' ORDER BY pg_tables.tablename`,
  );
}

describe('the servers of a test run', () => {
  it('give each file a migrated database of its own that is gone afterwards', async () => {
    const first = await createDatabase();
    await using second = await createDatabase();

    const tables = await listTables(first.url);
    await first[Symbol.asyncDispose]();

    expect(tables).toEqual(expect.arrayContaining(['_prisma_migrations', 'ticket', 'receipt', 'event']));
    expect(await listTables(second.url)).toEqual(tables);
    await expect(listTables(first.url)).rejects.toThrow(/does not exist/);
  });

  it('fill it with what every hub has', async () => {
    await using database = await createDatabase();

    const provinces = await listNames(database.url, 'SELECT unit.name FROM unit WHERE unit.province_code IS NULL');

    expect(provinces).toHaveLength(34);
  });

  it('give an empty database to what starts from nothing', async () => {
    await using database = await createEmptyDatabase();

    expect(await listTables(database.url)).toEqual([]);
  });

  it('give each file keys of its own in Redis', async () => {
    await using first = await createRedis();
    await using second = await createRedis();
    const [one, other] = [new Redis(first.url), new Redis(second.url)];

    await one.set('key', 'of the first');

    expect(await other.get('key')).toBeNull();
    one.disconnect();
    other.disconnect();
  });
});
