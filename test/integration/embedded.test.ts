import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { findCheckout } from '../../src/config/checkout.ts';
import { openDataFolder } from '../../src/platform/embedded/data-folder.ts';
import { lockDataFolder, readLockHolder } from '../../src/platform/embedded/locking.ts';
import { readPorts } from '../../src/platform/embedded/ports.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded/postgres.ts';
import { startEmbeddedRedis } from '../../src/platform/embedded/redis.ts';
import { joinDatabase, startServers, type Servers } from '../../src/platform/embedded/servers.ts';

const checkout = findCheckout();
const searchPath = process.env['PATH'] ?? '';
const log = { info: () => undefined, warn: () => undefined };
const running: AsyncDisposable[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const servers of running.splice(0).reverse()) await servers[Symbol.asyncDispose]();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub-embedded-'));
  // A temporary folder of root's is closed to the servers' own user.
  chmodSync(folder, 0o755);
  folders.push(folder);
  return path.join(folder, 'data');
}

function settings(dataDir: string) {
  return { ...readConfig({ HUB_DATA: dataDir, PATH: searchPath }, checkout), log };
}

async function start(dataDir: string, listen?: { port: number; host: string }): Promise<Servers> {
  const servers = await startServers(settings(dataDir), listen);
  running.push(servers);
  return servers;
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function onRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url);
  // A refused call is judged by the test; without a listener it would also be printed.
  redis.on('error', () => undefined);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** Starts the servers in a process of their own and resolves when they are ready. */
