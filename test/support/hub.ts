import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCheckout } from '../../src/config/checkout.ts';
import { readConfig } from '../../src/config/config.ts';
import { startHub, type HubOverrides, type RunningHub } from '../../src/main.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { createTestLog } from './log.ts';
import { createRedis } from './redis.ts';

type HubOptions = {
  /** Settings as in the environment, over those that a test needs anyway. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the hub takes instead of what it would make itself: its clock, its roles, its channels. */
  readonly overrides?: Partial<HubOverrides>;
  /** A database prepared by the test; it stays when the hub is stopped. */
  readonly database?: TestDatabase;
};

export type TestHub = AsyncDisposable &
  Pick<RunningHub, 'url' | 'context'> & {
    readonly databaseUrl: string;
    readonly redisUrl: string;
    /** Attachments and secrets of this hub. */
    readonly dataDir: string;
  };

/**
 * The real hub on a port of its own, with a database, a Redis and a data folder that nobody else sees. Dispose it in
 * `afterAll` or by `await using`. What it logs at WARN and above fails the test, unless announced by `expectWarning`.
 */
export async function startTestHub(options: HubOptions = {}): Promise<TestHub> {
  const toUndo: (() => PromiseLike<void>)[] = [];
  const dispose = async () => {
    for (const undo of toUndo.splice(0).reverse()) await undo();
  };
  try {
    const database = options.database ?? (await createDatabase());
    if (!options.database) toUndo.push(() => database[Symbol.asyncDispose]());
    const redis = await createRedis();
    toUndo.push(() => redis[Symbol.asyncDispose]());
    const dataDir = mkdtempSync(path.join(tmpdir(), 'hub-data-'));
    toUndo.push(async () => rmSync(dataDir, { recursive: true, force: true }));
    const port = await pickFreePort();
    const settings = readConfig(
      {
        PATH: process.env['PATH'],
        HOST: '127.0.0.1',
        PORT: String(port),
        HUB_PUBLIC_URL: `http://127.0.0.1:${port}`,
        HUB_DATA: dataDir,
        HUB_SECRET: 'a secret of tests alone, long enough to pass',
        HUB_DEMO: 'on',
        DATABASE_URL: database.url,
        REDIS_URL: redis.url,
        LOG_LEVEL: 'warn',
        ...options.env,
      },
      findCheckout(),
    );
    const hub = await startHub(settings, { log: createTestLog(), ...options.overrides });
    toUndo.push(() => hub.stop());
    return {
      url: hub.url,
      context: hub.context,
      databaseUrl: database.url,
      redisUrl: redis.url,
      dataDir,
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}
