import type { StaffActor } from '../../domain/access/roles.ts';
import type { Sql } from '../../platform/sql.ts';

const valid = {
  name: 'sessions-valid',
  text: `SELECT "session"."id" AS "id", "staff"."role" AS "role", "staff"."agency_code" AS "agency" FROM "session"
    JOIN "staff" ON "staff"."user_id" = "session"."user_id"
    WHERE "session"."id" = ANY($1::text[]) AND "session"."expires_at" > $2 AND "staff"."active"`,
};

/** Which of these sessions still stand, with the very role and agency that they were opened with. */
export async function sessionsStillValid(
  sql: Sql,
  sessions: readonly { readonly sessionId: string; readonly actor: StaffActor }[],
  now: Date,
): Promise<Set<string>> {
  const rows = await sql.query<{ id: string; role: string; agency: string | null }>(valid, [
    sessions.map((session) => session.sessionId),
    now,
  ]);
  const unchanged = sessions.filter(({ sessionId, actor }) =>
    rows.some((row) => row.id === sessionId && row.role === actor.role && row.agency === actor.agency),
  );
  return new Set(unchanged.map((session) => session.sessionId));
}
