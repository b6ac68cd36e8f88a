import type { Sql } from '../../platform/sql.ts';

// Counted in the same statement: whoever puts the same article into the same ticket twice used it once.
const use = {
  name: 'answer-use',
  text: `WITH "fresh" AS (
      INSERT INTO "answer_use" ("article_id", "ticket_id", "at", "by")
      SELECT "answer_article"."id", $2::uuid, $3, $4 FROM "answer_article" WHERE "answer_article"."id" = $1
      ON CONFLICT DO NOTHING RETURNING "answer_use"."article_id" AS "id")
    UPDATE "answer_article" SET "uses" = "answer_article"."uses" + 1 FROM "fresh" WHERE "answer_article"."id" = "fresh"."id"`,
};
const undo = {
  name: 'answer-use-undo',
  text: `WITH "gone" AS (
      DELETE FROM "answer_use" WHERE "answer_use"."article_id" = $1 AND "answer_use"."ticket_id" = $2::uuid
      RETURNING "answer_use"."article_id" AS "id")
    UPDATE "answer_article" SET "uses" = "answer_article"."uses" - 1 FROM "gone" WHERE "answer_article"."id" = "gone"."id"`,
};
const used = {
  name: 'answer-used',
  text: `SELECT "answer_use"."article_id" AS "id" FROM "answer_use" WHERE "answer_use"."ticket_id" = $1`,
};
const helped = {
  name: 'answer-helped',
  text: `UPDATE "answer_article" SET "helped" = "answer_article"."helped" + 1
    WHERE "answer_article"."id" = $1 AND "answer_article"."state" = 'published' AND "answer_article"."is_public"
    RETURNING "answer_article"."id" AS "id"`,
};

type Use = { readonly articleId: number; readonly ticketId: string };

/** An article went into the draft of an answer. */
export async function noteUse(sql: Sql, input: Use & { readonly at: Date; readonly by: string }): Promise<void> {
  await sql.query(use, [input.articleId, input.ticketId, input.at, input.by]);
}

/** It was taken out again. */
export async function undoUse(sql: Sql, { articleId, ticketId }: Use): Promise<void> {
  await sql.query(undo, [articleId, ticketId]);
}

/** Articles that were put into the answer of a ticket. */
export async function usedIn(sql: Sql, ticketId: string): Promise<ReadonlySet<number>> {
  return new Set((await sql.query<{ id: number }>(used, [ticketId])).map(({ id }) => id));
}

/** A reader says that it answered the question. False: there is no such public article. */
export async function noteHelped(sql: Sql, articleId: number): Promise<boolean> {
  return (await sql.query(helped, [articleId])).length > 0;
}
