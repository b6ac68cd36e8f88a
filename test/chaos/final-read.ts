import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../src/platform/sql.ts';
import { markPattern, type Entry } from './journal.ts';

/** A message under a ticket that bears a mark. */
type Found = { readonly mark: string; readonly receiptId: bigint; readonly doneAt: Date };

export type Balance = {
  readonly received: number;
  readonly created: number;
  readonly appended: number;
  readonly ignored: number;
  readonly quarantined: number;
  readonly waiting: number;
  readonly tickets: number;
  readonly messages: number;
};

/** The hub's database held against what the senders remember. */
export type Verdict = {
  readonly acknowledged: number;
  /** Begun, and never acknowledged: may be there or not, but not twice. */
  readonly unacknowledged: number;
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  /** Messages of one sender that were stored in another order than they were written. */
  readonly outOfOrder: readonly string[];
  /** Longest time from an acknowledgement to the ticket. */
  readonly maxWaitMs: number;
};

const waiting = {
  name: 'chaos-waiting',
  text: `SELECT count(*)::int AS "count" FROM "receipt" WHERE "receipt"."state" = 'waiting'`,
};
const found = {
  name: 'chaos-found',
  text: `SELECT substring("message"."text" FROM $1) AS "mark", "message"."receipt_id" AS "receiptId", "receipt"."done_at" AS "doneAt"
    FROM "message" JOIN "ticket" ON "ticket"."id" = "message"."ticket_id" JOIN "receipt" ON "receipt"."id" = "message"."receipt_id"
    WHERE "message"."direction" = 'in' ORDER BY "message"."receipt_id"`,
};
const balance = {
  name: 'chaos-balance',
  text: `SELECT count(*)::int AS "received",
      count(*) FILTER (WHERE "receipt"."state" = 'done' AND "receipt"."outcome" = 'created')::int AS "created",
      count(*) FILTER (WHERE "receipt"."state" = 'done' AND "receipt"."outcome" = 'appended')::int AS "appended",
      count(*) FILTER (WHERE "receipt"."state" = 'ignored')::int AS "ignored",
      count(*) FILTER (WHERE "receipt"."state" = 'quarantined')::int AS "quarantined",
      count(*) FILTER (WHERE "receipt"."state" = 'waiting')::int AS "waiting",
      (SELECT count(*)::int FROM "ticket") AS "tickets",
      (SELECT count(*)::int FROM "message" WHERE "message"."receipt_id" IS NOT NULL) AS "messages"
    FROM "receipt"`,
};

/** Waits until nothing waits any more; resolves to false when something still does after `ms`. */
export async function drain(sql: Sql, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  for (;;) {
    const [row] = await sql.query<{ count: number }>(waiting).catch(() => []);
    if (row?.count === 0) return true;
    if (Date.now() > until) return false;
    await delay(100);
  }
}

export async function readBalance(sql: Sql): Promise<Balance> {
  const [row] = await sql.query<Balance>(balance);
  if (!row) throw new Error('the balance could not be read');
  return row;
}

/** Every receipt has one end, every end that it claims, and nothing is left over on either side. */
export function isBalanced(one: Balance): boolean {
  return (
    one.waiting === 0 &&
    one.received === one.created + one.appended + one.ignored + one.quarantined &&
    one.created === one.tickets &&
    one.created + one.appended === one.messages
  );
}

export async function readMarks(sql: Sql): Promise<Found[]> {
  return sql.query<Found>(found, [markPattern]);
}

/** `rows` in the order of their receipts. */
export function judge(entries: readonly Entry[], rows: readonly Found[]): Verdict {
  const byMark = new Map<string, Found[]>();
  for (const row of rows) byMark.set(row.mark, [...(byMark.get(row.mark) ?? []), row]);
  const acknowledged = entries.filter((entry) => entry.acknowledgedAt !== null);
  const lastOf = new Map<string, bigint>();
  const outOfOrder: string[] = [];
  let maxWaitMs = 0;
  for (const entry of acknowledged) {
    const first = byMark.get(entry.mark)?.[0];
    if (!first) continue;
    if (first.receiptId < (lastOf.get(entry.client) ?? 0n)) outOfOrder.push(entry.mark);
    lastOf.set(entry.client, first.receiptId);
    maxWaitMs = Math.max(maxWaitMs, first.doneAt.getTime() - (entry.acknowledgedAt ?? 0));
  }
  return {
    acknowledged: acknowledged.length,
    unacknowledged: entries.length - acknowledged.length,
    lost: acknowledged.filter((entry) => !byMark.has(entry.mark)).map((entry) => entry.mark),
    duplicated: [...byMark].filter(([, all]) => all.length > 1).map(([mark]) => mark),
    outOfOrder,
    maxWaitMs,
  };
}
