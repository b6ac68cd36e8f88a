import type { Sql } from '../../platform/sql.ts';

export type BucketRow = {
  readonly agency: string | null;
  readonly open: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly answeredInTime: number;
  readonly answeredLate: number;
  readonly medianFirstAnswerMinutes: number | null;
};

/** A median of fewer answers than this says nothing. */
const sampleFloor = 5;

const counted = `
  count(*) FILTER (WHERE "c"."open")::int AS "open",
  count(*) FILTER (WHERE "c"."open" AND NOT "c"."late" AND "c"."soon")::int AS "dueSoon",
  count(*) FILTER (WHERE "c"."open" AND "c"."late")::int AS "overdue",
  count(*) FILTER (WHERE "c"."answered" AND NOT "c"."late")::int AS "answeredInTime",
  count(*) FILTER (WHERE "c"."answered" AND "c"."late")::int AS "answeredLate"`;
const median = `CASE WHEN count("c"."minutes") >= ${sampleFloor}
  THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY "c"."minutes") END AS "medianFirstAnswerMinutes"`;

// Three quarters of a clock's time are gone: the same share as the queue `due_soon`.
const soonOf = (clock: string) =>
  `$1::timestamptz >= ${clock}."started_at" + (${clock}."due_at" - ${clock}."started_at") * 0.75`;

// $3: may see sealed tickets; for all others they are nowhere, so that the numbers are those of the queues.
const inSight = `(NOT "t"."sealed" OR $3::boolean)`;

// Open: late when any deadline that runs has passed, so that the number is that of the queue. Answered: by the promise to
// the sender, for 30 days.
const totals = {
  name: 'dashboard-totals',
  text: `SELECT NULL AS "agency", ${counted}, ${median} FROM (
      SELECT "t"."answered_at" IS NULL AS "open", "t"."answered_at" IS NOT NULL AS "answered",
        CASE WHEN "t"."answered_at" IS NULL THEN COALESCE("t"."next_due" < $1, false)
          ELSE EXISTS (SELECT 1 FROM "clock" AS "k" WHERE "k"."ticket_id" = "t"."id" AND "k"."scope" = 'ticket' AND "k"."kind" = 'resolve'
            AND "k"."breached_at" IS NOT NULL) END AS "late",
        EXISTS (SELECT 1 FROM "clock" AS "k" WHERE "k"."ticket_id" = "t"."id" AND "k"."state" = 'running' AND ${soonOf('"k"')}) AS "soon",
        EXTRACT(EPOCH FROM "t"."first_answer_at" - "t"."created_at") / 60 AS "minutes"
      FROM "ticket" AS "t"
      WHERE ${inSight} AND ("t"."state" IN ('new', 'triage', 'forwarded', 'processing', 'waiting_sender', 'awaiting_approval', 'reopened')
          OR ("t"."state" IN ('answered', 'closed') AND "t"."answered_at" > $1::timestamptz - interval '30 days'))
        AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM "assignment" AS "a" WHERE "a"."ticket_id" = "t"."id" AND "a"."agency_code" = $2 AND "a"."state" <> 'returned'))
    ) AS "c"`,
};
// What each agency owes: the clocks of its assignments.
const byAgency = {
  name: 'dashboard-agencies',
  text: `SELECT "c"."agency" AS "agency", ${counted}, ${median} FROM (
      SELECT "a"."agency_code" AS "agency", "a"."state" <> 'done' AS "open", "a"."state" = 'done' AS "answered",
        CASE WHEN "a"."state" = 'done' THEN bool_or("k"."kind" = 'resolve' AND "k"."breached_at" IS NOT NULL)
          ELSE bool_or("k"."state" = 'running' AND "k"."due_at" < $1) END AS "late",
        bool_or("k"."state" = 'running' AND ${soonOf('"k"')}) AS "soon",
        EXTRACT(EPOCH FROM "a"."done_at" - "a"."offered_at") / 60 AS "minutes"
      FROM "assignment" AS "a" JOIN "clock" AS "k" ON "k"."assignment_id" = "a"."id"
      WHERE "a"."state" <> 'returned' AND ("a"."state" <> 'done' OR "a"."done_at" > $1::timestamptz - interval '30 days')
        AND ($2::text IS NULL OR "a"."agency_code" = $2)
      GROUP BY "a"."id"
    ) AS "c" GROUP BY "c"."agency" ORDER BY "overdue" DESC, "open" DESC, "agency"`,
};
// Days are those of Việt Nam (no summer time), whatever the server's own zone.
const hours = {
  name: 'dashboard-hours',
  text: `SELECT EXTRACT(HOUR FROM "t"."created_at" AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS "hour",
      count(*) FILTER (WHERE "d"."day" = 0)::int AS "today",
      (count(*) FILTER (WHERE "d"."day" IN (7, 14, 21, 28)) / 4.0)::float8 AS "usual"
    FROM "ticket" AS "t" CROSS JOIN LATERAL (
      SELECT ($1 AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - ("t"."created_at" AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "day") AS "d"
    WHERE ${inSight} AND "t"."created_at" > $1::timestamptz - interval '29 days' AND "d"."day" IN (0, 7, 14, 21, 28)
      AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM "assignment" AS "a" WHERE "a"."ticket_id" = "t"."id" AND "a"."agency_code" = $2 AND "a"."state" <> 'returned'))
    GROUP BY 1 ORDER BY 1`,
};
const nextBreaches = {
  name: 'dashboard-next-breaches',
  text: `SELECT "t"."id" AS "id" FROM "ticket" AS "t"
    WHERE ${inSight} AND "t"."next_due" IS NOT NULL AND "t"."state" IN ('new', 'triage', 'forwarded', 'processing', 'waiting_sender', 'awaiting_approval', 'reopened')
      AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM "assignment" AS "a" WHERE "a"."ticket_id" = "t"."id" AND "a"."agency_code" = $2 AND "a"."state" <> 'returned'))
    ORDER BY ("t"."next_due" < $1) ASC, "t"."next_due" LIMIT 12`,
};

/** `agency` null: the whole province. */
export async function readDashboard(
  sql: Sql,
  input: { readonly agency: string | null; readonly sealed: boolean; readonly now: Date },
) {
  const ofAgencies = [input.now, input.agency];
  const values = [...ofAgencies, input.sealed];
  const [[total], agencies, hourRows, next] = await Promise.all([
    sql.query<BucketRow>(totals, values),
    sql.query<BucketRow>(byAgency, ofAgencies),
    sql.query<{ hour: number; today: number; usual: number }>(hours, values),
    sql.query<{ id: string }>(nextBreaches, values),
  ]);
  return { total, agencies, hours: hourRows, nextIds: next.map((row) => row.id) };
}
