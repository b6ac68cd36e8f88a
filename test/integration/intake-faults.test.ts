import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import { createContext, type Context } from '../../src/context.ts';
import { postForm } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { createTestLog, expectWarning } from '../support/log.ts';
import { pickFreePort } from '../../src/platform/free-port.ts';
import { eventually, postReport, signIn, webReport } from '../support/people.ts';
import { runSql } from '../support/servers.ts';

type Receipt = {
  id: bigint;
  state: string;
  outcome: string | null;
  reason: string | null;
  attempts: number;
  ticketId: string | null;
};

let hub: TestHub;

/** Without workers: a test takes the place of each worker itself. */
beforeAll(async () => {
  hub = await startTestHub({ overrides: { roles: ['web'] } });
});
beforeEach(() =>
  runSql(
    hub.databaseUrl,
    'DROP FUNCTION IF EXISTS test_poison CASCADE',
    'TRUNCATE receipt, ticket, assignment, clock, message, attachment, event, outbox, delivery, identity, contact',
  ),
);
afterAll(() => hub[Symbol.asyncDispose]());

function query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return hub.context.database.query<Row>(
    { name: `test-${createHash('sha1').update(text).digest('hex')}`, text },
    values,
  );
}

function receipts(): Promise<Receipt[]> {
  return query<Receipt>(
    `SELECT "id", "state", "outcome", "reason", "attempts", "ticket_id" AS "ticketId" FROM "receipt" ORDER BY "id"`,
  );
}

async function count(table: 'ticket' | 'message' | 'event' | 'identity'): Promise<number> {
  const [row] = await query<{ count: number }>(`SELECT count(*)::int AS "count" FROM "${table}"`);
  return row?.count ?? 0;
}

async function send(overrides: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const answer = await postReport(hub.url, webReport(overrides));
  expect(answer.status).toBe(200);
  return submitted.parse(answer.body).code;
}

/** Makes whatever waits for its time ready to be taken now. */
function skipWaiting(): Promise<unknown> {
  return query(`UPDATE "receipt" SET "next_at" = now() - interval '1 second' WHERE "state" = 'waiting'`);
}

async function drain(process: (limit: number) => Promise<number> = hub.context.intake.processBatch): Promise<void> {
  while ((await process(100)) > 0);
}

/** Makes every write of a row whose text holds the marker fail, as a constraint or a full disk would. */
async function poison(table: string, marker: string): Promise<void> {
  await runSql(
    hub.databaseUrl,
    `CREATE FUNCTION test_poison() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF to_jsonb(NEW)::text LIKE '%${marker}%' THEN RAISE EXCEPTION 'poisoned by the test'; END IF; RETURN NEW; END $$`,
    `CREATE TRIGGER test_poison BEFORE INSERT OR UPDATE ON "${table}" FOR EACH ROW EXECUTE FUNCTION test_poison()`,
  );
}

async function heal(table: string): Promise<void> {
  await runSql(hub.databaseUrl, `DROP TRIGGER test_poison ON "${table}"`, 'DROP FUNCTION test_poison()');
}

/** What other processes would have. */
function workers(number: number): { readonly context: Context }[] {
  return Array.from({ length: number }, () => ({
    context: createContext({
      config: hub.context.config,
      databaseUrl: hub.databaseUrl,
      redisUrl: hub.redisUrl,
      secret: 'a secret of tests alone, long enough to pass',
      dataDir: hub.dataDir,
      demo: false,
      log: createTestLog(),
      now: () => new Date(),
    }),
  }));
}

