import type {
  AssignmentRecord,
  AttachmentRecord,
  ClockRecord,
  MessageRecord,
  TicketRecord,
} from '../../domain/ticket/records.ts';
import type { TicketState } from '../../domain/ticket/states.ts';
import type { Sql } from '../../platform/sql.ts';
import { assignmentTable, attachmentTable, clockTable, messageTable, ticketTable } from './ticket-tables-store.ts';

export type DeliveryRecord = {
  readonly messageId: string;
  readonly state: string;
  readonly channel: string;
  readonly detail: string | null;
  readonly updatedAt: Date;
};

export type EventRow = {
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly actorKind: 'system' | 'sender' | 'staff';
  readonly actorId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: Buffer;
};

/** A message with what its sender did to it afterwards. */
export type FiledMessage = MessageRecord & { readonly editedAt: Date | null; readonly removedAt: Date | null };

/** A ticket of the same report, with what decides who may see it. */
export type LinkRecord = {
  readonly kind: 'origin' | 'part' | 'sibling';
  readonly id: string;
  readonly code: string;
  readonly subject: string;
  readonly state: TicketState;
  readonly sealed: boolean;
  readonly leadAgency: string | null;
  /** Agencies that have a part in it. */
  readonly agencies: readonly string[];
  readonly splitId: string;
  readonly at: Date;
  readonly undoneAt: Date | null;
};

export type TicketFile = {
  readonly ticket: TicketRecord;
  readonly assignments: readonly AssignmentRecord[];
  readonly clocks: readonly ClockRecord[];
  readonly messages: readonly FiledMessage[];
  readonly attachments: readonly AttachmentRecord[];
  readonly deliveries: readonly DeliveryRecord[];
  readonly events: readonly EventRow[];
  readonly contact: { readonly kind: string; readonly name: string | null } | null;
  readonly identities: readonly {
    readonly kind: string;
    readonly address: string;
    readonly state: string;
    /** The person hid in some ticket and wrote from here in none openly: nothing for agencies. */
    readonly isHidden: boolean;
  }[];
  readonly otherTickets: readonly {
    readonly id: string;
    readonly code: string;
    readonly subject: string;
    readonly state: TicketState;
    readonly createdAt: Date;
    readonly sealed: boolean;
  }[];
  /** Tickets of the same report, once it was split. */
  readonly links: readonly LinkRecord[];
  readonly staff: ReadonlyMap<string, { readonly name: string; readonly agency: string | null }>;
  /** Names of the teams that have a part in it. */
  readonly teams: ReadonlyMap<string, string>;
};

