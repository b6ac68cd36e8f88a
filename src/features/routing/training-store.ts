import { gunzipSync, gzipSync } from 'node:zlib';
import type { Sql } from '../../platform/sql.ts';
import type { LearnAnswer } from './learn.ts';
import { ModelFile } from './model-file.ts';
import { groupOfSender, maskForLearning, type OfficerDecision } from './officer-decisions.ts';

/** A model that was learned here, without its weights. */
export type ModelRow = {
  readonly id: number;
  /** `shipped`: the model that came with the hub, kept as a row once somebody went back to it. */
  readonly state: 'training' | 'ready' | 'failed' | 'shipped';
  readonly card: unknown;
  readonly decisions: number;
  readonly problem: string | null;
  readonly stage: string | null;
  readonly attempts: number;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly activatedAt: Date | null;
  readonly activatedBy: string | null;
};

const columns = `"routing_model"."id" AS "id", "routing_model"."state" AS "state", "routing_model"."card" AS "card",
  "routing_model"."decisions" AS "decisions", "routing_model"."problem" AS "problem", "routing_model"."stage" AS "stage",
  "routing_model"."attempts" AS "attempts", "routing_model"."started_at" AS "startedAt",
  "routing_model"."ended_at" AS "endedAt", "routing_model"."activated_at" AS "activatedAt",
  COALESCE("starter"."name", '') AS "startedBy", "activator"."name" AS "activatedBy"`;
const people = `LEFT JOIN "user" AS "starter" ON "starter"."id" = "routing_model"."started_by"
  LEFT JOIN "user" AS "activator" ON "activator"."id" = "routing_model"."activated_by"`;

