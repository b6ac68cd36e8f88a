import type { ArticleContent, ArticleDetail } from '../../contract/answers.ts';
import type { ArticleState } from '../../domain/answers/article.ts';
import type { Sql } from '../../platform/sql.ts';

export type StoredArticle = ArticleContent & {
  readonly id: number;
  readonly state: ArticleState;
  readonly version: number;
  readonly uses: number;
  readonly helped: number;
  readonly updatedAt: Date;
  /** Null: it came with the hub. */
  readonly updatedBy: string | null;
};

type ChangeKind = ArticleDetail['changes'][number]['kind'];

export type StoredChange = {
  readonly version: number;
  readonly kind: ChangeKind;
  /** As written by some version of the hub; to be parsed. */
  readonly content: unknown;
  readonly at: Date;
  readonly by: string;
};

const columns = `"answer_article"."id" AS "id", "answer_article"."category_code" AS "categoryCode",
  "answer_article"."title_vi" AS "titleVi", "answer_article"."asked" AS "asked", "answer_article"."body_vi" AS "bodyVi",
  "answer_article"."title_en" AS "titleEn", "answer_article"."body_en" AS "bodyEn", "answer_article"."source" AS "source",
  "answer_article"."state" AS "state", "answer_article"."is_public" AS "isPublic", "answer_article"."version" AS "version",
  "answer_article"."uses" AS "uses", "answer_article"."helped" AS "helped", "answer_article"."updated_at" AS "updatedAt",
  "user"."name" AS "updatedBy"`;
const from = `FROM "answer_article" LEFT JOIN "user" ON "user"."id" = "answer_article"."updated_by"`;

const list = { name: 'answer-list', text: `SELECT ${columns} ${from} ORDER BY "answer_article"."id"` };
const one = { name: 'answer-one', text: `SELECT ${columns} ${from} WHERE "answer_article"."id" = $1` };
const insert = {
  name: 'answer-insert',
  text: `INSERT INTO "answer_article" ("category_code", "title_vi", "asked", "body_vi", "title_en", "body_en", "source", "is_public",
      "state", "created_at", "created_by", "updated_at", "updated_by")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10, $9, $10)
    RETURNING "answer_article"."id" AS "id", "answer_article"."version" AS "version"`,
};
const update = {
  name: 'answer-update',
  text: `UPDATE "answer_article" SET "category_code" = $1, "title_vi" = $2, "asked" = $3, "body_vi" = $4, "title_en" = $5,
      "body_en" = $6, "source" = $7, "is_public" = $8, "updated_at" = $9, "updated_by" = $10,
      "version" = "answer_article"."version" + 1
    WHERE "answer_article"."id" = $11 AND "answer_article"."version" = $12
    RETURNING "answer_article"."id" AS "id", "answer_article"."version" AS "version"`,
};
const move = {
  name: 'answer-move',
  text: `UPDATE "answer_article" SET "state" = $3, "updated_at" = $4, "updated_by" = $5,
      "version" = "answer_article"."version" + 1
    WHERE "answer_article"."id" = $1 AND "answer_article"."version" = $2
    RETURNING "answer_article"."id" AS "id", "answer_article"."version" AS "version"`,
};
const note = {
  name: 'answer-change-insert',
  text: `INSERT INTO "answer_change" ("article_id", "version", "kind", "content", "at", "by") VALUES ($1, $2, $3, $4::jsonb, $5, $6)`,
};
const changes = {
  name: 'answer-changes',
  text: `SELECT "answer_change"."version" AS "version", "answer_change"."kind" AS "kind", "answer_change"."content" AS "content",
      "answer_change"."at" AS "at", COALESCE("user"."name", '') AS "by"
    FROM "answer_change" LEFT JOIN "user" ON "user"."id" = "answer_change"."by"
    WHERE "answer_change"."article_id" = $1 ORDER BY "answer_change"."version" DESC LIMIT 50`,
};

type Stamp = { readonly at: Date; readonly by: string };
type Written = { readonly id: number; readonly version: number };

function valuesOf(content: ArticleContent): unknown[] {
  const { categoryCode, titleVi, asked, bodyVi, titleEn, bodyEn, source, isPublic } = content;
  return [categoryCode, titleVi, asked, bodyVi, titleEn, bodyEn, source, isPublic];
}

export function listArticles(sql: Sql): Promise<StoredArticle[]> {
  return sql.query<StoredArticle>(list);
}

export async function findArticle(sql: Sql, id: number): Promise<StoredArticle | null> {
  return (await sql.query<StoredArticle>(one, [id]))[0] ?? null;
}

export function listChanges(sql: Sql, id: number): Promise<StoredChange[]> {
  return sql.query<StoredChange>(changes, [id]);
}

/** Writes a new article (as a draft), or over the version that `before` names. Null: it was changed meanwhile, or is not there. */
export async function writeArticle(
  sql: Sql,
  content: ArticleContent,
  { before, at, by }: Stamp & { readonly before: Written | null },
): Promise<Written | null> {
  const values = [...valuesOf(content), at, by];
  const [row] =
    before === null
      ? await sql.query<Written>(insert, values)
      : await sql.query<Written>(update, [...values, before.id, before.version]);
  return row ?? null;
}

/** Publishes, retires or takes back. Null: it was changed meanwhile, or is not there. */
export async function moveArticle(
  sql: Sql,
  before: Written,
  { state, at, by }: Stamp & { readonly state: ArticleState },
): Promise<Written | null> {
  return (await sql.query<Written>(move, [before.id, before.version, state, at, by]))[0] ?? null;
}

/** Keeps what was done, for the history of the article. */
export async function noteChange(
  sql: Sql,
  { id, version }: Written,
  { kind, content, at, by }: Stamp & { readonly kind: ChangeKind; readonly content: ArticleContent },
): Promise<void> {
  await sql.query(note, [id, version, kind, JSON.stringify(content), at, by]);
}
