import type { OpinionProblem, OpinionState } from '../../domain/routing/second-opinion.ts';
import type { Sql } from '../../platform/sql.ts';

/** A report that somebody is to be asked about, as it came. */
export type OpenQuestion = {
  readonly ticketId: string;
  readonly text: string;
  readonly subject: string | null;
  /** Names of whoever wrote it. */
  readonly names: readonly string[];
};

/** Two workers never pass the day's bound together. */
const lock = { name: 'second-opinion-lock', text: `SELECT pg_advisory_xact_lock(1022, 55)` };
// Below the threshold, by the classifier alone; sealed reports, spam and what may be a denunciation never leave the house.
const claim = {
  name: 'second-opinion-claim',
  text: `WITH "next" AS (
      SELECT "ticket"."id" AS "id" FROM "ticket"
      WHERE "ticket"."state" IN ('new', 'triage') AND NOT "ticket"."sealed" AND "ticket"."created_at" >= $1::timestamptz
        AND "ticket"."bounces" = 0 AND NOT "ticket"."flags" && ARRAY['denunciation', 'spam']::text[]
        AND "ticket"."decision"->'rule' = 'null'::jsonb AND ("ticket"."decision"->>'needsHuman')::boolean
        AND ("ticket"."decision"->>'confidence')::float8 < $2
        AND NOT EXISTS (SELECT 1 FROM "second_opinion" WHERE "second_opinion"."ticket_id" = "ticket"."id")
      ORDER BY "ticket"."created_at", "ticket"."id" LIMIT $3),
    "asked" AS (
      INSERT INTO "second_opinion" ("ticket_id", "state", "model", "asked_at")
      SELECT "next"."id", 'asking', $4, $5::timestamptz FROM "next" RETURNING "second_opinion"."ticket_id" AS "id")
    SELECT "asked"."id" AS "ticketId", "first"."text" AS "text", "first"."subject" AS "subject",
      array_remove(ARRAY["ticket"."sender_name", "contact"."name", "identity"."name"], NULL) AS "names"
    FROM "asked" JOIN "ticket" ON "ticket"."id" = "asked"."id"
    LEFT JOIN "contact" ON "contact"."id" = "ticket"."contact_id"
    LEFT JOIN "identity" ON "identity"."id" = "ticket"."identity_id"
    JOIN LATERAL (
      SELECT "message"."text" AS "text", "message"."subject" AS "subject" FROM "message"
      WHERE "message"."ticket_id" = "ticket"."id" AND "message"."direction" = 'in' AND "message"."kind" = 'report'
      ORDER BY "message"."created_at" LIMIT 1) AS "first" ON true`,
};
const finish = {
  name: 'second-opinion-finish',
  text: `UPDATE "second_opinion" SET "state" = $2, "category_code" = $3, "agency_code" = $4, "problem" = $5, "ms" = $6
    WHERE "second_opinion"."ticket_id" = $1`,
};
const counts = {
  name: 'second-opinion-counts',
  text: `SELECT count(*)::int AS "asked", (count(*) FILTER (WHERE "second_opinion"."state" = 'same'))::int AS "same",
      (count(*) FILTER (WHERE "second_opinion"."state" = 'other'))::int AS "other",
      (count(*) FILTER (WHERE "second_opinion"."state" = 'none'))::int AS "none",
      (count(*) FILTER (WHERE "second_opinion"."state" = 'failed'))::int AS "failed"
    FROM "second_opinion" WHERE "second_opinion"."asked_at" >= $1::timestamptz`,
};
const latest = {
  name: 'second-opinion-latest',
  text: `SELECT "second_opinion"."state" AS "state", "second_opinion"."asked_at" AS "at", "second_opinion"."problem" AS "problem"
    FROM "second_opinion" WHERE "second_opinion"."state" <> 'asking' AND ($1::timestamptz IS NULL OR "second_opinion"."asked_at" >= $1)
    ORDER BY "second_opinion"."asked_at" DESC LIMIT 20`,
};

export type OpinionCounts = Readonly<Record<'asked' | 'same' | 'other' | 'none' | 'failed', number>>;
export type OpinionTry = { readonly state: OpinionState; readonly at: Date; readonly problem: OpinionProblem | null };

export async function lockOpinions(tx: Sql): Promise<void> {
  await tx.query(lock);
}

/** Takes up to `limit` reports since `since` whose decision is less sure than `below`; each is taken once for ever. */
export function claimQuestions(
  tx: Sql,
  input: {
    readonly since: Date;
    readonly below: number;
    readonly limit: number;
    readonly model: string;
    readonly at: Date;
  },
): Promise<OpenQuestion[]> {
  return tx.query<OpenQuestion>(claim, [input.since, input.below, input.limit, input.model, input.at]);
}

export async function finishQuestion(
  tx: Sql,
  ticketId: string,
  end: {
    readonly state: OpinionState;
    readonly category: string | null;
    readonly agency: string | null;
    readonly problem: OpinionProblem | null;
    readonly ms: number;
  },
): Promise<void> {
  await tx.query(finish, [ticketId, end.state, end.category, end.agency, end.problem, end.ms]);
}

export async function countOpinions(sql: Sql, since: Date): Promise<OpinionCounts> {
  const [row] = await sql.query<OpinionCounts>(counts, [since]);
  return row ?? { asked: 0, same: 0, other: 0, none: 0, failed: 0 };
}

/** The last attempts that ended, the newest first. */
export function latestTries(sql: Sql, since: Date | null): Promise<OpinionTry[]> {
  return sql.query<OpinionTry>(latest, [since]);
}
