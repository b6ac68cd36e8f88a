import { queueKeys, type QueueKey, type TicketQuery } from '../../contract/tickets.ts';
import type { DutyCall } from '../../domain/duty/ring.ts';
import type { ClockRecord, TicketRecord } from '../../domain/ticket/records.ts';
import { searchWords } from '../../domain/ticket/open-ticket.ts';
import type { Sql } from '../../platform/sql.ts';

/** Whose eyes: `agency` null sees the whole province; `sealed` is the inspector's right. */
export type Scope = { readonly agency: string | null; readonly sealed: boolean };

/** Who looks, for the queue of the own cases; and since when the duty desk sorts what comes, null: it does not. */
type Viewer = Scope & { readonly staffId: string; readonly dutySince: Date | null };

export type RowRecord = Pick<
  TicketRecord,
  | 'id'
  | 'code'
  | 'version'
  | 'state'
  | 'priority'
  | 'subject'
  | 'excerpt'
  | 'channel'
  | 'senderName'
  | 'hideIdentity'
  | 'categoryCode'
  | 'unitCode'
  | 'leadAgency'
  | 'flags'
  | 'sealed'
  | 'disputedAt'
  | 'createdAt'
  | 'updatedAt'
> & {
  readonly meToo: number;
  readonly needsHuman: boolean;
  readonly dutyCall: DutyCall | null;
  readonly sortKey: string;
  readonly clock:
    | (Omit<ClockRecord, 'startedAt' | 'dueAt' | 'pausedAt' | 'stoppedAt' | 'breachedAt'> & {
        readonly agencyCode: string | null;
        readonly startedAt: string;
        readonly dueAt: string;
        readonly pausedAt: string | null;
        readonly stoppedAt: string | null;
        readonly breachedAt: string | null;
      })
    | null;
};

const clockJson = `jsonb_build_object('id', "c"."id", 'ticketId', "c"."ticket_id", 'assignmentId', "c"."assignment_id", 'kind', "c"."kind",
  'scope', "c"."scope", 'amount', "c"."amount", 'unit', "c"."unit", 'warnAt', "c"."warn_at", 'calendarId', "c"."calendar_id",
  'state', "c"."state", 'startedAt', "c"."started_at", 'dueAt', "c"."due_at", 'pausedAt', "c"."paused_at", 'pausedMs', "c"."paused_ms",
  'stoppedAt', "c"."stopped_at", 'breachedAt', "c"."breached_at", 'agencyCode', "a"."agency_code")`;

const columns = `"t"."id" AS "id", "t"."code" AS "code", "t"."version" AS "version", "t"."state" AS "state", "t"."priority" AS "priority",
  "t"."subject" AS "subject", "t"."excerpt" AS "excerpt", "t"."channel" AS "channel", "t"."sender_name" AS "senderName",
  "t"."hide_identity" AS "hideIdentity", "t"."category_code" AS "categoryCode", "t"."unit_code" AS "unitCode",
  "t"."lead_agency" AS "leadAgency", "t"."flags" AS "flags", "t"."sealed" AS "sealed", "t"."disputed_at" AS "disputedAt", "t"."created_at" AS "createdAt", "t"."updated_at" AS "updatedAt",
  (SELECT count(*)::int FROM "me_too" AS "c" WHERE "c"."ticket_id" = "t"."id") AS "meToo",
  CASE WHEN "t"."priority" = 'urgent' THEN (SELECT jsonb_build_object('isTaken', "d"."taken_at" IS NOT NULL,
    'isEscalated', "d"."escalated_at" IS NOT NULL) FROM "duty_call" AS "d" WHERE "d"."ticket_id" = "t"."id") END AS "dutyCall",
  COALESCE(("t"."decision"->>'needsHuman')::boolean, true) AS "needsHuman", "clock"."value" AS "clock"`;

// $1 agency (null: all), $2 may see sealed tickets.
const nearestClock = `LEFT JOIN LATERAL (
    SELECT ${clockJson} AS "value" FROM "clock" AS "c" LEFT JOIN "assignment" AS "a" ON "a"."id" = "c"."assignment_id"
    WHERE "c"."ticket_id" = "t"."id" AND "c"."state" IN ('running', 'paused')
      AND ("c"."assignment_id" IS NULL OR $1::text IS NULL OR "a"."agency_code" = $1)
    ORDER BY "c"."due_at" LIMIT 1) AS "clock" ON true`;
