import type { Sql } from '../../platform/sql.ts';

// Claim and outcome hold for all calls of the number that wait: whoever calls back answers them all.
const waiting = `"call"."state" = 'missed' AND "call"."direction" = 'in' AND "call"."called_back_at" IS NULL
    AND ("call"."id" = $1::uuid OR "call"."caller" = $2)`;

const lock = {
  name: 'call-back-lock',
  text: `SELECT "call"."id" AS "id" FROM "call" WHERE ${waiting} ORDER BY "call"."id" FOR UPDATE`,
};
const claim = {
  name: 'call-back-claim',
  text: `UPDATE "call" SET "taken_by" = $3, "taken_at" = $4 WHERE ${waiting}`,
};
const note = {
  name: 'call-back-note',
  text: `UPDATE "call" SET "call_back_note" = $3, "taken_by" = NULL, "taken_at" = NULL WHERE ${waiting}`,
};
const settle = {
  name: 'call-back-settle',
  text: `UPDATE "call" SET "call_back_note" = $3, "called_back_at" = $4, "called_back_by" = $5 WHERE ${waiting}`,
};

type Line = { readonly id: string; readonly caller: string | null };

/** Two who press at once come one after the other. */
export async function lockCallBack(tx: Sql, line: Line): Promise<void> {
  await tx.query(lock, [line.id, line.caller]);
}

/** Null: it is free again. */
export async function claimCallBack(
  tx: Sql,
  line: Line,
  by: { readonly id: string; readonly at: Date } | null,
): Promise<void> {
  await tx.query(claim, [line.id, line.caller, by?.id ?? null, by?.at ?? null]);
}

/** Somebody tried in vain; it is free again. */
export async function noteCallBack(tx: Sql, line: Line, text: string): Promise<void> {
  await tx.query(note, [line.id, line.caller, text]);
}

export async function settleCallBack(
  tx: Sql,
  line: Line,
  end: { readonly text: string; readonly at: Date; readonly by: string },
): Promise<void> {
  await tx.query(settle, [line.id, line.caller, end.text, end.at, end.by]);
}
