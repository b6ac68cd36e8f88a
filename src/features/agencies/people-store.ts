import type { AgencyPeopleRequest } from '../../contract/people.ts';
import type { Sql } from '../../platform/sql.ts';

const lock = {
  name: 'agency-lock',
  text: `SELECT "agency"."code" AS "code" FROM "agency" WHERE "agency"."code" = $1 FOR UPDATE`,
};
const foreignTeams = {
  name: 'agency-foreign-teams',
  text: `SELECT "team"."id" AS "id" FROM "team" WHERE "team"."id" = ANY($2::uuid[]) AND "team"."agency_code" <> $1`,
};
const putTeams = {
  name: 'agency-put-teams',
  text: `INSERT INTO "team" ("id", "agency_code", "name", "categories", "units")
    SELECT "t"."id", $1, "t"."name", "t"."categories", "t"."units"
    FROM jsonb_to_recordset($2::jsonb) AS "t"("id" uuid, "name" text, "categories" text[], "units" text[])
    ON CONFLICT ("id") DO UPDATE SET "name" = EXCLUDED."name", "categories" = EXCLUDED."categories", "units" = EXCLUDED."units"`,
};
const putPeople = {
  name: 'agency-put-people',
  text: `UPDATE "staff" SET "team_id" = "p"."team", "capacity" = "p"."capacity", "langs" = "p"."langs",
      "away_from" = "p"."awayFrom", "away_until" = "p"."awayUntil"
    FROM jsonb_to_recordset($2::jsonb) AS "p"("id" text, "team" uuid, "capacity" int, "langs" text[], "awayFrom" date, "awayUntil" date)
    WHERE "staff"."user_id" = "p"."id" AND "staff"."agency_code" = $1`,
};
// Members who are no longer active would keep a team from going.
const leaveTeams = {
  name: 'agency-leave-teams',
  text: `UPDATE "staff" SET "team_id" = NULL FROM "team"
    WHERE "team"."id" = "staff"."team_id" AND "team"."agency_code" = $1 AND NOT ("team"."id" = ANY($2::uuid[]))`,
};
const dropTeams = {
  name: 'agency-drop-teams',
  text: `DELETE FROM "team" WHERE "team"."agency_code" = $1 AND NOT ("team"."id" = ANY($2::uuid[]))`,
};

/** One at a time changes an agency's people. */
export async function lockAgency(tx: Sql, agency: string): Promise<void> {
  await tx.query(lock, [agency]);
}

/** Whether one of these teams belongs to another agency. */
export async function hasForeignTeam(tx: Sql, agency: string, ids: readonly string[]): Promise<boolean> {
  return (await tx.query(foreignTeams, [agency, ids])).length > 0;
}

/** Writes teams and people of an agency as they shall be. */
export async function writePeople(
  tx: Sql,
  agency: string,
  { teams, people }: Pick<AgencyPeopleRequest, 'teams' | 'people'>,
): Promise<void> {
  const kept = teams.map((team) => team.id);
  await tx.query(putTeams, [agency, JSON.stringify(teams)]);
  await tx.query(putPeople, [agency, JSON.stringify(people)]);
  await tx.query(leaveTeams, [agency, kept]);
  await tx.query(dropTeams, [agency, kept]);
}
