import { z } from 'zod';
import { loadConfig } from '../../src/config/config.ts';
import { createContext } from '../../src/context.ts';
import { createLog } from '../../src/platform/log.ts';
import { serveParent } from './child.ts';

/** Batch size of the worker role. */
const batch = 100;

// The intake of a worker, without its sending of mails: that has no counterpart on the floor.
const { config, secrets } = loadConfig();
const context = createContext({
  config,
  databaseUrl: secrets.databaseUrl ?? '',
  redisUrl: secrets.redisUrl ?? '',
  secret: secrets.hubSecret ?? '',
  dataDir: config.dataDir,
  demo: false,
  log: createLog({ level: 'warn', pretty: true }),
  now: () => new Date(),
});
const Order = z.object({ loops: z.number() });

async function drain(): Promise<number> {
  let done = 0;
  for (;;) {
    const taken = await context.intake.processBatch(batch);
    if (taken === 0) return done;
    done += taken;
  }
}

serveParent(
  async (message) => {
    const { loops } = Order.parse(message);
    const started = performance.now();
    const counts = await Promise.all(Array.from({ length: loops }, drain));
    const ms = performance.now() - started;
    return { count: counts.reduce((sum, count) => sum + count, 0), ms };
  },
  () => context[Symbol.asyncDispose](),
);
