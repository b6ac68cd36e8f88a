import type { AgencyPeople, AgencyPerson, AgencyTeam } from '../../domain/ticket/choose-officer.ts';
import type { Sql } from '../../platform/sql.ts';

const people = {
  name: 'agency-people',
  text: `SELECT "staff"."user_id" AS "id", "user"."name" AS "name", "staff"."role" AS "role", "staff"."team_id" AS "teamId",
      "staff"."capacity" AS "capacity", "staff"."langs" AS "langs", "staff"."away_from"::text AS "awayFrom",
      "staff"."away_until"::text AS "awayUntil", (SELECT count(*)::int FROM "assignment" AS "a"
        WHERE "a"."officer_id" = "staff"."user_id" AND "a"."state" IN ('offered', 'accepted', 'in_progress', 'drafted')) AS "openCases"
    FROM "staff" JOIN "user" ON "user"."id" = "staff"."user_id"
    WHERE "staff"."agency_code" = $1 AND "staff"."active" AND "staff"."role" IN ('officer', 'lead')
    ORDER BY "staff"."role" DESC, "user"."name", "staff"."user_id"`,
};
const teams = {
  name: 'agency-teams',
  text: `SELECT "team"."id" AS "id", "team"."name" AS "name", "team"."categories" AS "categories", "team"."units" AS "units"
    FROM "team" WHERE "team"."agency_code" = $1 ORDER BY "team"."name", "team"."id"`,
};
// A sender who hid from the agency must not be known again by who got the case.
const previous = {
  name: 'agency-previous-officer',
  text: `SELECT "earlier"."officer_id" AS "officerId", "other"."code" AS "code"
    FROM "ticket" AS "this" JOIN "ticket" AS "other" ON "other"."contact_id" = "this"."contact_id" AND "other"."id" <> "this"."id"
      JOIN "assignment" AS "earlier" ON "earlier"."ticket_id" = "other"."id"
    WHERE "this"."id" = $2 AND NOT "this"."hide_identity" AND NOT "other"."hide_identity" AND NOT "other"."sealed"
      AND "earlier"."agency_code" = $1 AND "earlier"."officer_id" IS NOT NULL AND "earlier"."state" <> 'returned'
    ORDER BY "earlier"."offered_at" DESC, "earlier"."id" LIMIT 1`,
};

/** Who works at an agency, in which teams. */
export async function readPeople(sql: Sql, agency: string): Promise<Omit<AgencyPeople, 'previous'>> {
  return {
    people: await sql.query<AgencyPerson>(people, [agency]),
    teams: await sql.query<AgencyTeam>(teams, [agency]),
  };
}

/** Who at the agency handled the last case of this ticket's sender. */
export async function previousOfficer(sql: Sql, agency: string, ticketId: string): Promise<AgencyPeople['previous']> {
  const [row] = await sql.query<NonNullable<AgencyPeople['previous']>>(previous, [agency, ticketId]);
  return row ?? null;
}