const list = {
  name: 'routing-model-list',
  text: `SELECT ${columns} FROM "routing_model" ${people} ORDER BY "routing_model"."id" DESC LIMIT 50`,
};
// Two people who press at once start one training.
const lockStart = { name: 'routing-model-lock', text: `SELECT pg_advisory_xact_lock(1022, 51)` };
const start = {
  name: 'routing-model-start',
  text: `INSERT INTO "routing_model" ("state", "started_by", "started_at")
    SELECT 'training', $1, $2::timestamptz
    WHERE NOT EXISTS (SELECT 1 FROM "routing_model" WHERE "routing_model"."state" = 'training')
    RETURNING "routing_model"."id" AS "id"`,
};
/** Held on a connection of its own while a worker learns: whoever dies loses it, and another takes the row up. */
const lockWork = { name: 'routing-model-claim-lock', text: `SELECT pg_try_advisory_lock(1022, 52) AS "held"` };
const takeUp = {
  name: 'routing-model-take-up',
  text: `UPDATE "routing_model" SET "attempts" = "routing_model"."attempts" + 1
    WHERE "routing_model"."id" = (SELECT min("next"."id") FROM "routing_model" AS "next" WHERE "next"."state" = 'training')
    RETURNING "routing_model"."id" AS "id", "routing_model"."attempts" AS "attempts"`,
};
const isWaiting = {
  name: 'routing-model-waiting',
  text: `SELECT EXISTS (SELECT 1 FROM "routing_model" WHERE "routing_model"."state" = 'training') AS "waits"`,
};
const setStage = {
  name: 'routing-model-stage',
  text: `UPDATE "routing_model" SET "stage" = $2 WHERE "routing_model"."id" = $1`,
};
const finish = {
  name: 'routing-model-finish',
  text: `UPDATE "routing_model" SET "state" = 'ready', "stage" = NULL, "model" = $2, "card" = $3, "decisions" = $4,
      "ended_at" = $5 WHERE "routing_model"."id" = $1 AND "routing_model"."state" = 'training'`,
};
const fail = {
  name: 'routing-model-fail',
  text: `UPDATE "routing_model" SET "state" = 'failed', "stage" = NULL, "problem" = $2, "ended_at" = $3
    WHERE "routing_model"."id" = $1 AND "routing_model"."state" = 'training'`,
};
const activate = {
  name: 'routing-model-activate',
  text: `UPDATE "routing_model" SET "activated_at" = $2, "activated_by" = $3
    WHERE "routing_model"."id" = $1 AND "routing_model"."state" = 'ready' RETURNING "routing_model"."id" AS "id"`,
};
const activateShipped = {
  name: 'routing-model-activate-shipped',
  text: `WITH "known" AS (
      UPDATE "routing_model" SET "activated_at" = $1::timestamptz, "activated_by" = $2
      WHERE "routing_model"."state" = 'shipped' RETURNING "routing_model"."id" AS "id")
    INSERT INTO "routing_model" ("state", "started_by", "started_at", "ended_at", "activated_at", "activated_by")
    SELECT 'shipped', $2, $1::timestamptz, $1::timestamptz, $1::timestamptz, $2
    WHERE NOT EXISTS (SELECT 1 FROM "known")`,
};
const active = {
  name: 'routing-model-active',
  text: `SELECT "routing_model"."id" AS "id", "routing_model"."model" AS "model" FROM "routing_model"
    WHERE "routing_model"."activated_at" IS NOT NULL
    ORDER BY "routing_model"."activated_at" DESC, "routing_model"."id" DESC LIMIT 1`,
};
const activeId = {
  name: 'routing-model-active-id',
  text: `SELECT "routing_model"."id" AS "id", "routing_model"."state" AS "state" FROM "routing_model"
    WHERE "routing_model"."activated_at" IS NOT NULL
    ORDER BY "routing_model"."activated_at" DESC, "routing_model"."id" DESC LIMIT 1`,
};
// What the system routed by itself teaches nothing: the last decision of a person counts. Of a report that was split, its parts teach;
// of a split that was taken back, nothing does.
const decisionPage = {
  name: 'routing-decision-page',
  text: `SELECT "page"."id" AS "ticketId", "page"."created_at" AS "createdAt", "page"."channel" AS "channel",
      "page"."unit_code" AS "unitCode", COALESCE("page"."identity_id", "page"."id")::text AS "sender",
      "contact"."kind" AS "contactKind", "routed"."data" AS "data", "first"."text" AS "text", "first"."subject" AS "subject"
    FROM (
      SELECT "ticket".* FROM "ticket"
      WHERE NOT "ticket"."sealed" AND "ticket"."state" <> 'spam' AND NOT 'spam' = ANY("ticket"."flags")
        AND ($1::timestamptz IS NULL OR ("ticket"."created_at", "ticket"."id") < ($1::timestamptz, $2::uuid))
      ORDER BY "ticket"."created_at" DESC, "ticket"."id" DESC LIMIT $3) AS "page"
    LEFT JOIN "contact" ON "contact"."id" = "page"."contact_id"
    LEFT JOIN LATERAL (
      SELECT "event"."data" AS "data" FROM "event"
      WHERE "event"."ticket_id" = "page"."id" AND "event"."type" = 'ticket.routed' AND "event"."actor_kind" = 'staff'
        AND NOT EXISTS (SELECT 1 FROM "ticket_link" AS "l" WHERE ("l"."origin_id" = "page"."id" AND "l"."undone_at" IS NULL)
          OR ("l"."ticket_id" = "page"."id" AND "l"."undone_at" IS NOT NULL))
      ORDER BY "event"."seq" DESC LIMIT 1) AS "routed" ON true
    LEFT JOIN LATERAL (
      SELECT "message"."text" AS "text", "message"."subject" AS "subject" FROM "message"
      WHERE "message"."ticket_id" = "page"."id" AND "message"."direction" = 'in' AND "message"."kind" = 'report'
        AND "message"."removed_at" IS NULL AND NOT "message"."automatic"
      ORDER BY "message"."created_at" LIMIT 1) AS "first" ON "routed"."data" IS NOT NULL
    ORDER BY "page"."created_at" DESC, "page"."id" DESC`,
};

type DecisionRow = {
  readonly ticketId: string;
  readonly createdAt: Date;
  readonly channel: string;
  readonly unitCode: string | null;
  readonly sender: string;
  readonly contactKind: string | null;
  readonly data: unknown;
  readonly text: string | null;
  readonly subject: string | null;
};

const pageSize = 2000;
/** More would make a training longer than people wait, and old decisions are about another division of work. */
const mostDecisions = 65_000;
const longestText = 4000;