const inScope = `(NOT "t"."sealed" OR $2::boolean) AND ($1::text IS NULL OR EXISTS (
    SELECT 1 FROM "assignment" AS "s" WHERE "s"."ticket_id" = "t"."id" AND "s"."agency_code" = $1 AND "s"."state" <> 'returned'))`;
const own = (states: string) => `EXISTS (SELECT 1 FROM "assignment" AS "o" WHERE "o"."ticket_id" = "t"."id"
    AND ($1::text IS NULL OR "o"."agency_code" = $1) AND "o"."state" IN (${states}))`;
// What the duty desk sorts while it is on: what came since working time ended, and whatever is urgent.
const isDutys = `"t"."created_at" >= DUTY OR "t"."priority" = 'urgent'`;
const isOpen = `"t"."state" IN ('new', 'triage', 'forwarded', 'processing', 'waiting_sender', 'awaiting_approval', 'reopened')`;

const conditions: Readonly<Record<QueueKey, string>> = {
  sealed: `"t"."sealed" AND "t"."state" IN ('new', 'triage')`,
  disputed: `${isOpen} AND "t"."disputed_at" IS NOT NULL`,
  triage: `"t"."state" IN ('new', 'triage', 'reopened') AND (DUTY IS NULL OR NOT (${isDutys}))`,
  duty: `"t"."state" IN ('new', 'triage', 'reopened') AND DUTY IS NOT NULL AND (${isDutys})`,
  mine: `${isOpen} AND EXISTS (SELECT 1 FROM "assignment" AS "o" WHERE "o"."ticket_id" = "t"."id" AND "o"."officer_id" = STAFF
    AND "o"."state" IN ('offered', 'accepted', 'in_progress', 'drafted'))`,
  agency: `${isOpen} AND ${own(`'offered', 'accepted', 'in_progress'`)}`,
  approval: `"t"."state" = 'awaiting_approval' AND ${own(`'drafted'`)}`,
  waiting: `"t"."state" = 'waiting_sender'`,
  open: isOpen,
  // A clock of which three quarters are gone, as on the dashboard; nothing that is late already.
  due_soon: `${isOpen} AND "t"."next_due" > now() AND EXISTS (SELECT 1 FROM "clock" AS "k" WHERE "k"."ticket_id" = "t"."id"
    AND "k"."state" = 'running' AND now() >= "k"."started_at" + ("k"."due_at" - "k"."started_at") * 0.75)`,
  overdue: `${isOpen} AND "t"."next_due" <= now()`,
  answered: `"t"."state" IN ('answered', 'closed')`,
  all: 'true',
};

/** What some conditions ask besides the scope; only what a statement names may be handed to it. */
type Asked = { readonly name: 'STAFF' | 'DUTY'; readonly type: string; readonly of: (viewer: Viewer) => unknown };
const asked: readonly Asked[] = [
  { name: 'STAFF', type: 'text', of: ({ staffId }) => staffId },
  { name: 'DUTY', type: 'timestamptz', of: ({ dutySince }) => dutySince },
];

/** The conditions of these queues with their parameters, which stand from `$from` on. */
function conditionsOf(queues: readonly QueueKey[], from: number) {
  const used = asked.filter(({ name }) => queues.some((queue) => conditions[queue].includes(name)));
  return {
    of(queue: QueueKey): string {
      let text = conditions[queue];
      for (const [index, { name, type }] of used.entries()) text = text.replaceAll(name, `$${from + index}::${type}`);
      return text;
    },
    values: (viewer: Viewer): unknown[] => used.map((one) => one.of(viewer)),
  };
}

/** Queues of work go by what is due next; records of the past by when they came. */
function sortOf(queue: QueueKey): { readonly key: string; readonly ascending: boolean } {
  return queue === 'answered' || queue === 'all'
    ? { key: `"t"."created_at"`, ascending: false }
    : { key: `COALESCE("t"."next_due", 'infinity'::timestamptz)`, ascending: true };
}

/** Page positions are opaque to clients: the sort value and the id of the last row. */
export function encodePosition(row: { readonly sortKey: string; readonly id: string }): string {
  return Buffer.from(JSON.stringify([row.sortKey, row.id])).toString('base64url');
}

function decodePosition(position: string): readonly [string, string] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(position, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [sortKey, id] = value;
    if (
      typeof sortKey !== 'string' ||
      typeof id !== 'string' ||
      !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    )
      return null;
    if (sortKey === 'infinity') return [sortKey, id];
    // As PostgreSQL wrote it; anything else that JavaScript takes for a date might be none there.
    const at = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(sortKey) ? Date.parse(sortKey) : NaN;
    return Number.isNaN(at) ? null : [new Date(at).toISOString(), id];
  } catch {
    return null;
  }
}

