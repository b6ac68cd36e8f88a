import { defineTable } from '../../platform/table.ts';
import { chain } from '../../domain/ticket/event.ts';
import type { Sql } from '../../platform/sql.ts';
import type {
  AssignmentRecord,
  AttachmentRecord,
  ClockRecord,
  LoadedTicket,
  MessageRecord,
  OutboxRecord,
  TicketChanges,
  TicketRecord,
} from '../../domain/ticket/records.ts';

type EventRecord = {
  readonly ticketId: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly data: unknown;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
};

export const ticketTable = defineTable<TicketRecord>({
  name: 'ticket',
  key: 'id',
  columns: {
    id: 'uuid',
    code: 'text',
    state: 'text',
    version: 'int4',
    priority: 'text',
    subject: 'text',
    excerpt: 'text',
    channel: 'text',
    accountId: 'text',
    contactId: 'uuid',
    identityId: 'uuid',
    senderName: 'text',
    hideIdentity: 'bool',
    sealed: 'bool',
    lang: 'text',
    categoryCode: 'text',
    unitCode: 'text',
    address: 'text',
    lat: 'float8',
    lon: 'float8',
    leadAgency: 'text',
    flags: 'text[]',
    decision: 'jsonb',
    policyCode: 'text',
    calendarId: 'text',
    nextDue: 'timestamptz',
    promisedAt: 'timestamptz',
    eventSeq: 'int4',
    lastHash: 'bytea',
    bounces: 'int4',
    createdAt: 'timestamptz',
    updatedAt: 'timestamptz',
    firstAnswerAt: 'timestamptz',
    answeredAt: 'timestamptz',
    closedAt: 'timestamptz',
    rating: 'int4',
    ratingComment: 'text',
    ratedAt: 'timestamptz',
    reopenedCount: 'int4',
    search: 'tsvector',
  },
});

export const assignmentTable = defineTable<AssignmentRecord>({
  name: 'assignment',
  key: 'id',
  columns: {
    id: 'uuid',
    ticketId: 'uuid',
    agencyCode: 'text',
    part: 'text',
    state: 'text',
    officerId: 'text',
    offeredAt: 'timestamptz',
    acceptedAt: 'timestamptz',
    doneAt: 'timestamptz',
    returnReason: 'text',
  },
});

export const clockTable = defineTable<ClockRecord>({
  name: 'clock',
  key: 'id',
  columns: {
    id: 'uuid',
    ticketId: 'uuid',
    assignmentId: 'uuid',
    kind: 'text',
    scope: 'text',
    amount: 'float8',
    unit: 'text',
    warnAt: 'float8[]',
    calendarId: 'text',
    state: 'text',
    startedAt: 'timestamptz',
    dueAt: 'timestamptz',
    pausedAt: 'timestamptz',
    pausedMs: 'int8',
    stoppedAt: 'timestamptz',
    breachedAt: 'timestamptz',
  },
});

export const messageTable = defineTable<MessageRecord>({
  name: 'message',
  key: 'id',
  columns: {
    id: 'uuid',
    ticketId: 'uuid',
    assignmentId: 'uuid',
    direction: 'text',
    kind: 'text',
    state: 'text',
    channel: 'text',
    accountId: 'text',
    identityId: 'uuid',
    authorId: 'text',
    receiptId: 'int8',
    subject: 'text',
    text: 'text',
    fullText: 'text',
    html: 'text',
    externalId: 'text',
    verified: 'bool',
    automatic: 'bool',
    problems: 'text[]',
    createdAt: 'timestamptz',
    decidedBy: 'text',
    decidedAt: 'timestamptz',
    decision: 'text',
  },
});

export const attachmentTable = defineTable<AttachmentRecord>({
  name: 'attachment',
  key: 'id',
  columns: {
    id: 'uuid',
    ticketId: 'uuid',
    messageId: 'uuid',
    name: 'text',
    type: 'text',
    size: 'int4',
    sha256: 'text',
    storeKey: 'text',
    shownKey: 'text',
    width: 'int4',
    height: 'int4',
    lat: 'float8',
    lon: 'float8',
    scan: 'text',
    problem: 'text',
    createdAt: 'timestamptz',
  },
});

const outboxTable = defineTable<OutboxRecord>({
  name: 'outbox',
  key: 'key',
  columns: { key: 'text', topic: 'text', payload: 'jsonb' },
});

const eventTable = defineTable<EventRecord>({
  name: 'event',
  key: 'seq',
  columns: {
    ticketId: 'uuid',
    seq: 'int4',
    type: 'text',
    at: 'timestamptz',
    actorKind: 'text',
    actorId: 'text',
    data: 'jsonb',
    prevHash: 'bytea',
    hash: 'bytea',
  },
});

const selectTicketsForUpdate = {
  name: 'tickets-for-update',
  text: `SELECT ${ticketTable.selectList} FROM "ticket" WHERE "ticket"."id" = ANY($1::uuid[]) ORDER BY "ticket"."id" FOR UPDATE`,
};
const selectAssignments = {
  name: 'assignments-of-tickets',
  text: `SELECT ${assignmentTable.selectList} FROM "assignment" WHERE "assignment"."ticket_id" = ANY($1::uuid[]) ORDER BY "assignment"."offered_at", "assignment"."id"`,
};
const selectClocks = {
  name: 'clocks-of-tickets',
  text: `SELECT ${clockTable.selectList} FROM "clock" WHERE "clock"."ticket_id" = ANY($1::uuid[]) ORDER BY "clock"."started_at", "clock"."id"`,
};
const selectMessage = {
  name: 'message-by-id',
  text: `SELECT ${messageTable.selectList} FROM "message" WHERE "message"."ticket_id" = $1 AND "message"."id" = $2`,
};