const byTicket = (name: string, text: string) => ({ name: `detail-${name}`, text });
const findTicket = byTicket(
  'ticket',
  `SELECT ${ticketTable.selectList} FROM "ticket" WHERE "ticket"."id" = $1::uuid OR "ticket"."code" = $2`,
);
const assignments = byTicket(
  'assignments',
  `SELECT ${assignmentTable.selectList} FROM "assignment" WHERE "assignment"."ticket_id" = $1 ORDER BY "assignment"."offered_at", "assignment"."part" DESC`,
);
const clocks = byTicket(
  'clocks',
  `SELECT ${clockTable.selectList} FROM "clock" WHERE "clock"."ticket_id" = $1 ORDER BY "clock"."started_at", "clock"."due_at"`,
);
const messages = byTicket(
  'messages',
  `SELECT ${messageTable.selectList}, "message"."edited_at" AS "editedAt", "message"."removed_at" AS "removedAt" FROM "message" WHERE "message"."ticket_id" = $1 ORDER BY "message"."created_at", "message"."id"`,
);
const attachments = byTicket(
  'attachments',
  `SELECT ${attachmentTable.selectList} FROM "attachment" WHERE "attachment"."ticket_id" = $1 ORDER BY "attachment"."id"`,
);
const deliveries = byTicket(
  'deliveries',
  `SELECT DISTINCT ON ("delivery"."message_id") "delivery"."message_id" AS "messageId", "delivery"."state" AS "state",
     "delivery"."channel" AS "channel", "delivery"."detail" AS "detail", "delivery"."updated_at" AS "updatedAt"
   FROM "delivery" WHERE "delivery"."ticket_id" = $1 ORDER BY "delivery"."message_id", "delivery"."attempt" DESC`,
);
const events = byTicket(
  'events',
  `SELECT "event"."seq" AS "seq", "event"."type" AS "type", "event"."at" AS "at", "event"."actor_kind" AS "actorKind",
     "event"."actor_id" AS "actorId", "event"."data" AS "data", "event"."hash" AS "hash"
   FROM "event" WHERE "event"."ticket_id" = $1 ORDER BY "event"."seq"`,
);
const contact = byTicket(
  'contact',
  `SELECT "contact"."kind" AS "kind", "contact"."name" AS "name" FROM "contact" WHERE "contact"."id" = $1`,
);
const identities = byTicket(
  'identities',
  `SELECT "identity"."kind" AS "kind", "identity"."address" AS "address", "identity"."state" AS "state",
     EXISTS (SELECT 1 FROM "ticket" AS "h" WHERE "h"."contact_id" = "identity"."contact_id" AND ("h"."hide_identity" OR "h"."sealed"))
     AND NOT EXISTS (SELECT 1 FROM "ticket" AS "o" WHERE "o"."identity_id" = "identity"."id" AND NOT "o"."hide_identity" AND NOT "o"."sealed")
     AS "isHidden" FROM "identity"
   WHERE "identity"."contact_id" = $1 ORDER BY "identity"."created_at", "identity"."id"`,
);
const others = byTicket(
  'others',
  `SELECT "ticket"."id" AS "id", "ticket"."code" AS "code", "ticket"."subject" AS "subject", "ticket"."state" AS "state",
     "ticket"."created_at" AS "createdAt", "ticket"."sealed" AS "sealed"
   FROM "ticket" WHERE "ticket"."contact_id" = $1 AND "ticket"."id" <> $2 ORDER BY "ticket"."created_at" DESC LIMIT 5`,
);
const linked = (
  kind: LinkRecord['kind'],
  from: string,
) => `SELECT '${kind}' AS "kind", "t"."id" AS "id", "t"."code" AS "code",
     "t"."subject" AS "subject", "t"."state" AS "state", "t"."sealed" AS "sealed", "t"."lead_agency" AS "leadAgency",
     ARRAY(SELECT "a"."agency_code" FROM "assignment" AS "a" WHERE "a"."ticket_id" = "t"."id" AND "a"."state" <> 'returned') AS "agencies",
     "l"."split_id" AS "splitId", "l"."at" AS "at", "l"."undone_at" AS "undoneAt", "l"."position" AS "position" FROM ${from}`;
