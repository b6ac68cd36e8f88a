import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { findCheckout } from '../../src/config/checkout.ts';
import { readConfig } from '../../src/config/config.ts';
import { readOrCreateSecret } from '../../src/config/secret-file.ts';
import { startServers, type Servers } from '../../src/platform/embedded/servers.ts';
import { createLog } from '../../src/platform/log.ts';
import { applyMigrations } from '../../src/platform/prisma/migrate.ts';
import { fillTemplate } from './template-data.ts';

/** Where the servers of this run are; test files get theirs from `createDatabase` and `createRedis`. */
export type RunServers = {
  /** May create databases and owns them; no superuser, so that row-level security holds. */
  readonly databaseUrl: string;
  /** Name of the migrated and seeded database that others are cloned from. */
  readonly template: string;
  readonly redisUrl: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    servers: RunServers;
  }
}

declare global {
  // Each vitest project loads this file for itself; the servers are shared by all of a run.
  var hubTestServers: { users: number; starting: Promise<Running> } | undefined;
}

type Running = RunServers & AsyncDisposable;

export async function setup(project: TestProject): Promise<void> {
  globalThis.hubTestServers ??= { users: 0, starting: startRunServers() };
  globalThis.hubTestServers.users += 1;
  const { databaseUrl, template, redisUrl } = await globalThis.hubTestServers.starting;
  project.provide('servers', { databaseUrl, template, redisUrl });
}

export async function teardown(): Promise<void> {
  const shared = globalThis.hubTestServers;
  if (!shared) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  globalThis.hubTestServers = undefined;
  await (await shared.starting)[Symbol.asyncDispose]();
}

/** PostgreSQL and Redis in a temporary folder, or those of DATABASE_URL_TEST and REDIS_URL_TEST. */
async function startRunServers(): Promise<Running> {
  const wanted = mkdtempSync(path.join(tmpdir(), 'hub-servers-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(wanted, 0o711);
  const { config, secrets } = readConfig(
    {
      PATH: process.env['PATH'],
      HUB_DATA: path.join(wanted, 'data'),
      DATABASE_URL: process.env['DATABASE_URL_TEST'],
      REDIS_URL: process.env['REDIS_URL_TEST'],
    },
    findCheckout(),
  );
  const servers = await startServers({ config, secrets, log: createLog({ level: 'warn', pretty: true }) });
  const dispose = async () => {
    await servers[Symbol.asyncDispose]();
    if (servers.isEmbedded) rmSync(servers.dataDir, { recursive: true, force: true });
    rmSync(wanted, { recursive: true, force: true });
  };
  try {
    if (servers.isEmbedded) await forgetDurability(servers);
    const template = `hub_template_${randomUUID().slice(0, 8)}`;
    await makeTemplate(servers.databaseUrl, template);
    return {
      databaseUrl: servers.databaseUrl,
      redisUrl: servers.redisUrl,
      template,
      async [Symbol.asyncDispose]() {
        if (!servers.isEmbedded) await runSql(servers.databaseUrl, `DROP DATABASE IF EXISTS ${template}`);
        await dispose();
      },
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Nothing here outlives the run, so nothing need survive a power cut. */
async function forgetDurability(servers: Servers): Promise<void> {
  const admin = new URL(servers.databaseUrl);
  admin.username = 'hub_admin';
  admin.password = readOrCreateSecret(servers.dataDir, 'postgres');
  admin.pathname = '/postgres';
  await runSql(
    admin.href,
    'ALTER SYSTEM SET fsync = off',
    'ALTER SYSTEM SET synchronous_commit = off',
    'ALTER SYSTEM SET full_page_writes = off',
    'SELECT pg_reload_conf()',
  );
}

async function makeTemplate(databaseUrl: string, template: string): Promise<void> {
  await runSql(databaseUrl, `CREATE DATABASE ${template}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${template}`;
  await applyMigrations(url.href, path.join(findCheckout(), 'prisma', 'migrations'));
  await fillTemplate(url.href);
}

/** Runs statements one by one, each by itself: CREATE DATABASE and ALTER SYSTEM refuse a transaction. */
export async function runSql(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
