import pg from 'pg';
import { z } from 'zod';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { serveParent } from './child.ts';
import {
  clocksPerTicket,
  columnList,
  columnsOf,
  floorStatement,
  messagesPerTicket,
  type FloorTable,
  type WrittenTicket,
} from './floor-statement.ts';

// The floor of `commit`: rows that the hub wrote a moment ago, written once more under new keys.
const { DATABASE_URL, CONNECTIONS } = z
  .object({ DATABASE_URL: z.string(), CONNECTIONS: z.coerce.number() })
  .parse(process.env);
// Everything as the server's own text, so that it goes back as it came.
const types = { getTypeParser: () => (value: string) => value };
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: CONNECTIONS, types });
// In the order of time like the hub's own, or the indexes of the floor would cost more.
const newId = () => uuidv7(Date.now());
const Order = z.object({ from: z.string(), receipts: z.array(z.string()) });
const TextRow = z.record(z.string(), z.string().nullable());
type TextRow = z.infer<typeof TextRow>;

async function rowsOf(table: FloorTable, join: string, ids: readonly string[]): Promise<TextRow[]> {
  const { rows } = await pool.query(
    `SELECT "t"."id" AS "of", ${columnList(table, 'x')} FROM "ticket" AS "t" ${join}
    WHERE "t"."id" = ANY($1::uuid[]) ORDER BY "t"."id"`,
    [ids],
  );
  return z.array(TextRow).parse(rows);
}

function groupByTicket(rows: readonly TextRow[]): Map<string, TextRow[]> {
  const groups = new Map<string, TextRow[]>();
  for (const row of rows) {
    const of = row['of'] ?? '';
    const group = groups.get(of);
    if (group) group.push(row);
    else groups.set(of, [row]);
  }
  return groups;
}

/** Tickets that the hub committed since `from`, whole ones of the usual shape only. */
async function readTickets(from: string): Promise<WrittenTicket[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT "ticket"."id" FROM "ticket" WHERE "ticket"."id" > $1 AND "ticket"."code" LIKE 'BN-%'`,
    [from],
  );
  const ids = rows.map((row) => row.id);
  const of = async (table: FloorTable, join: string) => groupByTicket(await rowsOf(table, join, ids));
  const contacts = await of('contact', 'JOIN "contact" AS "x" ON "x"."id" = "t"."contact_id"');
  const identities = await of('identity', 'JOIN "identity" AS "x" ON "x"."id" = "t"."identity_id"');
  const tickets = await of('ticket', 'JOIN "ticket" AS "x" ON "x"."id" = "t"."id"');
  const clocks = await of('clock', 'JOIN "clock" AS "x" ON "x"."ticket_id" = "t"."id"');
  const messages = await of('message', 'JOIN "message" AS "x" ON "x"."ticket_id" = "t"."id"');
  const events = await of('event', 'JOIN "event" AS "x" ON "x"."ticket_id" = "t"."id"');
  const ackCounts = await of(
    'ack_count',
    `JOIN "identity" AS "i" ON "i"."id" = "t"."identity_id" JOIN "ack_count" AS "x" ON "x"."mailbox" = "i"."kind" || ':' || "i"."address"`,
  );
  const conversations = await of(
    'conversation',
    'JOIN "conversation" AS "x" ON "x"."account_id" = "t"."account_id" AND "x"."identity_id" = "t"."identity_id"',
  );
  const outbox = await of(
    'outbox',
    `JOIN "message" AS "m" ON "m"."ticket_id" = "t"."id" AND "m"."kind" = 'ack' JOIN "outbox" AS "x" ON "x"."key" = 'deliver:' || "m"."id"::text`,
  );
  return ids.flatMap((id) => {
    const written = rekey({
      contact: contacts.get(id)?.[0],
      identity: identities.get(id)?.[0],
      ticket: tickets.get(id)?.[0],
      clocks: clocks.get(id) ?? [],
      messages: messages.get(id) ?? [],
      event: events.get(id)?.[0],
      outbox: outbox.get(id)?.[0],
      ackCount: ackCounts.get(id)?.[0],
      conversation: conversations.get(id)?.[0],
    });
    return written ? [written] : [];
  });
}

type Found = {
  readonly contact: TextRow | undefined;
  readonly identity: TextRow | undefined;
  readonly ticket: TextRow | undefined;
  readonly clocks: readonly TextRow[];
  readonly messages: readonly TextRow[];
  readonly event: TextRow | undefined;
  readonly outbox: TextRow | undefined;
  readonly ackCount: TextRow | undefined;
  readonly conversation: TextRow | undefined;
};

function values(table: FloorTable, row: TextRow): (string | null)[] {
  return Object.keys(columnsOf[table]).map((column) => row[column] ?? null);
}

/** The same ticket once more, under keys of its own of the same length. */
function rekey(found: Found): WrittenTicket | null {
  const { contact, identity, ticket, event, outbox, ackCount, conversation } = found;
  if (!contact || !identity || !ticket || !event || !outbox) return null;
  if (found.clocks.length !== clocksPerTicket || found.messages.length !== messagesPerTicket) return null;
  const [ticketId, contactId, identityId] = [newId(), newId(), newId()];
  const unique = newId();
  const messages = found.messages.map((row) => ({
    ...row,
    id: newId(),
    ticket_id: ticketId,
    identity_id: row['identity_id'] === null ? null : identityId,
    external_id: row['external_id'] === null ? null : unique,
  }));
  const address = identity['kind'] === 'email' ? `lan.${unique.slice(-12)}@nguoidan.example` : unique;
  const ack = messages.find((row) => row.identity_id !== null && row.external_id === null) ?? messages[0];
  return {
    contact: values('contact', { ...contact, id: contactId }),
    identity: values('identity', {
      ...identity,
      id: identityId,
      contact_id: contactId,
      address,
    }),
    ticket: values('ticket', {
      ...ticket,
      id: ticketId,
      code: `FL-${unique.slice(-9)}`,
      contact_id: contactId,
      identity_id: identityId,
    }),
    clocks: found.clocks.map((row) => values('clock', { ...row, id: newId(), ticket_id: ticketId })),
    messages: messages.map((row) => values('message', row)),
    event: values('event', { ...event, ticket_id: ticketId }),
    outbox: values('outbox', {
      ...outbox,
      key: `deliver:${ack?.id ?? ''}`,
      payload: JSON.stringify({ messageId: ack?.id ?? '' }),
    }),
    ackCount: ackCount ? values('ack_count', { ...ackCount, mailbox: `${identity['kind']}:${address}` }) : null,
    conversation: conversation ? values('conversation', { ...conversation, identity_id: identityId }) : null,
  };
}

/** Writes as many tickets as there are receipts; only the writing is timed. */
async function write(order: z.infer<typeof Order>): Promise<{ count: number; ms: number }> {
  const tickets = await readTickets(order.from);
  const work = order.receipts.slice(0, tickets.length).map((receipt, index) => {
    const written = tickets[index];
    if (!written) throw new Error('fewer tickets than receipts');
    return floorStatement(written, receipt);
  });
  const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()));
  let next = 0;
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let statement = work[next++]; statement; statement = work[next++]) await client.query(statement);
    }),
  );
  const ms = performance.now() - started;
  for (const client of clients) client.release();
  return { count: work.length, ms };
}

serveParent(
  (message) => write(Order.parse(message)),
  () => pool.end(),
);
