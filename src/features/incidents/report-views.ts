import type { IncidentReport } from '../../domain/incident/report-profile.ts';
import type { Sql } from '../../platform/sql.ts';

type ReportRow = {
  readonly id: string;
  readonly text: string | null;
  readonly subject: string;
  readonly at: Date;
  readonly unitCode: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly categoryCode: string | null;
  readonly sender: string;
};

export type FoundReport = Omit<IncidentReport, 'unitName'>;

/** Of a report this much is read: by then it has said what it is about. */
const textLength = 1200;

const columns = `"t"."id" AS "id", "t"."subject" AS "subject", left("first"."text", ${textLength}) AS "text", "t"."created_at" AS "at",
  "t"."unit_code" AS "unitCode", "t"."lat" AS "lat", "t"."lon" AS "lon", "t"."category_code" AS "categoryCode",
  COALESCE("t"."contact_id", "t"."identity_id", "t"."id")::text AS "sender"`;
const firstMessage = `LEFT JOIN LATERAL (SELECT "message"."text" AS "text" FROM "message" WHERE "message"."ticket_id" = "t"."id"
    AND "message"."direction" = 'in' ORDER BY "message"."created_at" LIMIT 1) AS "first" ON true`;
/** Neither secret matters, nor procedures of their own, nor what is nobody's trouble. */
const mayBelong = `NOT "t"."sealed" AND "t"."state" NOT IN ('spam', 'diverted', 'refused', 'merged') AND NOT ("t"."flags" && ARRAY['denunciation', 'spam'])`;

function toReport(row: ReportRow): FoundReport {
  const { id, at, unitCode, lat, lon, categoryCode, sender } = row;
  return {
    id,
    text: row.text ?? row.subject,
    at,
    unitCode,
    point: lat !== null && lon !== null ? { lat, lon } : null,
    categoryCode,
    sender,
  };
}

const byIds = {
  name: 'incident-reports-by-id',
  text: `SELECT ${columns} FROM "ticket" AS "t" ${firstMessage} WHERE "t"."id" = ANY($1::uuid[]) AND ${mayBelong} ORDER BY "t"."created_at"`,
};

/** The reports of these tickets; those that can be in no incident are missing. */
export async function reportsByIds(sql: Sql, ids: readonly string[]): Promise<FoundReport[]> {
  return ids.length === 0 ? [] : (await sql.query<ReportRow>(byIds, [ids])).map(toReport);
}

const windowDays = 14;
/** Neighbours in time that are looked at on each side, and of these as many as fit the place are read. */
const scanned = 3000;
const read = 300;

/** What is needed of a ticket before its words are read: a row that is sorted should be small. */
const slim = `"ticket"."id", "ticket"."subject", "ticket"."created_at", "ticket"."unit_code", "ticket"."lat", "ticket"."lon",
      "ticket"."category_code", "ticket"."contact_id", "ticket"."identity_id", "ticket"."sealed", "ticket"."state", "ticket"."flags"`;

// The window is cut along the index of arrival before anything else is asked, so that it costs the same at any size.
const around = (side: 'before' | 'after') => `SELECT "n".* FROM (
    SELECT ${slim} FROM "ticket" WHERE "ticket"."created_at" ${side === 'before' ? '<= $2::timestamptz AND "ticket"."created_at" >= $2::timestamptz -' : '> $2::timestamptz AND "ticket"."created_at" <= $2::timestamptz +'} interval '${windowDays} days'
    ORDER BY "ticket"."created_at" ${side === 'before' ? 'DESC' : 'ASC'}, "ticket"."id" ${side === 'before' ? 'DESC' : 'ASC'} LIMIT ${scanned}) AS "n"`;
// What one report was split into is told of by their links, and is about different matters.
const sameReport = `SELECT "l"."ticket_id" FROM "ticket_link" AS "l" WHERE "l"."origin_id" = $1
      OR "l"."origin_id" IN (SELECT "o"."origin_id" FROM "ticket_link" AS "o" WHERE "o"."ticket_id" = $1)
      UNION ALL SELECT "o"."origin_id" FROM "ticket_link" AS "o" WHERE "o"."ticket_id" = $1`;