async function startElsewhere(dataDir: string) {
  const outfile = path.join(checkout, 'node_modules', '.cache', 'hub-test', `embedded-${process.pid}.mjs`);
  const contents = `
    import { readConfig } from './src/config/config.ts';
    import { startServers } from './src/platform/embedded/servers.ts';
    const quiet = { info() {}, warn() {} };
    await startServers({ ...readConfig({ HUB_DATA: process.argv[2], PATH: process.argv[3] }, process.cwd()), log: quiet });
    process.stdout.write('ready');`;
  await build({
    stdin: { contents, resolveDir: checkout, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const child = spawn(process.execPath, [outfile, dataDir, searchPath], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  rmSync(outfile);
  return child;
}

describe('the embedded servers', () => {
  it('start from nothing and keep rows and keys over a restart', async () => {
    const dataDir = makeFolder();
    const first = await start(dataDir);
    await query(first.databaseUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    await onRedis(first.redisUrl, (redis) => redis.set('kept', 'yes'));
    await running.pop()?.[Symbol.asyncDispose]();

    const second = await start(dataDir);

    expect(await query(second.databaseUrl, 'SELECT kept.value FROM kept')).toEqual([{ value: 7 }]);
    expect(await onRedis(second.redisUrl, (redis) => redis.get('kept'))).toBe('yes');
    expect(second.isEmbedded).toBe(true);
  });

  it('give the hub a role that is bound by row-level security and may make databases', async () => {
    const { databaseUrl } = await start(makeFolder());

    const rows = await query(
      databaseUrl,
      'SELECT r.rolsuper, r.rolbypassrls, r.rolcreatedb FROM pg_roles AS r WHERE r.rolname = current_user',
    );

    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: true }]);
  });

  it('let nobody in without the password', async () => {
    const { databaseUrl, redisUrl } = await start(makeFolder());

    const strangerUrl = databaseUrl.replace(/\/\/hub:[^@]+@/, '//hub:guess@');

    await expect(query(strangerUrl, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await expect(onRedis(redisUrl.replace(/:[^:@]+@/, ':guess@'), (redis) => redis.ping())).rejects.toThrow(
      /WRONGPASS|NOAUTH/,
    );
  });

  it('refuse a second start on the same folder, naming the process, and let commands join', async () => {
    const dataDir = makeFolder();
    const first = await start(dataDir);

    await expect(start(dataDir)).rejects.toThrow(`already running on ${first.dataDir}, pid ${process.pid}`);
    const joined = await joinDatabase(settings(dataDir));
    await joined[Symbol.asyncDispose]();

    expect(joined.databaseUrl).toBe(first.databaseUrl);
    expect(await query(first.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('run for two folders at once', async () => {
    const [one, two] = await Promise.all([start(makeFolder()), start(makeFolder())]);

    expect(one.databaseUrl).not.toBe(two.databaseUrl);
    expect(one.redisUrl).not.toBe(two.redisUrl);
  });

  it('survive the kill of the hub: nothing is lost and the next start is not blocked', async () => {
    const dataDir = makeFolder();
    const hub = await startElsewhere(dataDir);
    const joined = await joinDatabase(settings(dataDir));
    await query(joined.databaseUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    const gone = once(hub, 'exit');
    hub.kill('SIGKILL');
    await gone;

    const next = await start(dataDir);

    expect(await query(next.databaseUrl, 'SELECT kept.value FROM kept')).toEqual([{ value: 7 }]);
  });

  it('replace servers that outlived their hub', async () => {
    const { dir: dataDir, user } = openDataFolder(makeFolder());
    const options = { dataDir, user, searchPath, log };
    const orphans = await Promise.all([startEmbeddedPostgres(options), startEmbeddedRedis(options)]);
    await query(orphans[0].url, 'CREATE TABLE kept AS SELECT 7 AS value');

    const [postgres, redis] = await Promise.all([startEmbeddedPostgres(options), startEmbeddedRedis(options)]);
    const rows = await query(postgres.url, 'SELECT kept.value FROM kept');
    const pong = await onRedis(redis.url, (client) => client.ping());
    await Promise.all([postgres, redis, ...orphans].map((server) => server.stop()));

    expect(rows).toEqual([{ value: 7 }]);
    expect(pong).toBe('PONG');
  });

  it('are not fooled by a stale postmaster.pid whose number belongs to a stranger', async () => {
    const dataDir = makeFolder();
    const first = await start(dataDir);
    await running.pop()?.[Symbol.asyncDispose]();
    writeFileSync(path.join(first.dataDir, 'pg', 'postmaster.pid'), `${process.pid}\n${first.dataDir}/pg\n`);

    const second = await start(dataDir);

    expect(await query(second.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('take other ports when theirs were taken meanwhile', async () => {
    const dataDir = makeFolder();
    const first = await start(dataDir);
    await running.pop()?.[Symbol.asyncDispose]();
    const before = readPorts(first.dataDir);
    const thieves = Object.values(before).map((port) => createServer().listen(port, '127.0.0.1'));
    await Promise.all(thieves.map((thief) => once(thief, 'listening')));

    const second = await start(dataDir);
    for (const thief of thieves) thief.close();

    expect(readPorts(second.dataDir)).not.toEqual(before);
    expect(await query(second.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('say in one line that the port of the hub is taken, and leave the folder free', async () => {
    const dataDir = makeFolder();
    const thief = createServer().listen(0, '127.0.0.1');
    await once(thief, 'listening');
    const address = thief.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    await expect(start(dataDir, { port, host: '127.0.0.1' })).rejects.toThrow(`Port ${port} is taken`);
    thief.close();

    expect(readLockHolder(dataDir)).toBeUndefined();
  });

  it('say in one line that the data come from a newer PostgreSQL', async () => {
    const dataDir = makeFolder();
    const first = await start(dataDir);
    await running.pop()?.[Symbol.asyncDispose]();
    writeFileSync(path.join(first.dataDir, 'pg', 'PG_VERSION'), '99\n');

    await expect(start(dataDir)).rejects.toThrow(/written by PostgreSQL 99, newer than the \d+ of this hub: update/);
  });
});

describe('lockDataFolder', () => {
  it('takes over from a process that was killed, also when its number is in use again', () => {
    const { dir } = openDataFolder(makeFolder());
    const lock = lockDataFolder(dir, 'http://localhost');
    const content = JSON.parse(readFileSync(path.join(dir, 'lock'), 'utf8'));
    lock.release();
    writeFileSync(path.join(dir, 'lock'), JSON.stringify({ ...content, stamp: 'an-earlier-boot/1' }));

    const holderBefore = readLockHolder(dir);
    const next = lockDataFolder(dir, 'http://localhost');
    const holderAfter = readLockHolder(dir);
    next.release();

    expect(holderBefore).toBeUndefined();
    expect(holderAfter?.pid).toBe(process.pid);
  });
});

describe('openDataFolder', () => {
  it.skipIf(process.getuid?.() !== 0)(
    'keeps data of root outside a folder that only root may enter, and says where',
    () => {
      const place = path.dirname(makeFolder());
      const home = path.join(place, 'home');
      mkdirSync(home, { mode: 0o700 });

      const folder = openDataFolder(path.join(home, 'hub', '.hub'), path.join(place, 'state'));

      expect(folder.dir).toMatch(/\/state\/hub-[0-9a-f]{8}$/);
      expect(folder.notes.join()).toContain(folder.dir);
    },
  );
});