function destinationOf(data: unknown, name: 'category' | 'lead'): string | null {
  const change: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : null;
  const to: unknown = typeof change === 'object' && change !== null ? Reflect.get(change, 'to') : null;
  return typeof to === 'string' ? to : null;
}

function decisionOf(row: DecisionRow): OfficerDecision[] {
  const category = destinationOf(row.data, 'category');
  const lead = destinationOf(row.data, 'lead');
  if (category === null || lead === null || row.text === null || row.text.trim() === '') return [];
  return [
    {
      text: maskForLearning(row.text.slice(0, longestText)),
      subject: row.subject === null ? null : maskForLearning(row.subject),
      category,
      lead,
      channel: row.channel,
      senderKind: row.contactKind === 'business' ? 'business' : 'citizen',
      unitCode: row.unitCode,
      group: groupOfSender(row.sender),
    },
  ];
}

/** The last decision of a person on each ticket, the newest first; sealed tickets and spam teach nothing. */
export async function collectDecisions(sql: Sql, signal: AbortSignal): Promise<OfficerDecision[]> {
  const decisions: OfficerDecision[] = [];
  let last: DecisionRow | undefined;
  do {
    signal.throwIfAborted();
    const rows: DecisionRow[] = await sql.query<DecisionRow>(decisionPage, [
      last?.createdAt ?? null,
      last?.ticketId ?? null,
      pageSize,
    ]);
    for (const row of rows) decisions.push(...decisionOf(row));
    last = rows.length === pageSize ? rows.at(-1) : undefined;
  } while (last !== undefined && decisions.length < mostDecisions);
  return decisions;
}

export function listModels(sql: Sql): Promise<ModelRow[]> {
  return sql.query<ModelRow>(list);
}

/** Null: one is being trained already. Within a transaction. */
export async function startTraining(tx: Sql, by: string, at: Date): Promise<number | null> {
  await tx.query(lockStart);
  const [row] = await tx.query<{ id: number }>(start, [by, at]);
  return row?.id ?? null;
}

export async function trainingWaits(sql: Sql): Promise<boolean> {
  const [row] = await sql.query<{ waits: boolean }>(isWaiting);
  return row?.waits === true;
}

/** The training to work on, on a connection of its own that holds the claim. Null: none, or another worker has it. */
export async function claimTraining(own: Sql): Promise<{ readonly id: number; readonly attempts: number } | null> {
  const [lock] = await own.query<{ held: boolean }>(lockWork);
  if (lock?.held !== true) return null;
  const [row] = await own.query<{ id: number; attempts: number }>(takeUp);
  return row ?? null;
}

export async function tellStage(sql: Sql, id: number, stage: string): Promise<void> {
  await sql.query(setStage, [id, stage]);
}

export async function keepModel(
  sql: Sql,
  id: number,
  { file, card, decisions, at }: LearnAnswer & { readonly decisions: number; readonly at: Date },
): Promise<void> {
  const packed = gzipSync(JSON.stringify(file), { level: 1 });
  await sql.query(finish, [id, packed, JSON.stringify(card), decisions, at]);
}

export async function failTraining(sql: Sql, id: number, problem: string, at: Date): Promise<void> {
  await sql.query(fail, [id, problem, at]);
}

/** False: there is no such model that is ready. `id` null: back to the shipped one. */
export async function activateModel(sql: Sql, id: number | null, by: string, at: Date): Promise<boolean> {
  if (id !== null) return (await sql.query(activate, [id, at, by])).length > 0;
  await sql.query(activateShipped, [at, by]);
  return true;
}

/** Id of the model in use; null: the one that ships. */
export async function activeModelId(sql: Sql): Promise<number | null> {
  const [row] = await sql.query<{ id: number; state: string }>(activeId);
  return row === undefined || row.state === 'shipped' ? null : row.id;
}

/** The model in use as it is kept; null: the one that ships. */
export async function loadActiveFile(sql: Sql): Promise<{ readonly id: number; readonly file: ModelFile } | null> {
  const [row] = await sql.query<{ id: number; model: Buffer | null }>(active);
  if (row === undefined || row.model === null) return null;
  return { id: row.id, file: ModelFile.parse(JSON.parse(gunzipSync(row.model).toString('utf8'))) };
}
