import path from 'node:path';
import { loadConfig } from '../config/config.ts';
import { readOrCreateSecret } from '../config/secret-file.ts';
import { createContext, type Context } from '../context.ts';
import { joinServers } from '../platform/embedded/servers.ts';
import { createLog } from '../platform/log.ts';
import { applyMigrations } from '../platform/prisma/migrate.ts';

/** The hub's services for a command: on the servers of a hub that runs, or on ones started for it alone. */
export async function openContext(): Promise<AsyncDisposable & { readonly context: Context }> {
  const { config, secrets } = loadConfig();
  const log = createLog({
    level: config.logLevel === 'info' ? 'warn' : config.logLevel,
    pretty: config.logFormat === 'pretty',
  });
  const servers = await joinServers({ config, secrets, log });
  try {
    await applyMigrations(servers.databaseUrl, path.join(config.checkout, 'prisma', 'migrations'));
    const context = createContext({
      config,
      databaseUrl: servers.databaseUrl,
      redisUrl: servers.redisUrl,
      secret: secrets.hubSecret ?? readOrCreateSecret(servers.dataDir, 'hub-secret'),
      dataDir: servers.dataDir,
      demo: false,
      log,
      now: () => new Date(),
    });
    return {
      context,
      async [Symbol.asyncDispose]() {
        await context[Symbol.asyncDispose]();
        await servers[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await servers[Symbol.asyncDispose]();
    throw error;
  }
}

/** Runs a command's work on the hub's services. */
export async function withContext<Result>(work: (context: Context) => Promise<Result>): Promise<Result> {
  await using opened = await openContext();
  // Awaited here: otherwise the connections are closed while the work goes on.
  return await work(opened.context);
}
