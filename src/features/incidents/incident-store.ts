import type { IncidentState } from '../../contract/incidents.ts';
import type { Sql } from '../../platform/sql.ts';

export type IncidentRecord = {
  readonly id: string;
  readonly title: string;
  readonly categoryCode: string | null;
  readonly unitCode: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly state: IncidentState;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly endedAt: Date | null;
};

export const incidentColumns = `"i"."id" AS "id", "i"."title" AS "title", "i"."category_code" AS "categoryCode", "i"."unit_code" AS "unitCode",
  "i"."lat" AS "lat", "i"."lon" AS "lon", "i"."state" AS "state", "i"."created_by" AS "createdBy", "i"."created_at" AS "createdAt",
  "i"."updated_at" AS "updatedAt", "i"."ended_at" AS "endedAt"`;

const lockById = {
  name: 'incident-for-update',
  text: `SELECT ${incidentColumns} FROM "incident" AS "i" WHERE "i"."id" = $1 FOR UPDATE`,
};
const insert = {
  name: 'incident-insert',
  text: `INSERT INTO "incident" ("id", "title", "category_code", "unit_code", "lat", "lon", "state", "created_by", "created_at", "updated_at")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
};
const update = {
  name: 'incident-update',
  text: `UPDATE "incident" SET "title" = $2, "state" = $3, "updated_at" = $4, "ended_at" = $5 WHERE "incident"."id" = $1`,
};

/** Locks an incident. Null: there is none. */
export async function lockIncident(tx: Sql, id: string): Promise<IncidentRecord | null> {
  const [row] = await tx.query<IncidentRecord>(lockById, [id]);
  return row ?? null;
}

export async function insertIncident(tx: Sql, record: IncidentRecord): Promise<void> {
  const { id, title, categoryCode, unitCode, lat, lon, state, createdBy, createdAt } = record;
  await tx.query(insert, [id, title, categoryCode, unitCode, lat, lon, state, createdBy, createdAt]);
}

export async function updateIncident(
  tx: Sql,
  record: Pick<IncidentRecord, 'id' | 'title' | 'state' | 'updatedAt' | 'endedAt'>,
): Promise<void> {
  await tx.query(update, [record.id, record.title, record.state, record.updatedAt, record.endedAt]);
}

// A ticket leaves an incident that is over by joining another; of one that runs it must be split off first.
const join = {
  name: 'incident-join',
  text: `INSERT INTO "incident_ticket" ("ticket_id", "incident_id", "joined_at", "joined_by")
    SELECT "one"."id", $2, $3, $4 FROM unnest($1::uuid[]) AS "one" ("id")
    ON CONFLICT ("ticket_id") DO UPDATE SET "incident_id" = EXCLUDED."incident_id", "joined_at" = EXCLUDED."joined_at", "joined_by" = EXCLUDED."joined_by"
      WHERE EXISTS (SELECT 1 FROM "incident" AS "old" WHERE "old"."id" = "incident_ticket"."incident_id" AND "old"."state" IN ('ended', 'dismissed'))
    RETURNING "incident_ticket"."ticket_id" AS "id"`,
};

/** Puts tickets into an incident; answers those that are now in it and were not before. */
export async function joinTickets(
  tx: Sql,
  input: {
    readonly incidentId: string;
    readonly ticketIds: readonly string[];
    readonly at: Date;
    readonly by: string | null;
  },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(join, [input.ticketIds, input.incidentId, input.at, input.by]);
  return rows.map((row) => row.id);
}

const leave = {
  name: 'incident-leave',
  text: `DELETE FROM "incident_ticket" WHERE "incident_ticket"."incident_id" = $1 AND "incident_ticket"."ticket_id" = ANY($2::uuid[])`,
};

export async function takeTicketsOut(tx: Sql, incidentId: string, ticketIds: readonly string[]): Promise<void> {
  await tx.query(leave, [incidentId, ticketIds]);
}

const membersOf = {
  name: 'incident-members',
  text: `SELECT "m"."ticket_id" AS "id" FROM "incident_ticket" AS "m" WHERE "m"."incident_id" = $1 ORDER BY "m"."joined_at", "m"."ticket_id"`,
};

/** Ids of its tickets, in the order in which they joined. */
export async function memberIds(sql: Sql, incidentId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(membersOf, [incidentId]);
  return rows.map((row) => row.id);
}

const incidentOf = {
  name: 'incident-of-tickets',
  text: `SELECT "m"."ticket_id" AS "ticketId", ${incidentColumns} FROM "incident_ticket" AS "m" JOIN "incident" AS "i" ON "i"."id" = "m"."incident_id"
    WHERE "m"."ticket_id" = ANY($1::uuid[]) AND "i"."state" <> 'dismissed'`,
};

/** The incidents of tickets; those that were dismissed count as none. */
export async function incidentsOf(sql: Sql, ticketIds: readonly string[]): Promise<Map<string, IncidentRecord>> {
  const rows = await sql.query<IncidentRecord & { ticketId: string }>(incidentOf, [ticketIds]);
  return new Map(rows.map(({ ticketId, ...record }) => [ticketId, record]));
}

// One watch at a time; the lock ends with the transaction.
const watchLock = {
  name: 'incident-watch-lock',
  text: `SELECT pg_advisory_xact_lock(hashtext('incident-watch'))`,
};

/** Until this transaction ends, no other process puts reports into incidents by itself. */
export async function lockWatch(tx: Sql): Promise<void> {
  await tx.query(watchLock);
}

const forgetSealed = {
  name: 'incident-forget-sealed',
  text: `DELETE FROM "incident_ticket" AS "m" USING "incident" AS "i", "ticket" AS "t"
    WHERE "i"."id" = "m"."incident_id" AND "i"."state" IN ('suspected', 'open') AND "t"."id" = "m"."ticket_id" AND "t"."sealed"`,
};

/** A ticket that was sealed after it joined belongs to nothing any more. */
export async function forgetSealedTickets(tx: Sql): Promise<void> {
  await tx.query(forgetSealed);
}
