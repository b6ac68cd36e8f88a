/** What one ticket of the hub consists of, as text values in the order of the columns below. */
export type WrittenTicket = {
  readonly contact: readonly (string | null)[];
  readonly identity: readonly (string | null)[];
  readonly ticket: readonly (string | null)[];
  readonly clocks: readonly (readonly (string | null)[])[];
  readonly messages: readonly (readonly (string | null)[])[];
  readonly event: readonly (string | null)[];
  readonly outbox: readonly (string | null)[];
  /** Of a sender who was sent an automatic receipt by mail. */
  readonly ackCount: readonly (string | null)[] | null;
  /** Of a sender whose platform closes its window. */
  readonly conversation: readonly (string | null)[] | null;
};

type Columns = Readonly<Record<string, string>>;

/** Columns that the hub fills, with their types, per table. */
export const columnsOf = {
  contact: { id: 'uuid', kind: 'text', name: 'text', lang: 'text' },
  identity: { id: 'uuid', contact_id: 'uuid', kind: 'text', address: 'text', name: 'text' },
  ticket: {
    id: 'uuid',
    code: 'text',
    state: 'text',
    version: 'int4',
    priority: 'text',
    subject: 'text',
    excerpt: 'text',
    channel: 'text',
    account_id: 'text',
    contact_id: 'uuid',
    identity_id: 'uuid',
    sender_name: 'text',
    hide_identity: 'bool',
    sealed: 'bool',
    lang: 'text',
    category_code: 'text',
    unit_code: 'text',
    address: 'text',
    lat: 'float8',
    lon: 'float8',
    lead_agency: 'text',
    flags: 'text[]',
    decision: 'jsonb',
    policy_code: 'text',
    calendar_id: 'text',
    next_due: 'timestamptz',
    promised_at: 'timestamptz',
    event_seq: 'int4',
    last_hash: 'bytea',
    bounces: 'int4',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
    reopened_count: 'int4',
    search: 'tsvector',
  },
  clock: {
    id: 'uuid',
    ticket_id: 'uuid',
    kind: 'text',
    scope: 'text',
    amount: 'float8',
    unit: 'text',
    warn_at: 'float8[]',
    calendar_id: 'text',
    state: 'text',
    started_at: 'timestamptz',
    due_at: 'timestamptz',
    paused_ms: 'int8',
    stopped_at: 'timestamptz',
  },
  message: {
    id: 'uuid',
    ticket_id: 'uuid',
    direction: 'text',
    kind: 'text',
    state: 'text',
    channel: 'text',
    account_id: 'text',
    identity_id: 'uuid',
    receipt_id: 'int8',
    subject: 'text',
    text: 'text',
    external_id: 'text',
    verified: 'bool',
    automatic: 'bool',
    problems: 'text[]',
    created_at: 'timestamptz',
  },
  event: {
    ticket_id: 'uuid',
    seq: 'int4',
    type: 'text',
    at: 'timestamptz',
    actor_kind: 'text',
    data: 'jsonb',
    prev_hash: 'bytea',
    hash: 'bytea',
  },
  outbox: { key: 'text', topic: 'text', payload: 'jsonb' },
  ack_count: { mailbox: 'text', last_at: 'timestamptz', since: 'timestamptz', count: 'int4' },
  conversation: { account_id: 'text', identity_id: 'uuid', last_in_at: 'timestamptz', said_at: 'timestamptz' },
} as const satisfies Record<string, Columns>;

export type FloorTable = keyof typeof columnsOf;

export const clocksPerTicket = 3;
export const messagesPerTicket = 2;

/** `"a", "b"` */
export function columnList(table: FloorTable, alias?: string): string {
  return Object.keys(columnsOf[table])
    .map((column) => (alias === undefined ? `"${column}"` : `"${alias}"."${column}"`))
    .join(', ');
}

type Statement = { readonly name: string; readonly text: string };

/** Rows of a ticket that depend on how its sender came. */
type Also = { readonly ackCount: boolean; readonly conversation: boolean };

function buildStatement({ ackCount, conversation }: Also): Statement {
  let next = 1;
  const row = (table: FloorTable) =>
    `(${Object.values(columnsOf[table])
      .map((type) => `$${next++}::${type}`)
      .join(', ')})`;
  const insert = (table: FloorTable, rows: number) =>
    `INSERT INTO "${table}" (${columnList(table)}) VALUES ${Array.from({ length: rows }, () => row(table)).join(', ')}`;
  const parts = [
    `"c" AS (${insert('contact', 1)})`,
    `"i" AS (${insert('identity', 1)})`,
    `"t" AS (${insert('ticket', 1)})`,
    `"k" AS (${insert('clock', clocksPerTicket)})`,
    `"m" AS (${insert('message', messagesPerTicket)})`,
    `"e" AS (${insert('event', 1)})`,
    `"o" AS (${insert('outbox', 1)})`,
    ...(ackCount ? [`"a" AS (${insert('ack_count', 1)})`] : []),
    ...(conversation ? [`"v" AS (${insert('conversation', 1)})`] : []),
  ];
  const text = `WITH ${parts.join(', ')} UPDATE "receipt" SET "state" = 'done', "outcome" = 'created', "ticket_id" = $${next++}::uuid,
    "message_id" = $${next++}::uuid, "done_at" = now() WHERE "receipt"."id" = $${next++}::int8 AND "receipt"."state" = 'waiting'`;
  return { name: `floor-ticket-${Number(ackCount)}${Number(conversation)}`, text };
}

const statements = new Map<string, Statement>();

/**
 * One statement per ticket, as somebody would write it by hand who wants nothing but speed: every row of the ticket in one
 * data-modifying statement, prepared once per connection. Nothing is looked up, no conflict is looked for.
 */
export function floorStatement(written: WrittenTicket, receiptId: string): Statement & { values: (string | null)[] } {
  const { contact, identity, ticket, clocks, messages, event, outbox, ackCount, conversation } = written;
  const key = `${ackCount !== null} ${conversation !== null}`;
  const statement =
    statements.get(key) ?? buildStatement({ ackCount: ackCount !== null, conversation: conversation !== null });
  statements.set(key, statement);
  const rows = [contact, identity, ticket, ...clocks, ...messages, event, outbox, ackCount ?? [], conversation ?? []];
  return { ...statement, values: [...rows.flat(), ticket[0] ?? null, messages[0]?.[0] ?? null, receiptId] };
}
