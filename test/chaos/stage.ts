import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCheckout } from '../../src/config/checkout.ts';
import { readConfig } from '../../src/config/config.ts';
import { createContext } from '../../src/context.ts';
import { openDataFolder } from '../../src/platform/embedded/data-folder.ts';
import { pickPort, rememberPort } from '../../src/platform/embedded/ports.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded/postgres.ts';
import { startEmbeddedRedis } from '../../src/platform/embedded/redis.ts';
import { createLog } from '../../src/platform/log.ts';
import { applyMigrations } from '../../src/platform/prisma/migrate.ts';
import type { Role } from '../../src/roles/role.ts';
import { startDataServer } from './data-server.ts';
import { startHubProcess } from './hub-process.ts';
import { openMailSink, type MailSink } from './mail-sink.ts';
import type { Victim } from './victim.ts';

const secret = 'a secret of chaos alone, long enough to pass';
const mailAddress = 'phananh@tinh.example';

/** The processes of a hub that is spread over several: two workers, so that one can take over from the other. */
const hubProcesses: readonly { readonly name: string; readonly roles: readonly Role[] }[] = [
  { name: 'web', roles: ['web'] },
  { name: 'worker-1', roles: ['worker'] },
  { name: 'worker-2', roles: ['worker'] },
  { name: 'poller', roles: ['poller', 'clock'] },
];

/** A hub in many processes on servers of its own, all of which may be killed. */
export type Stage = AsyncDisposable & {
  readonly url: string;
  readonly mailPort: number;
  readonly mailAddress: string;
  readonly databaseUrl: string;
  readonly victims: readonly Victim[];
  readonly sink: MailSink;
  /** Where the logs are. */
  readonly dir: string;
};

/** Starts everything on free ports of the loopback, in a temporary folder that goes with it unless `keep`. */
export async function openStage(options: { readonly keep: boolean }): Promise<Stage> {
  const wanted = mkdtempSync(path.join(tmpdir(), 'hub-chaos-'));
  const toUndo: (() => PromiseLike<unknown>)[] = [];
  if (!options.keep) toUndo.push(async () => rmSync(wanted, { recursive: true, force: true }));
  const dispose = async () => {
    for (const undo of toUndo.splice(0).reverse()) await undo();
  };
  try {
    // As root, PostgreSQL runs as another user, who must be able to pass.
    chmodSync(wanted, 0o711);
    const checkout = findCheckout();
    const { dir, user } = openDataFolder(path.join(wanted, 'data'));
    if (!options.keep) toUndo.push(async () => rmSync(dir, { recursive: true, force: true }));
    const log = createLog({ level: 'warn', pretty: true });
    const { config: own } = readConfig({ PATH: process.env['PATH'] }, checkout);
    const server = { dataDir: dir, user, searchPath: own.searchPath, log };
    const postgres = await startDataServer({
      name: 'postgres',
      start: () => startEmbeddedPostgres(server),
      pidFile: path.join(dir, 'pg', 'postmaster.pid'),
    });
    toUndo.push(() => postgres[Symbol.asyncDispose]());
    const redis = await startDataServer({
      name: 'redis',
      start: () => startEmbeddedRedis(server),
      pidFile: path.join(dir, 'redis', 'redis.pid'),
    });
    toUndo.push(() => redis[Symbol.asyncDispose]());
    const sink = await openMailSink();
    toUndo.push(() => sink[Symbol.asyncDispose]());

    const port = await pickPort(dir, 'hub');
    rememberPort(dir, 'hub', port);
    const mailPort = await pickPort(dir, 'hub-mail');
    const env = {
      HOST: '127.0.0.1',
      PORT: String(port),
      HUB_PUBLIC_URL: `http://127.0.0.1:${port}`,
      HUB_DATA: dir,
      HUB_SECRET: secret,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      TRUSTED_PROXIES: '127.0.0.1',
      LOG_LEVEL: 'warn',
    };
    await applyMigrations(postgres.url, path.join(checkout, 'prisma', 'migrations'));
    await addMailAccount({ env, mailPort, sinkPort: sink.port });
    const hubs = hubProcesses.map((one) => startHubProcess({ ...one, env, logDir: dir }));
    for (const hub of hubs) toUndo.push(() => hub[Symbol.asyncDispose]());
    return {
      url: env.HUB_PUBLIC_URL,
      mailPort,
      mailAddress,
      databaseUrl: postgres.url,
      victims: [...hubs, redis, postgres],
      sink,
      dir,
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Mail comes by a relaying server and goes to the sink. */
async function addMailAccount(input: {
  readonly env: Readonly<Record<string, string>> & { readonly DATABASE_URL: string; readonly REDIS_URL: string };
  readonly mailPort: number;
  readonly sinkPort: number;
}): Promise<void> {
  const { config } = readConfig({ PATH: process.env['PATH'], ...input.env }, findCheckout());
  await using context = createContext({
    config,
    databaseUrl: input.env.DATABASE_URL,
    redisUrl: input.env.REDIS_URL,
    secret,
    dataDir: config.dataDir,
    demo: false,
    log: createLog({ level: 'warn', pretty: true }),
    now: () => new Date(),
  });
  await context.accounts.save({
    id: 'mail',
    kind: 'email',
    name: 'Hộp thư phản ánh',
    settings: {
      address: mailAddress,
      listenPort: input.mailPort,
      smtpHost: '127.0.0.1',
      smtpPort: input.sinkPort,
      tls: false,
    },
  });
}
