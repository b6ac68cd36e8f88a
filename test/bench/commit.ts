import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { startChild } from './child.ts';
import { columnsOf } from './floor-statement.ts';
import type { Machine } from './machine.ts';
import { makeReport } from './reports.ts';
import { alternate, type Measured } from './rounds.ts';

const Done = z.object({ count: z.number(), ms: z.number() });

const putReceipts = {
  name: 'bench-put-receipts',
  text: `INSERT INTO "receipt" ("account_id", "kind", "external_id", "headers", "raw", "received_at", "next_at")
    SELECT 'web', 'form', "r"."key", $2::jsonb, "r"."raw", now(), $4::timestamptz
    FROM unnest($1::text[], $3::bytea[]) AS "r"("key", "raw") RETURNING "receipt"."id"::text AS "id"`,
};
const tables = Object.keys(columnsOf);
const countRows = {
  name: 'bench-count-rows',
  text: `SELECT ${tables.map((table) => `(SELECT count(*)::int FROM "${table}") AS "${table}"`).join(', ')}`,
};

type Counts = Readonly<Record<string, number>>;

async function putWaiting(
  machine: Machine,
  input: { readonly count: number; readonly first: number; readonly nextAt: string },
): Promise<string[]> {
  const reports = Array.from({ length: input.count }, (_, index) => {
    const submission = randomUUID();
    return { submission, ...makeReport('json', input.first + index, submission) };
  });
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Mozilla/5.0 (bench)',
    accept: 'application/json',
  };
  const rows = await machine.context.database.query<{ id: string }>(putReceipts, [
    reports.map((report) => report.submission),
    JSON.stringify(headers),
    reports.map((report) => report.body),
    input.nextAt,
  ]);
  return rows.map((row) => row.id);
}

/** What was added per ticket, table by table, so that both sides can be seen to write the same. */
function perTicket(before: Counts, after: Counts, count: number): Record<string, number> {
  return Object.fromEntries(tables.map((table) => [table, ((after[table] ?? 0) - (before[table] ?? 0)) / count]));
}

/**
 * Tickets committed per second out of waiting receipts: the worker's intake (claim, normalise, filters, routing, clocks,
 * events, outbox, acknowledgement) against the same rows written by one statement per ticket over as many connections.
 */
export async function measureCommit(
  machine: Machine,
  input: {
    readonly tickets: number;
    readonly rounds: number;
    readonly connections: number;
    readonly profileDir: string | undefined;
  },
): Promise<Measured> {
  const { database } = machine.context;
  await using hub = startChild({ name: 'hub-worker', env: machine.env, profileDir: input.profileDir });
  await using floor = startChild({
    name: 'floor-writer',
    env: { DATABASE_URL: machine.databaseUrl, CONNECTIONS: String(input.connections) },
    profileDir: input.profileDir,
  });
  let first = 0;
  let from = '';
  let shape: Record<string, number> | null = null;
  const counted = async (run: () => Promise<z.infer<typeof Done>>): Promise<number> => {
    const [before] = await database.query<Counts>(countRows);
    const { count, ms } = await run();
    const [after] = await database.query<Counts>(countRows);
    if (count !== input.tickets) throw new Error(`${count} tickets were written, not ${input.tickets}`);
    const wrote = perTicket(before ?? {}, after ?? {}, count);
    shape ??= wrote;
    if (JSON.stringify(shape) !== JSON.stringify(wrote)) {
      throw new Error(`both sides must write the same rows: ${JSON.stringify(shape)} and ${JSON.stringify(wrote)}`);
    }
    return (count / ms) * 1000;
  };
  const put = async (nextAt: string) => {
    first += input.tickets;
    return putWaiting(machine, { count: input.tickets, first, nextAt });
  };
  // Awaited here: the children end when this function does.
  return await alternate(input.rounds, {
    hub: async () => {
      from = uuidv7(Date.now());
      await put('-infinity');
      return counted(async () => Done.parse(await hub.ask({ loops: input.connections })));
    },
    floor: async () => {
      // Out of the hub's sight, and in all else like the receipts that it takes.
      const receipts = await put('infinity');
      return counted(async () => Done.parse(await floor.ask({ from, receipts })));
    },
  });
}