const near = {
  name: 'incident-candidates',
  text: `SELECT ${columns} FROM (
      SELECT "t".* FROM (${around('before')} UNION ALL ${around('after')}) AS "t"
      WHERE "t"."id" <> $1 AND "t"."id" <> ALL (ARRAY(${sameReport})) AND ${mayBelong}
        AND ("t"."unit_code" = $3 OR (("t"."unit_code" IS NULL OR $3::text IS NULL) AND "t"."category_code" = $4)
          OR ($5::float8 IS NOT NULL AND "t"."lat" BETWEEN $5 - 0.03 AND $5 + 0.03 AND "t"."lon" BETWEEN $6 - 0.03 AND $6 + 0.03))
        AND ($7::text IS NULL OR EXISTS (SELECT 1 FROM "assignment" AS "s"
          WHERE "s"."ticket_id" = "t"."id" AND "s"."agency_code" = $7 AND "s"."state" <> 'returned'))
      ORDER BY abs(extract(epoch FROM "t"."created_at" - $2::timestamptz)) LIMIT ${read}) AS "t" ${firstMessage}`,
};

/** Reports that came within two weeks of this one, in its commune, near its point, or of its category where no place is known. */
export async function reportsAround(sql: Sql, own: FoundReport, agency: string | null): Promise<FoundReport[]> {
  const { id, at, unitCode, categoryCode, point } = own;
  const values = [id, at, unitCode, categoryCode, point?.lat ?? null, point?.lon ?? null, agency];
  return (await sql.query<ReportRow>(near, values)).map(toReport);
}

// Who was taken out of an incident by hand is not put back by the hub.
const isFree = `${mayBelong} AND "t"."unit_code" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "incident_ticket" AS "m" WHERE "m"."ticket_id" = "t"."id")
      AND NOT EXISTS (SELECT 1 FROM "event" AS "e" WHERE "e"."ticket_id" = "t"."id" AND "e"."type" = 'incident.left')`;
const fresh = {
  name: 'incident-fresh-reports',
  text: `SELECT ${columns} FROM (
      SELECT ${slim} FROM "ticket" WHERE "ticket"."created_at" > $1 ORDER BY "ticket"."created_at" DESC, "ticket"."id" DESC LIMIT $2) AS "t"
      ${firstMessage}
    WHERE ${isFree} ORDER BY "t"."created_at"`,
};

/** Reports since then that no incident has or had. */
export async function freshReports(sql: Sql, since: Date, limit: number): Promise<FoundReport[]> {
  return (await sql.query<ReportRow>(fresh, [since, limit])).map(toReport);
}

const stillFree = {
  name: 'incident-still-free',
  text: `SELECT "t"."id" AS "id" FROM "ticket" AS "t" WHERE "t"."id" = ANY($1::uuid[]) AND ${isFree}`,
};

/** Those of these tickets that the hub may still put into an incident. */
export async function freeTickets(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  return new Set((await sql.query<{ id: string }>(stillFree, [ids])).map(({ id }) => id));
}

const growing = {
  name: 'incident-growing',
  text: `SELECT "i"."id" AS "incidentId", "m"."ticket_id" AS "ticketId" FROM (
      SELECT "incident"."id" AS "id" FROM "incident" WHERE "incident"."state" IN ('suspected', 'open') ORDER BY "incident"."updated_at" DESC LIMIT $1) AS "i"
    CROSS JOIN LATERAL (SELECT "incident_ticket"."ticket_id" AS "ticket_id", "incident_ticket"."joined_at" AS "joined_at" FROM "incident_ticket"
      WHERE "incident_ticket"."incident_id" = "i"."id" ORDER BY "incident_ticket"."joined_at" DESC, "incident_ticket"."ticket_id" DESC LIMIT $2) AS "m"`,
};

/** Some tickets of each incident that is under way, the latest to join first. */
export async function membersOfGrowing(sql: Sql, incidents: number, members: number): Promise<Map<string, string[]>> {
  const rows = await sql.query<{ incidentId: string; ticketId: string }>(growing, [incidents, members]);
  const found = new Map<string, string[]>();
  for (const { incidentId, ticketId } of rows) found.set(incidentId, [...(found.get(incidentId) ?? []), ticketId]);
  return found;
}

const latest = {
  name: 'incident-latest-report',
  text: `SELECT "ticket"."id" AS "id" FROM "ticket" ORDER BY "ticket"."created_at" DESC, "ticket"."id" DESC LIMIT 1`,
};

/** The newest ticket, to see whether anything came since the last look. */
export async function latestReport(sql: Sql): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>(latest);
  return row?.id ?? null;
}
