import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seedReference } from '../../prisma/seed/seed.ts';
import { findCheckout } from '../../src/config/checkout.ts';
import { readConfig } from '../../src/config/config.ts';
import { createContext, type Context } from '../../src/context.ts';
import { pickPort } from '../../src/platform/embedded/ports.ts';
import { startServers } from '../../src/platform/embedded/servers.ts';
import { createLog } from '../../src/platform/log.ts';
import { applyMigrations } from '../../src/platform/prisma/migrate.ts';

export const hubSecret = 'a secret of the bench alone, long enough to pass';

/** Servers of the hub's own kind in a temporary folder, migrated and seeded, with a hub's services on them. */
export type Machine = AsyncDisposable & {
  readonly databaseUrl: string;
  readonly context: Context;
  /** Where the hub under measurement will listen. */
  readonly hubPort: number;
  /** The environment of a hub's process on these servers: the settings of a deployment, nothing tuned. */
  readonly env: Readonly<Record<string, string>>;
};

/** Starts PostgreSQL and Redis with the settings of `hub start`: every commit is on the disk before it is answered. */
export async function startMachine(): Promise<Machine> {
  const wanted = mkdtempSync(path.join(tmpdir(), 'hub-bench-'));
  const toUndo: (() => PromiseLike<unknown>)[] = [async () => rmSync(wanted, { recursive: true, force: true })];
  const dispose = async () => {
    for (const undo of toUndo.splice(0).reverse()) await undo();
  };
  try {
    // As root, PostgreSQL runs as another user, who must be able to pass.
    chmodSync(wanted, 0o711);
    const checkout = findCheckout();
    const dataDir = path.join(wanted, 'data');
    const log = createLog({ level: 'warn', pretty: true });
    const own = readConfig({ PATH: process.env['PATH'], HUB_DATA: dataDir }, checkout);
    const servers = await startServers({ ...own, log });
    toUndo.push(async () => {
      await servers[Symbol.asyncDispose]();
      rmSync(servers.dataDir, { recursive: true, force: true });
    });
    const { databaseUrl, redisUrl } = servers;
    await applyMigrations(databaseUrl, path.join(checkout, 'prisma', 'migrations'));
    const hubPort = await pickPort(servers.dataDir, 'hub');
    const env = {
      HOST: '127.0.0.1',
      PORT: String(hubPort),
      HUB_PUBLIC_URL: `http://127.0.0.1:${hubPort}`,
      HUB_DATA: servers.dataDir,
      HUB_SECRET: hubSecret,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      LOG_LEVEL: 'warn',
    };
    const { config } = readConfig({ PATH: process.env['PATH'], ...env }, checkout);
    const context = createContext({
      config,
      databaseUrl,
      redisUrl,
      secret: hubSecret,
      dataDir: servers.dataDir,
      demo: false,
      log,
      now: () => new Date(),
    });
    toUndo.push(() => context[Symbol.asyncDispose]());
    await seedReference(context.prisma);
    // With an account that can write mails, every ticket of a known address is acknowledged.
    await context.accounts.save({
      id: 'mail',
      kind: 'email',
      name: 'Hộp thư phản ánh',
      settings: { address: 'phananh@tinh.example', smtpHost: '127.0.0.1', smtpPort: 2525, tls: false },
    });
    await context.accounts.save({
      id: 'chat',
      kind: 'telegram',
      name: 'Telegram',
      settings: {
        botToken: '7000000001:AAE-invented_token_of_the_bench_0001',
        secretToken: 'invented-secret_of-the-bench',
      },
    });
    return { databaseUrl, context, hubPort, env, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