const links = byTicket(
  'links',
  `${linked('origin', `"ticket_link" AS "l" JOIN "ticket" AS "t" ON "t"."id" = "l"."origin_id" WHERE "l"."ticket_id" = $1`)}
   UNION ALL ${linked('part', `"ticket_link" AS "l" JOIN "ticket" AS "t" ON "t"."id" = "l"."ticket_id" WHERE "l"."origin_id" = $1`)}
   UNION ALL ${linked('sibling', `"ticket_link" AS "own" JOIN "ticket_link" AS "l" ON "l"."origin_id" = "own"."origin_id" AND "l"."ticket_id" <> $1 JOIN "ticket" AS "t" ON "t"."id" = "l"."ticket_id" WHERE "own"."ticket_id" = $1`)}
   ORDER BY "kind", "at", "position"`,
);
const staffNames = byTicket(
  'staff',
  `SELECT "user"."id" AS "id", "user"."name" AS "name", "staff"."agency_code" AS "agency" FROM "user"
   LEFT JOIN "staff" ON "staff"."user_id" = "user"."id" WHERE "user"."id" = ANY($1::text[])`,
);
const teamNames = byTicket(
  'teams',
  `SELECT "team"."id" AS "id", "team"."name" AS "name" FROM "team" WHERE "team"."id" = ANY($1::uuid[])`,
);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything about one ticket, found by id or code; who may see what of it is the presenter's. */
export async function readTicketFile(sql: Sql, idOrCode: string): Promise<TicketFile | null> {
  const [ticket] = await sql.query<TicketRecord>(findTicket, [uuid.test(idOrCode) ? idOrCode : null, idOrCode]);
  if (!ticket) return null;
  const { id, contactId } = ticket;
  const [
    assignmentRows,
    clockRows,
    messageRows,
    attachmentRows,
    deliveryRows,
    eventRows,
    contactRows,
    identityRows,
    otherRows,
    linkRows,
  ] = await Promise.all([
    sql.query<AssignmentRecord>(assignments, [id]),
    sql.query<ClockRecord & { pausedMs: bigint | number }>(clocks, [id]),
    sql.query<FiledMessage>(messages, [id]),
    sql.query<AttachmentRecord>(attachments, [id]),
    sql.query<DeliveryRecord>(deliveries, [id]),
    sql.query<EventRow>(events, [id]),
    contactId ? sql.query<{ kind: string; name: string | null }>(contact, [contactId]) : [],
    contactId ? sql.query<TicketFile['identities'][number]>(identities, [contactId]) : [],
    contactId ? sql.query<TicketFile['otherTickets'][number]>(others, [contactId, id]) : [],
    sql.query<LinkRecord>(links, [id]),
  ]);
  const staffIds = new Set<string>();
  for (const message of messageRows)
    for (const who of [message.authorId, message.decidedBy]) if (who) staffIds.add(who);
  for (const event of eventRows) if (event.actorKind === 'staff' && event.actorId) staffIds.add(event.actorId);
  for (const assignment of assignmentRows) if (assignment.officerId) staffIds.add(assignment.officerId);
  const staff = await sql.query<{ id: string; name: string; agency: string | null }>(staffNames, [[...staffIds]]);
  const teamIds = assignmentRows.flatMap((assignment) => assignment.teamId ?? []);
  const teams = teamIds.length > 0 ? await sql.query<{ id: string; name: string }>(teamNames, [teamIds]) : [];
  return {
    ticket,
    assignments: assignmentRows,
    clocks: clockRows.map((clock) => ({ ...clock, pausedMs: Number(clock.pausedMs) })),
    messages: messageRows,
    attachments: attachmentRows,
    deliveries: deliveryRows,
    events: eventRows,
    contact: contactRows[0] ?? null,
    identities: identityRows,
    otherTickets: otherRows,
    links: linkRows,
    staff: new Map(staff.map((row) => [row.id, { name: row.name, agency: row.agency }])),
    teams: new Map(teams.map((team) => [team.id, team.name])),
  };
}

const ticketOfMessage = {
  name: 'ticket-of-message',
  text: `SELECT "message"."ticket_id" AS "ticketId" FROM "message" WHERE "message"."id" = $1`,
};

export async function findTicketOfMessage(sql: Sql, messageId: string): Promise<string | null> {
  const [row] = await sql.query<{ ticketId: string }>(ticketOfMessage, [messageId]);
  return row?.ticketId ?? null;
}

const attachmentById = {
  name: 'attachment-by-id',
  text: `SELECT ${attachmentTable.selectList} FROM "attachment" WHERE "attachment"."id" = $1`,
};

const attachmentsOfMessage = {
  name: 'attachments-of-message',
  text: `SELECT ${attachmentTable.selectList} FROM "attachment" WHERE "attachment"."ticket_id" = $1 AND "attachment"."message_id" = $2 ORDER BY "attachment"."id"`,
};

/** Files of one message of a ticket. */
export function attachmentsOf(sql: Sql, ticketId: string, messageId: string): Promise<AttachmentRecord[]> {
  return sql.query<AttachmentRecord>(attachmentsOfMessage, [ticketId, messageId]);
}

export async function findAttachment(sql: Sql, id: string): Promise<AttachmentRecord | null> {
  const [row] = await sql.query<AttachmentRecord>(attachmentById, [id]);
  return row ?? null;
}
