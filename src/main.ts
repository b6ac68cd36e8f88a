import { readFileSync } from 'node:fs';
import path from 'node:path';
import { markAsDemo, mayBeDemo } from '../prisma/seed/demo-mark.ts';
import { seedReference } from '../prisma/seed/seed.ts';
import type { RegisteredAdapter } from './channels/port.ts';
import type { Config, Secrets } from './config/config.ts';
import { readOrCreateSecret } from './config/secret-file.ts';
import { createContext, type Context } from './context.ts';
import { startServers } from './platform/embedded/servers.ts';
import type { Log } from './platform/log.ts';
import { applyMigrations } from './platform/prisma/migrate.ts';
import { startClock } from './roles/clock-role.ts';
import { addDemoStaff, startDemo } from './roles/demo.ts';
import { startPoller } from './roles/poller-role.ts';
import { roles, type Role } from './roles/role.ts';
import { startWorker } from './roles/worker-role.ts';

export type HubSettings = { readonly config: Config; readonly secrets: Secrets };

/** What a caller may put in the place of the real thing. */
export type HubOverrides = {
  readonly log: Log;
  readonly now?: () => Date;
  readonly roles?: readonly Role[];
  readonly adapters?: readonly RegisteredAdapter[];
};

export type RunningHub = {
  readonly url: string;
  readonly dataDir: string;
  readonly demo: boolean;
  /** What a person should be told, such as that data lies elsewhere than expected. */
  readonly notes: readonly string[];
  readonly context: Context;
  /** Resolves when nothing of it runs any more. */
  readonly stop: () => Promise<void>;
};

function versionOf(checkout: string): string {
  const parsed: unknown = JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : '0';
}

/** `auto`: the hub's own database, when it is empty or was begun as a demo. */
async function isDemo(input: {
  readonly wanted: Config['demo'];
  readonly isEmbedded: boolean;
  readonly databaseUrl: string;
}): Promise<boolean> {
  if (input.wanted !== 'auto') return input.wanted === 'on';
  return input.isEmbedded && (await mayBeDemo(input.databaseUrl));
}

/** Starts servers where none are named, migrates, seeds what is empty, and runs the roles until `stop`. */
export async function startHub({ config, secrets }: HubSettings, overrides: HubOverrides): Promise<RunningHub> {
  const { log } = overrides;
  const wanted = overrides.roles ?? roles;
  const owned: AsyncDisposable[] = [];
  const stop = async () => {
    for (const one of owned.splice(0).reverse()) await one[Symbol.asyncDispose]();
  };
  try {
    const servers = await startServers({ config, secrets, log }, wanted.includes('web') ? config : undefined);
    owned.push(servers);
    const { databaseUrl, redisUrl, dataDir } = servers;
    await applyMigrations(databaseUrl, path.join(config.checkout, 'prisma', 'migrations'));
    const secret = secrets.hubSecret ?? readOrCreateSecret(dataDir, 'hub-secret');
    const demo = await isDemo({ wanted: config.demo, isEmbedded: servers.isEmbedded, databaseUrl });
    const context = createContext({
      config,
      databaseUrl,
      redisUrl,
      secret,
      dataDir,
      demo,
      log,
      now: overrides.now ?? (() => new Date()),
      ...(overrides.adapters && { adapters: overrides.adapters }),
    });
    owned.push(context);
    await seedReference(context.prisma);
    if (demo) {
      await addDemoStaff(context);
      await markAsDemo(context.prisma);
    }
    const outside = demo && wanted.includes('web') ? await startDemo(context) : null;
    if (outside) owned.push(outside);
    if (wanted.includes('worker')) owned.push(startWorker(context));
    if (wanted.includes('poller')) owned.push(startPoller(context));
    if (wanted.includes('clock')) owned.push(startClock(context));
    if (wanted.includes('web')) {
      // Half of what a hub loads is for the web alone: the other roles do without, and are back sooner after a crash.
      const { startWeb } = await import('./roles/web-role.ts');
      owned.push(
        await startWeb(context, {
          redisUrl,
          simulator: outside?.router ?? null,
          extraRoutes: outside?.routes ?? [],
          version: versionOf(config.checkout),
        }),
      );
    }
    return { url: config.publicUrl, dataDir, demo, notes: servers.notes, context, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
