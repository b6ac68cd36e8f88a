import type { RoutingRule } from '../../domain/routing/rule.ts';
import type { Sql } from '../../platform/sql.ts';

/** A version of the rules as it is kept; without `publishedAt` it is the draft. */
export type RuleSetRow = {
  readonly id: number;
  /** As written by some version of the hub; to be parsed. */
  readonly rules: unknown;
  readonly note: string | null;
  readonly author: string;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly restoredFrom: number | null;
};

export type RuleSetHeadRow = Omit<RuleSetRow, 'rules'> & { readonly count: number };

const head = `"rule_set"."id" AS "id", "rule_set"."note" AS "note", COALESCE("author"."name", '') AS "author",
  "rule_set"."updated_at" AS "updatedAt", "rule_set"."published_at" AS "publishedAt", "publisher"."name" AS "publishedBy",
  "rule_set"."restored_from" AS "restoredFrom"`;
const from = `FROM "rule_set" LEFT JOIN "user" AS "author" ON "author"."id" = "rule_set"."author_id"
  LEFT JOIN "user" AS "publisher" ON "publisher"."id" = "rule_set"."published_by"`;
const newestFirst = `ORDER BY "rule_set"."published_at" DESC, "rule_set"."id" DESC`;

const versions = {
  name: 'rule-set-versions',
  text: `SELECT ${head}, jsonb_array_length("rule_set"."rules") AS "count" ${from}
    WHERE "rule_set"."published_at" IS NOT NULL ${newestFirst} LIMIT 200`,
};
const published = {
  name: 'rule-set-published',
  text: `SELECT ${head}, "rule_set"."rules" AS "rules" ${from} WHERE "rule_set"."published_at" IS NOT NULL ${newestFirst} LIMIT 1`,
};
const draft = {
  name: 'rule-set-draft',
  text: `SELECT ${head}, "rule_set"."rules" AS "rules" ${from} WHERE "rule_set"."published_at" IS NULL LIMIT 1`,
};
const byId = {
  name: 'rule-set-by-id',
  text: `SELECT ${head}, "rule_set"."rules" AS "rules" ${from} WHERE "rule_set"."id" = $1`,
};
const publishedId = {
  name: 'rule-set-published-id',
  text: `SELECT "rule_set"."id" AS "id" FROM "rule_set" WHERE "rule_set"."published_at" IS NOT NULL ${newestFirst} LIMIT 1`,
};
// One draft for all: whoever writes it waits for whoever writes it now.
const lock = { name: 'rule-set-lock', text: `SELECT pg_advisory_xact_lock(1022, 54)` };
const insert = {
  name: 'rule-set-insert',
  text: `INSERT INTO "rule_set" ("rules", "note", "author_id", "created_at", "updated_at", "restored_from")
    VALUES ($1::jsonb, $2, $3, $4, $4, $5)`,
};
const update = {
  name: 'rule-set-update',
  text: `UPDATE "rule_set" SET "rules" = $2::jsonb, "note" = $3, "author_id" = $4, "updated_at" = $5 WHERE "rule_set"."id" = $1`,
};
const publish = {
  name: 'rule-set-publish',
  text: `UPDATE "rule_set" SET "note" = $2, "published_by" = $3, "published_at" = $4 WHERE "rule_set"."id" = $1`,
};
const removeDraft = {
  name: 'rule-set-remove-draft',
  text: `DELETE FROM "rule_set" WHERE "rule_set"."published_at" IS NULL`,
};

/** Published versions, newest first. */
export function listVersions(sql: Sql): Promise<RuleSetHeadRow[]> {
  return sql.query<RuleSetHeadRow>(versions);
}

/** The version that decides now. */
export async function findPublished(sql: Sql): Promise<RuleSetRow | null> {
  return (await sql.query<RuleSetRow>(published))[0] ?? null;
}

export async function findPublishedId(sql: Sql): Promise<number | null> {
  return (await sql.query<{ id: number }>(publishedId))[0]?.id ?? null;
}

export async function findDraft(sql: Sql): Promise<RuleSetRow | null> {
  return (await sql.query<RuleSetRow>(draft))[0] ?? null;
}

export async function findRuleSet(sql: Sql, id: number): Promise<RuleSetRow | null> {
  return (await sql.query<RuleSetRow>(byId, [id]))[0] ?? null;
}

/** Until the transaction ends, nobody else changes draft or versions. */
export async function lockRuleSets(tx: Sql): Promise<void> {
  await tx.query(lock);
}

/** Who wrote what, and when. */
export type DraftWrite = {
  readonly rules: readonly RoutingRule[];
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
};

export async function insertDraft(
  tx: Sql,
  write: DraftWrite & { readonly restoredFrom: number | null },
): Promise<void> {
  await tx.query(insert, [JSON.stringify(write.rules), write.note, write.by, write.at, write.restoredFrom]);
}

export async function updateDraft(tx: Sql, id: number, write: DraftWrite): Promise<void> {
  await tx.query(update, [id, JSON.stringify(write.rules), write.note, write.by, write.at]);
}

export async function publishDraft(
  tx: Sql,
  id: number,
  write: { readonly note: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await tx.query(publish, [id, write.note, write.by, write.at]);
}

export async function dropDraft(sql: Sql): Promise<void> {
  await sql.query(removeDraft);
}
