import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCheckout } from '../../src/config/checkout.ts';
import { readConfig, type Config, type Secrets } from '../../src/config/config.ts';
import type { Log } from '../../src/platform/log.ts';
import { createDatabase, type TestDatabase } from './database.ts';
import { createTestLog } from './log.ts';
import { createRedis } from './redis.ts';

/** What a test gives the hub instead of what it would make itself. */
export type HubOverrides = { readonly log: Log };

/** How src/main.ts starts every role in this process. `stop` resolves when nothing of it runs any more. */
export type StartHub = (
  settings: { readonly config: Config; readonly secrets: Secrets },
  overrides: HubOverrides,
) => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>;

type HubOptions = {
  readonly startHub: StartHub;
  /** Settings as in the environment, over those that a test needs anyway. */
  readonly env?: Readonly<Record<string, string>>;
  /** A database prepared by the test; it stays when the hub is stopped. */
  readonly database?: TestDatabase;
};

export type TestHub = AsyncDisposable & {
  readonly url: string;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Attachments and secrets of this hub. */
  readonly dataDir: string;
};

/**
 * The real hub on a port of its own, with a database, a Redis and a data folder that nobody else sees. Dispose it in
 * `afterAll` or by `await using`. What it logs at WARN and above fails the test, unless announced by `expectWarning`.
 */
export async function startTestHub(options: HubOptions): Promise<TestHub> {
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
    const hub = await options.startHub(settings, { log: createTestLog() });
    toUndo.push(() => hub.stop());
    return { url: hub.url, databaseUrl: database.url, redisUrl: redis.url, dataDir, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function pickFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
