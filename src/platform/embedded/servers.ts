import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Config, Secrets } from '../../config/config.ts';
import type { Log } from '../log.ts';
import { openDataFolder } from './data-folder.ts';
import { lockDataFolder, readLockHolder } from './locking.ts';
import { assertPortFree } from './ports.ts';
import { embeddedPostgresUrl, startEmbeddedPostgres, type EmbeddedServer } from './postgres.ts';
import { embeddedRedisUrl, startEmbeddedRedis } from './redis.ts';

/** The servers that the hub rests on: those of the settings, or its own. */
export interface Servers extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** The data folder in force. */
  readonly dataDir: string;
  /** Whether the database is the hub's own, in the data folder. */
  readonly isEmbedded: boolean;
  /** What a person should be told, such as that data lies elsewhere than expected. */
  readonly notes: readonly string[];
}

interface ServersOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

/** Starts what the settings do not name, holding the data folder against a second hub. With `listen`, fails at once when that port is taken. */
export async function startServers(
  { config, secrets, log }: ServersOptions,
  listen?: { port: number; host: string },
): Promise<Servers> {
  const needsOwn = secrets.databaseUrl === undefined || secrets.redisUrl === undefined;
  const folder = needsOwn ? openDataFolder(config.dataDir) : { dir: config.dataDir, user: undefined, notes: [] };
  const lock = needsOwn ? lockDataFolder(folder.dir, config.publicUrl) : undefined;
  const running: EmbeddedServer[] = [];
  const dispose = async () => {
    await Promise.all(running.map((server) => server.stop()));
    lock?.release();
  };
  try {
    if (listen) await assertPortFree(listen.port, listen.host);
    const options = { dataDir: folder.dir, user: folder.user, searchPath: config.searchPath, log };
    const own = async (start: typeof startEmbeddedPostgres) => {
      const server = await start(options);
      running.push(server);
      return server.url;
    };
    const started = await Promise.allSettled([
      secrets.databaseUrl ?? own(startEmbeddedPostgres),
      secrets.redisUrl ?? own(startEmbeddedRedis),
    ]);
    const [databaseUrl, redisUrl] = started.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    return {
      databaseUrl: databaseUrl ?? '',
      redisUrl: redisUrl ?? '',
      dataDir: folder.dir,
      isEmbedded: secrets.databaseUrl === undefined,
      notes: folder.notes,
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** A database to work on, for as long as it is not disposed of. */
interface Database extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly dataDir: string;
}

/** For commands that need no Redis: uses the database of the settings or of a running hub, or starts it for as long as the command takes. */
export async function joinDatabase({ config, secrets, log }: ServersOptions): Promise<Database> {
  const keep = async () => undefined;
  if (secrets.databaseUrl !== undefined)
    return { databaseUrl: secrets.databaseUrl, dataDir: config.dataDir, [Symbol.asyncDispose]: keep };
  const { dir: dataDir, user } = openDataFolder(config.dataDir);
  if (readLockHolder(dataDir))
    return { databaseUrl: await waitForDatabase(dataDir), dataDir, [Symbol.asyncDispose]: keep };
  const lock = lockDataFolder(dataDir, config.publicUrl);
  try {
    const server = await startEmbeddedPostgres({ dataDir, user, searchPath: config.searchPath, log });
    const dispose = async () => {
      await server.stop();
      lock.release();
    };
    return { databaseUrl: server.url, dataDir, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** For commands: uses the servers of a hub that runs on the same data folder, or starts them for as long as the command takes. */
export async function joinServers(options: ServersOptions): Promise<Servers> {
  const { config, secrets } = options;
  if (secrets.databaseUrl !== undefined && secrets.redisUrl !== undefined) return startServers(options);
  const folder = openDataFolder(config.dataDir);
  if (!readLockHolder(folder.dir)) return startServers(options);
  const databaseUrl = secrets.databaseUrl ?? (await waitForDatabase(folder.dir));
  return {
    databaseUrl,
    redisUrl: secrets.redisUrl ?? embeddedRedisUrl(folder.dir),
    dataDir: folder.dir,
    isEmbedded: secrets.databaseUrl === undefined,
    notes: folder.notes,
    // They belong to the other process.
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** The other hub may still be starting: its server is given ten seconds. */
async function waitForDatabase(dataDir: string): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const url = embeddedPostgresUrl(dataDir);
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.end();
      return url;
    } catch (error) {
      if (attempt >= 50) throw error;
      await delay(200);
    }
  }
}