describe('a poisoned receipt', () => {
  it('ends alone in quarantine after its attempts, while the nine beside it become tickets at once', async () => {
    expectWarning(/a receipt could not be processed/);
    await poison('message', 'NGO-DOC');
    for (let i = 0; i < 10; i++)
      await send({ text: i === 4 ? 'Nội dung NGO-DOC trong báo cáo' : `Đường ngập số ${i} ở phố chính` });

    await hub.context.intake.processBatch(100);

    expect((await receipts()).map((one) => one.outcome)).toEqual(
      Array.from({ length: 10 }, (_, i) => (i === 4 ? null : 'created')),
    );
    for (let attempt = 2; attempt <= 5; attempt++) {
      await skipWaiting();
      expect(await hub.context.intake.processBatch(100)).toBe(1);
    }
    const given = (await receipts())[4];
    expect(given).toMatchObject({ state: 'quarantined', reason: 'failed', attempts: 5, ticketId: null });
    await skipWaiting();
    expect(await hub.context.intake.processBatch(100)).toBe(0);
    expect(await count('ticket')).toBe(9);
    expect(await count('message')).toBe(18);
  });

  it('leaves nothing behind of what it had written before it failed', async () => {
    expectWarning(/a receipt could not be processed/);
    await poison('event', 'ticket.created');

    const code = await send();
    await hub.context.intake.processBatch(100);

    for (const table of ['ticket', 'message', 'event', 'identity'] as const)
      expect([table, await count(table)]).toEqual([table, 0]);
    await heal('event');
    await skipWaiting();
    await drain();
    expect(await query(`SELECT "code" FROM "ticket"`)).toEqual([{ code }]);
  });

  it('that brings its worker down each time is given up, and not before those beside it had their turn', async () => {
    for (let i = 0; i < 3; i++) await send();
    // Five workers took all three and died.
    await query(`UPDATE "receipt" SET "attempts" = 5 WHERE "id" = (SELECT min("id") FROM "receipt")`);
    await query(`UPDATE "receipt" SET "attempts" = 1 WHERE "attempts" = 0`);

    await drain();

    expect((await receipts()).map((one) => one.state)).toEqual(['quarantined', 'done', 'done']);
    expect(await count('ticket')).toBe(2);
  });
});

describe('a worker that dies', () => {
  it('between claim and commit leaves its receipts to another when the lease has passed: one ticket each', async () => {
    const codes = [await send(), await send()];
    // The claim of a worker that is then killed: it is all that a dead worker leaves in the database.
    await query(`UPDATE "receipt" SET "attempts" = 1, "next_at" = now() + interval '60 seconds'`);
    expect(await hub.context.intake.processBatch(100)).toBe(0);

    await skipWaiting();
    await drain();

    expect(
      (await query<{ code: string }>(`SELECT "code" FROM "ticket" ORDER BY "created_at"`))
        .map((one) => one.code)
        .sort(),
    ).toEqual(codes.sort());
  });

  it('at any write of the commit leaves nothing or everything', async () => {
    expectWarning(/a receipt could not be processed/);
    for (const table of ['ticket', 'clock', 'message', 'outbox', 'event', 'receipt', 'identity', 'contact']) {
      const name = `Lan-${table}-${randomUUID()}`;
      const before = await count('ticket');
      const code = await send({ name, email: `${name.toLowerCase()}@nguoidan.example` });
      // A receipt fails when it is marked done: everything else has been written then.
      await runSql(
        hub.databaseUrl,
        `CREATE FUNCTION test_fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          ${table === 'receipt' ? `IF NEW."state" <> 'done' THEN RETURN NEW; END IF;` : ''} RAISE EXCEPTION 'fault'; END $$`,
        `CREATE TRIGGER test_fault BEFORE INSERT OR UPDATE ON "${table}" FOR EACH ROW EXECUTE FUNCTION test_fault()`,
      );
      await hub.context.intake.processBatch(100);
      expect([table, await count('ticket')]).toEqual([table, before]);

      await runSql(hub.databaseUrl, `DROP TRIGGER test_fault ON "${table}"`, 'DROP FUNCTION test_fault()');
      await skipWaiting();
      await drain();
      expect([table, await query(`SELECT "code" FROM "ticket" WHERE "sender_name" = $1`, [name])]).toEqual([
        table,
        [{ code }],
      ]);
    }
  });
});

