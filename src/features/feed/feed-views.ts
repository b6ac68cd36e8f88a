import type { Sql } from '../../platform/sql.ts';

/** A place in the event log: the transaction, then the position in it. `epoch` tells one database from another. */
export type FeedPosition = { readonly epoch: string; readonly xid: bigint; readonly position: bigint };

export type FeedEvent = {
  readonly xid: bigint;
  readonly position: bigint;
  readonly ticketId: string;
  readonly type: string;
  readonly at: Date;
};

// Sequence numbers are handed out before commit, so position alone has gaps that fill later. Below the oldest running
// transaction nothing can appear any more; there (xid, position) is complete.
const since = {
  name: 'feed-since',
  text: `SELECT "event"."xid" AS "xid", "event"."position" AS "position", "event"."ticket_id" AS "ticketId", "event"."type" AS "type", "event"."at" AS "at"
    FROM "event" WHERE ("event"."xid", "event"."position") > ($1::bigint, $2::bigint)
      AND "event"."xid" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY "event"."xid", "event"."position" LIMIT $3`,
};
const head = {
  name: 'feed-head',
  text: `SELECT "event"."xid" AS "xid", "event"."position" AS "position" FROM "event"
    WHERE "event"."xid" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY "event"."xid" DESC, "event"."position" DESC LIMIT 1`,
};
const epoch = { name: 'feed-epoch', text: `SELECT "system_identifier"::text AS "epoch" FROM pg_control_system()` };

export async function eventsSince(sql: Sql, from: FeedPosition, limit: number): Promise<FeedEvent[]> {
  return sql.query<FeedEvent>(since, [from.xid.toString(), from.position.toString(), limit]);
}

/** The end of what may be read now. */
export async function feedHead(sql: Sql): Promise<FeedPosition> {
  const [[identity], [last]] = await Promise.all([
    sql.query<{ epoch: string }>(epoch),
    sql.query<{ xid: bigint; position: bigint }>(head),
  ]);
  return { epoch: identity?.epoch ?? '0', xid: last?.xid ?? 0n, position: last?.position ?? 0n };
}

/** Of a bigint column. */
const largest = 2n ** 63n - 1n;

/** Whether `position` lies after `other` in the log. */
export function isBeyond(position: FeedPosition, other: FeedPosition): boolean {
  return position.xid > other.xid || (position.xid === other.xid && position.position > other.position);
}

export function formatCursor(position: FeedPosition): string {
  return `${position.epoch}.${position.xid}.${position.position}`;
}

export function parseCursor(cursor: string): FeedPosition | null {
  const match = /^(\d{1,20})\.(\d{1,19})\.(\d{1,19})$/.exec(cursor);
  if (!match?.[1] || !match[2] || !match[3]) return null;
  const [xid, position] = [BigInt(match[2]), BigInt(match[3])];
  return xid > largest || position > largest ? null : { epoch: match[1], xid, position };
}