function listStatement(queue: QueueKey): { readonly name: string; readonly text: string } {
  const { key, ascending } = sortOf(queue);
  const beyond = ascending ? '>' : '<';
  const order = ascending ? 'ASC' : 'DESC';
  return {
    name: `ticket-list-${queue}`,
    // The page is cut first: a clock is looked up for the rows that are shown, not for all that qualify.
    text: `SELECT ${columns}, "t"."sort_key" AS "sortKey" FROM (
        SELECT "t".*, (${key})::text AS "sort_key" FROM "ticket" AS "t"
        WHERE ${inScope} AND (${conditionsOf([queue], 9).of(queue)})
          AND ($3::text IS NULL OR (${key}, "t"."id") ${beyond} ($3::timestamptz, $4::uuid))
          AND ($5::text IS NULL OR "t"."lead_agency" = $5)
          AND ($6::text IS NULL OR "t"."category_code" = $6)
          AND ($7::text IS NULL OR "t"."search" @@ $7::tsquery)
        ORDER BY ${key} ${order}, "t"."id" ${order} LIMIT $8) AS "t" ${nearestClock}
      ORDER BY ${key} ${order}, "t"."id" ${order}`,
  };
}

/** Typed words as a query of folded prefixes, all of which must be there; null when nothing can be searched. */
function searchQuery(typed: string | undefined): string | null {
  const words = typed === undefined ? '' : searchWords(typed);
  return words === ''
    ? null
    : words
        .split(' ')
        .map((word) => `${word}:*`)
        .join(' & ');
}

/** A page of a queue in keyset order; one row more than asked for tells that there is another page. */
export async function listRows(sql: Sql, scope: Viewer, query: TicketQuery): Promise<RowRecord[]> {
  const position = query.after === undefined ? null : decodePosition(query.after);
  return sql.query<RowRecord>(listStatement(query.queue), [
    scope.agency,
    scope.sealed,
    position?.[0] ?? null,
    position?.[1] ?? null,
    query.agency ?? null,
    query.category ?? null,
    searchQuery(query.q),
    query.limit + 1,
    ...conditionsOf([query.queue], 9).values(scope),
  ]);
}

const byIds = {
  name: 'ticket-rows-by-id',
  text: `SELECT ${columns}, '' AS "sortKey" FROM "ticket" AS "t" ${nearestClock} WHERE ${inScope} AND "t"."id" = ANY($3::uuid[])`,
};

/** Rows of these tickets as one scope sees them; those out of scope are missing. */
export async function rowsByIds(sql: Sql, scope: Scope, ids: readonly string[]): Promise<RowRecord[]> {
  return ids.length === 0 ? [] : sql.query<RowRecord>(byIds, [scope.agency, scope.sealed, ids]);
}

const agenciesOfTickets = {
  name: 'agencies-of-tickets',
  text: `SELECT DISTINCT "assignment"."ticket_id" AS "ticketId", "assignment"."agency_code" AS "agency" FROM "assignment"
    WHERE "assignment"."ticket_id" = ANY($1::uuid[])`,
};

/** Agencies that have or had a part in these tickets. */
export async function agenciesOf(
  sql: Sql,
  ids: readonly string[],
): Promise<{ readonly ticketId: string; readonly agency: string }[]> {
  return ids.length === 0 ? [] : sql.query<{ ticketId: string; agency: string }>(agenciesOfTickets, [ids]);
}

const countLimit = 1000;

/** Counts of the viewer's queues, each exact up to 999. */
export async function countQueues(
  sql: Sql,
  scope: Viewer,
  queues: readonly QueueKey[],
): Promise<Partial<Record<QueueKey, number>>> {
  const condition = conditionsOf(queues, 3);
  const parts = queues.map(
    (queue) =>
      `(SELECT count(*)::int FROM (SELECT 1 FROM "ticket" AS "t" WHERE ${inScope} AND (${condition.of(queue)}) LIMIT ${countLimit}) AS "n") AS "${queue}"`,
  );
  // Numbers, because PostgreSQL cuts names of statements at 63 characters.
  const which = queues.map((queue) => queueKeys.indexOf(queue)).join('-');
  const [row] = await sql.query<Partial<Record<QueueKey, number>>>(
    { name: `queue-counts-${which}`, text: `SELECT ${parts.join(', ')}` },
    [scope.agency, scope.sealed, ...condition.values(scope)],
  );
  return row ?? {};
}
