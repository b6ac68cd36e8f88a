import type { TicketState } from '../../domain/ticket/states.ts';
import type { Sql } from '../../platform/sql.ts';
import { incidentColumns, type IncidentRecord } from './incident-store.ts';

/** Agency whose tickets count; null: the whole province. Sealed tickets count for nobody. */
type IncidentScope = { readonly agency: string | null };

export type IncidentSum = IncidentRecord & {
  readonly tickets: number;
  readonly openTickets: number;
  readonly meToo: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
};

// $1 agency (null: all).
const inScope = `NOT "t"."sealed" AND ($1::text IS NULL OR EXISTS (SELECT 1 FROM "assignment" AS "s"
    WHERE "s"."ticket_id" = "t"."id" AND "s"."agency_code" = $1 AND "s"."state" <> 'returned'))`;
const isOpen = `"t"."state" IN ('new', 'triage', 'forwarded', 'processing', 'waiting_sender', 'awaiting_approval', 'reopened')`;
const sums = `CROSS JOIN LATERAL (SELECT count(*)::int AS "tickets", (count(*) FILTER (WHERE ${isOpen}))::int AS "openTickets",
      COALESCE(sum((SELECT count(*) FROM "me_too" AS "c" WHERE "c"."ticket_id" = "t"."id")), 0)::int AS "meToo",
      min("t"."created_at") AS "firstAt", max("t"."created_at") AS "lastAt"
    FROM "incident_ticket" AS "m" JOIN "ticket" AS "t" ON "t"."id" = "m"."ticket_id"
    WHERE "m"."incident_id" = "i"."id" AND ${inScope}) AS "sum"`;
const sumColumns = `${incidentColumns}, "sum"."tickets" AS "tickets", "sum"."openTickets" AS "openTickets", "sum"."meToo" AS "meToo",
  "sum"."firstAt" AS "firstAt", "sum"."lastAt" AS "lastAt"`;

const list = {
  name: 'incident-list',
  text: `SELECT ${sumColumns} FROM "incident" AS "i" ${sums}
    WHERE "i"."state" = ANY($2::text[]) AND "sum"."tickets" > 0
      AND ($3::timestamptz IS NULL OR ("i"."updated_at", "i"."id") < ($3::timestamptz, $4::uuid))
    ORDER BY "i"."updated_at" DESC, "i"."id" DESC LIMIT $5`,
};

