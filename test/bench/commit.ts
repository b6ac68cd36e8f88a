import { z } from 'zod';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { startChild } from './child.ts';
import { columnsOf } from './floor-statement.ts';
import type { Machine } from './machine.ts';
import { makeReceipt, type ReceiptKind } from './reports.ts';
import { alternate, type Measured } from './rounds.ts';

const Done = z.object({ count: z.number(), ms: z.number() });

const putReceipts = {
  name: 'bench-put-receipts',
  text: `INSERT INTO "receipt" ("account_id", "kind", "external_id", "headers", "raw", "received_at", "next_at")
    SELECT $1, $2, "r"."key", $3::jsonb, "r"."raw", now(), $6::timestamptz
    FROM unnest($4::text[], $5::bytea[]) AS "r"("key", "raw") RETURNING "receipt"."id"::text AS "id"`,
};
const tables = Object.keys(columnsOf);
const countRows = {
  name: 'bench-count-rows',
  text: `SELECT ${tables.map((table) => `(SELECT count(*)::int FROM "${table}") AS "${table}"`).join(', ')}`,
};

type Counts = Readonly<Record<string, number>>;

async function putWaiting(
  machine: Machine,
  input: { readonly of: ReceiptKind; readonly count: number; readonly first: number; readonly nextAt: string },
): Promise<string[]> {
  const receipts = Array.from({ length: input.count }, (_, index) => makeReceipt(input.of, input.first + index));
  const [one] = receipts;
  const rows = await machine.context.database.query<{ id: string }>(putReceipts, [
    one?.accountId,
    one?.kind,
    JSON.stringify(one?.headers),
    receipts.map(({ externalId }) => externalId),
    receipts.map(({ raw }) => raw),
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
    readonly of: ReceiptKind;
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
    return putWaiting(machine, { of: input.of, count: input.tickets, first, nextAt });
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
