import { randomUUID } from 'node:crypto';
import { inject, vi } from 'vitest';
import { runSql } from './servers.ts';

/** A database that belongs to one test file: `await using database = await createDatabase()`, or disposed in `afterAll`. */
export type TestDatabase = AsyncDisposable & {
  readonly url: string;
};

/** A clone of the migrated and seeded template. */
export async function createDatabase(): Promise<TestDatabase> {
  return make(`TEMPLATE ${inject('servers').template}`);
}

/** A database without a single table, as a hub finds it at its first start. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return make('');
}

async function make(options: string): Promise<TestDatabase> {
  const { databaseUrl } = inject('servers');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runSql(databaseUrl, `CREATE DATABASE ${name} ${options}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    // A connection that a test forgot must not keep the next run's server from stopping. FORCE is refused for the moment in which
    // the server itself is tidying up in there (autovacuum is not ours to end).
    [Symbol.asyncDispose]: () =>
      vi.waitFor(() => runSql(databaseUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`), {
        timeout: 20_000,
        interval: 250,
      }),
  };
}