/** Locks tickets (in id order, so that two batches cannot deadlock) and loads them with assignments and clocks. */
export async function loadForUpdate(tx: Sql, ids: readonly string[]): Promise<Map<string, LoadedTicket>> {
  if (ids.length === 0) return new Map();
  const tickets = await tx.query<TicketRecord>(selectTicketsForUpdate, [ids]);
  const assignments = await tx.query<AssignmentRecord>(selectAssignments, [ids]);
  const clocks = await tx.query<ClockRecord & { pausedMs: bigint | number }>(selectClocks, [ids]);
  const loaded = new Map<string, LoadedTicket>();
  for (const ticket of tickets) {
    loaded.set(ticket.id, {
      ticket,
      assignments: assignments.filter((assignment) => assignment.ticketId === ticket.id),
      clocks: clocks
        .filter((clock) => clock.ticketId === ticket.id)
        .map((clock) => ({ ...clock, pausedMs: Number(clock.pausedMs) })),
    });
  }
  return loaded;
}

export async function loadMessage(tx: Sql, ticketId: string, messageId: string): Promise<MessageRecord | null> {
  const [row] = await tx.query<MessageRecord>(selectMessage, [ticketId, messageId]);
  return row ?? null;
}

const selectOwnDraft = {
  name: 'message-own-draft',
  text: `SELECT ${messageTable.selectList} FROM "message" WHERE "message"."ticket_id" = $1 AND "message"."author_id" = $2
    AND "message"."kind" = 'answer' AND "message"."state" = 'draft' ORDER BY "message"."created_at" DESC LIMIT 1`,
};

/** The answer that this officer is writing, if any. */
export async function ownDraft(tx: Sql, ticketId: string, authorId: string): Promise<MessageRecord | null> {
  const [row] = await tx.query<MessageRecord>(selectOwnDraft, [ticketId, authorId]);
  return row ?? null;
}

function nextDueOf(clocks: readonly ClockRecord[]): Date | null {
  let next: Date | null = null;
  for (const clock of clocks) {
    if (clock.state === 'running' && (next === null || clock.dueAt < next)) next = clock.dueAt;
  }
  return next;
}

/**
 * Writes the changes of any number of tickets in a fixed number of statements. The caller owns the transaction and has
 * locked the tickets that exist.
 */
export async function writeTickets(tx: Sql, changes: readonly TicketChanges[]): Promise<void> {
  const events: EventRecord[] = [];
  const fresh: TicketRecord[] = [];
  const changed: TicketRecord[] = [];
  for (const change of changes) {
    const { ticket } = change;
    const { linked, end } = chain(ticket.id, { seq: ticket.eventSeq, hash: ticket.lastHash }, change.events);
    for (const link of linked) {
      events.push({
        ticketId: ticket.id,
        seq: link.seq,
        type: link.type,
        at: link.at,
        actorKind: link.actor.kind,
        actorId: link.actor.kind === 'staff' ? link.actor.id : null,
        data: link.data,
        prevHash: link.prevHash,
        hash: link.hash,
      });
    }
    const record: TicketRecord = {
      ...ticket,
      eventSeq: end.seq,
      lastHash: end.hash,
      ...(change.clocks && { nextDue: nextDueOf(change.clocks) }),
    };
    (change.isNew ? fresh : changed).push(record);
  }
  const put = async <Row>(
    statement: { readonly name: string; readonly text: string },
    encode: (rows: readonly Row[]) => string,
    rows: readonly Row[],
  ) => {
    if (rows.length > 0) await tx.query(statement, [encode(rows)]);
  };
  // What hangs under a new ticket is new as well, and need not look for what it would overwrite.
  const born = changes.filter((change) => change.isNew);
  const grown = changes.filter((change) => !change.isNew);
  await put(ticketTable.insert, ticketTable.encode, fresh);
  await put(ticketTable.upsert, ticketTable.encode, changed);
  await put(
    assignmentTable.upsert,
    assignmentTable.encode,
    changes.flatMap((change) => change.assignments ?? []),
  );
  await put(
    clockTable.insert,
    clockTable.encode,
    born.flatMap((change) => change.clocks ?? []),
  );
  await put(
    clockTable.upsert,
    clockTable.encode,
    grown.flatMap((change) => change.clocks ?? []),
  );
  await put(
    messageTable.insert,
    messageTable.encode,
    born.flatMap((change) => change.messages ?? []),
  );
  await put(
    messageTable.upsert,
    messageTable.encode,
    grown.flatMap((change) => change.messages ?? []),
  );
  await put(
    attachmentTable.insert,
    attachmentTable.encode,
    changes.flatMap((change) => change.attachments ?? []),
  );
  await put(
    outboxTable.insert,
    outboxTable.encode,
    changes.flatMap((change) => change.outbox ?? []),
  );
  await put(eventTable.insert, eventTable.encode, events);
}
