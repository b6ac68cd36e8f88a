import { chain } from '../../domain/ticket/event.ts';
import type { Sql } from '../../platform/sql.ts';
import type {
  AssignmentRecord,
  ClockRecord,
  LoadedTicket,
  MessageRecord,
  TicketChanges,
  TicketRecord,
} from '../../domain/ticket/records.ts';
import {
  assignmentTable,
  attachmentTable,
  clockTable,
  eventTable,
  messageTable,
  outboxTable,
  ticketTable,
  type EventRecord,
} from './ticket-tables-store.ts';

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
