import type { Range } from '../../domain/ticket/split-ranges.ts';
import type { Sql } from '../../platform/sql.ts';

/** A ticket that was split off another one. */
export type SplitLink = {
  readonly ticketId: string;
  readonly originId: string;
  readonly splitId: string;
  readonly position: number;
  readonly undoneAt: Date | null;
  readonly at: Date;
  readonly code: string;
  readonly categoryCode: string | null;
  readonly leadAgency: string | null;
};

// Codes come of the numbers of receipts; what is split off takes the next one, so that no code is given twice.
const nextNumbers = {
  name: 'split-numbers',
  text: `SELECT nextval(pg_get_serial_sequence('receipt', 'id')) AS "number" FROM generate_series(1, $1::int)`,
};
const insert = {
  name: 'split-insert',
  text: `INSERT INTO "ticket_link" ("ticket_id", "origin_id", "split_id", "position", "ranges", "at")
    SELECT "one"."ticketId", $2::uuid, $3::uuid, "one"."position", "one"."ranges", $4::timestamptz
    FROM jsonb_to_recordset($1::jsonb) AS "one"("ticketId" uuid, "position" int, "ranges" jsonb)`,
};
const ofSplit = {
  name: 'split-links',
  text: `SELECT "ticket_link"."ticket_id" AS "ticketId", "ticket_link"."origin_id" AS "originId", "ticket_link"."split_id" AS "splitId",
      "ticket_link"."position" AS "position", "ticket_link"."undone_at" AS "undoneAt", "ticket_link"."at" AS "at",
      "ticket"."code" AS "code", "ticket"."category_code" AS "categoryCode", "ticket"."lead_agency" AS "leadAgency"
    FROM "ticket_link" JOIN "ticket" ON "ticket"."id" = "ticket_link"."ticket_id" WHERE "ticket_link"."split_id" = $1 ORDER BY "ticket_link"."position"`,
};
const undo = {
  name: 'split-undo',
  text: `UPDATE "ticket_link" SET "undone_at" = $2 WHERE "ticket_link"."split_id" = $1 AND "ticket_link"."undone_at" IS NULL`,
};

/** Fresh numbers for ticket codes. */
export async function takeNumbers(tx: Sql, count: number): Promise<bigint[]> {
  return (await tx.query<{ number: bigint }>(nextNumbers, [count])).map((row) => row.number);
}

export async function insertLinks(
  tx: Sql,
  split: { readonly id: string; readonly originId: string; readonly at: Date },
  parts: readonly { readonly ticketId: string; readonly ranges: readonly Range[] }[],
): Promise<void> {
  const rows = parts.map(({ ticketId, ranges }, index) => ({
    ticketId,
    position: index + 1,
    ranges: ranges.map(({ start, end }) => [start, end]),
  }));
  await tx.query(insert, [JSON.stringify(rows), split.originId, split.id, split.at]);
}

/** What was split off by one press, in the order of the parts; empty: there was none. */
export function linksOfSplit(sql: Sql, splitId: string): Promise<SplitLink[]> {
  return sql.query<SplitLink>(ofSplit, [splitId]);
}

export async function markUndone(tx: Sql, splitId: string, at: Date): Promise<void> {
  await tx.query(undo, [splitId, at]);
}