/** Incidents in these states with tickets in scope, the last changed first. */
export async function listIncidents(
  sql: Sql,
  scope: IncidentScope,
  input: {
    readonly states: readonly IncidentRecord['state'][];
    readonly after: { readonly at: string; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<IncidentSum[]> {
  const { states, after, limit } = input;
  return sql.query<IncidentSum>(list, [scope.agency, states, after?.at ?? null, after?.id ?? null, limit]);
}

const one = {
  name: 'incident-one',
  text: `SELECT ${sumColumns} FROM "incident" AS "i" ${sums} WHERE "i"."id" = $2`,
};

/** One incident with the sums of its tickets in scope; null: there is none, or nothing of it is in scope. */
export async function findIncident(sql: Sql, scope: IncidentScope, id: string): Promise<IncidentSum | null> {
  const [row] = await sql.query<IncidentSum>(one, [scope.agency, id]);
  return row && (row.tickets > 0 || scope.agency === null) ? row : null;
}

export type IncidentMember = {
  readonly id: string;
  readonly code: string;
  readonly state: TicketState;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly unitCode: string | null;
  readonly joinedAt: Date;
  readonly joinedBy: string | null;
  readonly meToo: number;
};

const members = {
  name: 'incident-members-in-scope',
  text: `SELECT "t"."id" AS "id", "t"."code" AS "code", "t"."state" AS "state", "t"."lat" AS "lat", "t"."lon" AS "lon",
      "t"."unit_code" AS "unitCode", "m"."joined_at" AS "joinedAt", "user"."name" AS "joinedBy",
      (SELECT count(*)::int FROM "me_too" AS "c" WHERE "c"."ticket_id" = "t"."id") AS "meToo"
    FROM "incident_ticket" AS "m" JOIN "ticket" AS "t" ON "t"."id" = "m"."ticket_id" LEFT JOIN "user" ON "user"."id" = "m"."joined_by"
    WHERE "m"."incident_id" = $2 AND ${inScope} ORDER BY "t"."created_at" DESC, "t"."id" DESC LIMIT $3`,
};

/** Its tickets in scope, the newest first. */
export async function membersInScope(
  sql: Sql,
  scope: IncidentScope,
  input: { readonly incidentId: string; readonly limit: number },
): Promise<IncidentMember[]> {
  return sql.query<IncidentMember>(members, [scope.agency, input.incidentId, input.limit]);
}

export type IncidentHappening = {
  readonly at: Date;
  readonly type: string;
  readonly title: string | null;
  readonly by: string | null;
  readonly codes: readonly string[];
  readonly count: number;
};

const happenings = {
  name: 'incident-happenings',
  text: `SELECT "e"."at" AS "at", "e"."type" AS "type", "e"."data"->>'title' AS "title", "user"."name" AS "by",
      (array_agg("t"."code" ORDER BY "t"."code"))[1:5] AS "codes", count(*)::int AS "count"
    FROM "ticket" AS "t" JOIN "event" AS "e" ON "e"."ticket_id" = "t"."id" LEFT JOIN "user" ON "e"."actor_kind" = 'staff' AND "user"."id" = "e"."actor_id"
    WHERE "t"."id" = ANY($1::uuid[]) AND (("e"."type" LIKE 'incident.%' AND "e"."data"->>'incident' = $2) OR "e"."type" = 'answer.approved')
    GROUP BY "e"."at", "e"."type", "e"."data"->>'title', "user"."name" ORDER BY "e"."at" DESC LIMIT 100`,
};

/** What happened to it, each thing once however many tickets it touched, the latest first. */
export async function happeningsOf(
  sql: Sql,
  input: { readonly incidentId: string; readonly ticketIds: readonly string[] },
): Promise<IncidentHappening[]> {
  return sql.query<IncidentHappening>(happenings, [input.ticketIds, input.incidentId]);
}

export type ShareMember = {
  readonly id: string;
  readonly code: string;
  readonly subject: string;
  readonly state: TicketState;
  readonly lang: string;
  readonly channel: string;
  readonly assignments: readonly {
    readonly agencyCode: string;
    readonly part: 'lead' | 'coordinating';
    readonly state: 'offered' | 'accepted' | 'returned' | 'in_progress' | 'drafted' | 'approved' | 'done';
  }[];
};

const shareMembers = {
  name: 'incident-share-members',
  text: `SELECT "t"."id" AS "id", "t"."code" AS "code", "t"."subject" AS "subject", "t"."state" AS "state", "t"."lang" AS "lang", "t"."channel" AS "channel",
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('agencyCode', "a"."agency_code", 'part', "a"."part", 'state', "a"."state")), '[]'::jsonb)
        FROM "assignment" AS "a" WHERE "a"."ticket_id" = "t"."id") AS "assignments"
    FROM "incident_ticket" AS "m" JOIN "ticket" AS "t" ON "t"."id" = "m"."ticket_id"
    WHERE "m"."incident_id" = $2 AND "t"."id" <> $3 AND ${inScope} ORDER BY "t"."created_at", "t"."id" LIMIT 500`,
};

/** The other tickets of an incident that an answer could go to. */
export async function othersToAnswer(
  sql: Sql,
  scope: IncidentScope,
  input: { readonly incidentId: string; readonly ticketId: string },
): Promise<ShareMember[]> {
  return sql.query<ShareMember>(shareMembers, [scope.agency, input.incidentId, input.ticketId]);
}
