import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { startChild, type Child } from './child.ts';
import { load } from './http-load.ts';
import type { Machine } from './machine.ts';
import { contentTypeOf, createBodies, type BodyKind } from './reports.ts';
import { alternate, type Measured } from './rounds.ts';

const connections = 32;
const readyMs = 30_000;

const floorTable = {
  name: 'floor-table',
  text: 'CREATE TABLE IF NOT EXISTS "bench_floor_receipt" ("id" BIGSERIAL PRIMARY KEY, "raw" BYTEA NOT NULL)',
};
const countReceipts = {
  name: 'count-receipts',
  text: `SELECT count(*)::int AS "n" FROM "receipt" WHERE "receipt"."state" = 'waiting'`,
};
const forgetReceipts = { name: 'forget-receipts', text: `DELETE FROM "receipt" WHERE "receipt"."state" = 'waiting'` };

/** The web role in a process of its own, answering. */
export async function startHubWeb(machine: Machine, profileDir: string | undefined): Promise<Child> {
  const hub = startChild({ name: 'hub-web', env: machine.env, profileDir });
  const until = performance.now() + readyMs;
  for (;;) {
    const isReady = await fetch(`http://127.0.0.1:${machine.hubPort}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return hub;
    if (performance.now() > until) throw new Error('the hub did not become ready');
    await delay(50);
  }
}

/**
 * Reports accepted per second: the hub's front door (checks the form, stores the receipt, answers with code and link)
 * against a bare server that inserts the same bytes. Same client, same connections, same bodies, no worker beside it.
 */
export async function measureAccept(
  machine: Machine,
  input: {
    readonly kinds: readonly BodyKind[];
    readonly rounds: number;
    readonly ms: number;
    readonly profileDir: string | undefined;
  },
): Promise<Map<BodyKind, Measured>> {
  const { database, config } = machine.context;
  await database.query(floorTable);
  await using floor = startChild({
    name: 'floor-server',
    env: { DATABASE_URL: machine.databaseUrl, POOL: String(config.databasePoolSize) },
    profileDir: input.profileDir,
  });
  const { port } = z.object({ port: z.number() }).parse(await floor.ask({}));
  const measured = new Map<BodyKind, Measured>();
  for (const kind of input.kinds) {
    const nextBody = createBodies(kind);
    let acknowledged = 0;
    const run = (target: number) =>
      load(
        {
          port: target,
          method: 'POST',
          path: '/webhooks/web/web',
          headers: {
            'Content-Type': contentTypeOf(kind),
            Accept: 'application/json',
            'User-Agent': 'Mozilla/5.0 (bench)',
          },
          nextBody,
        },
        { connections, ms: input.ms },
      );
    const result = await alternate(input.rounds, {
      floor: async () => (await run(port)).perSecond,
      hub: async () => {
        const { perSecond, answered } = await run(machine.hubPort);
        acknowledged += answered;
        return perSecond;
      },
    });
    const [stored] = await database.query<{ n: number }>(countReceipts);
    if (stored?.n !== acknowledged)
      throw new Error(`${acknowledged} reports were acknowledged and ${stored?.n} are stored`);
    await database.query(forgetReceipts);
    measured.set(kind, result);
  }
  return measured;
}