describe('many workers', () => {
  it('taking the same receipts at once make one message of each', async () => {
    const codes = await Promise.all(Array.from({ length: 40 }, () => send()));
    const team = workers(4);
    onTestFinished(async () => {
      for (const { context } of team) await context[Symbol.asyncDispose]();
    });

    // All are offered all again and again, as after leases that ran out too early.
    let isDone = false;
    await Promise.all([
      ...team.map(async ({ context }) => {
        while (!isDone) await context.intake.processBatch(10);
      }),
      (async () => {
        while (!isDone) {
          // Not those that a worker is about to finish: that would lock in another order than the workers do.
          await query(`UPDATE "receipt" SET "next_at" = now(), "attempts" = 0 WHERE "id" IN (
            SELECT "id" FROM "receipt" WHERE "state" = 'waiting' ORDER BY "id" FOR UPDATE SKIP LOCKED)`);
          isDone = (await receipts()).every((one) => one.state !== 'waiting');
        }
      })(),
    ]);

    expect((await query<{ code: string }>(`SELECT "code" FROM "ticket"`)).map((one) => one.code).sort()).toEqual(
      codes.sort(),
    );
    const perReceipt = await query<{ count: number }>(
      `SELECT count(*)::int AS "count" FROM "message" WHERE "receipt_id" IS NOT NULL GROUP BY "receipt_id"`,
    );
    expect(perReceipt).toEqual(Array.from({ length: 40 }, () => ({ count: 1 })));
  });

  it('acknowledge one address once, however its reports are spread over them', async () => {
    const email = `mot-${randomUUID()}@nguoidan.example`;
    await Promise.all(Array.from({ length: 40 }, () => send({ email })));
    const team = workers(4);
    onTestFinished(async () => {
      for (const { context } of team) await context[Symbol.asyncDispose]();
    });

    await Promise.all(team.map(({ context }) => drain(() => context.intake.processBatch(3))));

    expect(await count('ticket')).toBe(40);
    expect(await query(`SELECT count(*)::int AS "count" FROM "message" WHERE "kind" = 'ack'`)).toEqual([{ count: 1 }]);
  });
});

describe('without Redis', () => {
  it('reports still become tickets, by the sweep', async () => {
    await using running = await startTestHub();
    const redis = new Redis(running.redisUrl);
    // Nudges are taken away as they come: for a worker that is the same as a Redis that is not there.
    let isLooking = true;
    const thief = (async () => {
      while (isLooking) await redis.flushdb();
    })();

    const codes = await Promise.all(
      Array.from({ length: 5 }, async () => submitted.parse((await postReport(running.url, webReport())).body).code),
    );

    await eventually(async () => {
      const rows = await running.context.database.query<{ code: string }>(
        { name: 'test-codes', text: `SELECT "code" FROM "ticket"` },
        [],
      );
      expect(rows.map((one) => one.code).sort()).toEqual([...codes].sort());
    });
    isLooking = false;
    await thief;
    redis.disconnect();
  });

  it('that dies while the hub runs, forms are still taken, people sign in, and the hub stops as ever', async () => {
    expectWarning(/redis cannot be reached/, /a socket message failed/);
    const port = await pickFreePort();
    const server = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
    });
    const ended = once(server, 'exit');
    const running = await startTestHub({ env: { REDIS_URL: `redis://127.0.0.1:${port}/0` } });
    const first = submitted.parse((await postReport(running.url, webReport())).body);
    const operator = await signIn(running.url, 'operator');
    await eventually(async () => expect((await operator.get(`/tickets/${first.code}`)).status).toBe(200));

    server.kill('SIGKILL');
    await ended;
    const { code } = submitted.parse((await postReport(running.url, webReport())).body);
    const posted = await postForm(`${running.url}/gui`, webReport());
    const officer = await signIn(running.url, 'officer', 'so-xay-dung');

    expect(posted.status).toBe(201);
    await eventually(async () => expect((await operator.get(`/tickets/${code}`)).status).toBe(200));
    expect((await officer.get('/me')).status).toBe(200);
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
    const before = performance.now();
    await running[Symbol.asyncDispose]();
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
