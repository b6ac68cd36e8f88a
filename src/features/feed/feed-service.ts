import type { FeedAnswer, TicketChanged } from '../../contract/live.ts';
import type { TicketRow } from '../../contract/tickets.ts';
import type { Database } from '../../platform/sql.ts';
import {
  eventsSince,
  feedHead,
  formatCursor,
  isBeyond,
  parseCursor,
  type FeedEvent,
  type FeedPosition,
} from './feed-views.ts';

/** More than this missed: loading afresh is cheaper than catching up. */
const catchUpLimit = 500;

/** Rows as one audience sees them; `known` are the tickets that it sees or once saw. Of others it hears nothing. */
export type AudienceRows = (ids: readonly string[]) => Promise<{
  readonly rows: ReadonlyMap<string, TicketRow>;
  readonly known: ReadonlySet<string>;
}>;

/** Events by which a ticket can leave somebody's sight. */
const partings: ReadonlySet<string> = new Set([
  'assignment.returned',
  'assignment.forwarded',
  'assignment.withdrawn',
  'ticket.sealed',
]);

/** Changes of tickets for one audience, latest event of each ticket only, in log order. */
export async function changesFor(
  events: readonly FeedEvent[],
  epoch: string,
  rowsOf: AudienceRows,
): Promise<TicketChanged[]> {
  const last = new Map<string, FeedEvent>();
  const parting = new Map<string, FeedEvent>();
  for (const event of events) {
    last.delete(event.ticketId);
    last.set(event.ticketId, event);
    if (partings.has(event.type)) parting.set(event.ticketId, event);
  }
  const { rows, known } = await rowsOf([...last.keys()]);
  const changes: TicketChanged[] = [];
  for (const event of last.values()) {
    const row = rows.get(event.ticketId) ?? null;
    // Who has lost sight of a ticket hears that once, and nothing of what happens to it afterwards.
    const told = row === null ? parting.get(event.ticketId) : event;
    if (!told || !known.has(event.ticketId)) continue;
    const cursor = formatCursor({ epoch, xid: event.xid, position: event.position });
    changes.push({ cursor, id: event.ticketId, type: told.type, at: told.at.toISOString(), row });
  }
  return changes;
}

/** Reading the event log in order and without gaps, from where a reader stands. */
export function createFeedService(database: Database) {
  return {
    head: () => feedHead(database),
    since: (from: FeedPosition, limit: number) => eventsSince(database, from, limit),

    /** What a console missed since its cursor; `reload` when the cursor is of another log or too far behind. */
    async catchUp(cursor: string | null, rowsOf: AudienceRows): Promise<FeedAnswer> {
      const head = await feedHead(database);
      const from = cursor === null ? null : parseCursor(cursor);
      // Beyond the end: the log was restored to an earlier time since.
      if (from?.epoch !== head.epoch || isBeyond(from, head))
        return { cursor: formatCursor(head), reload: cursor !== null, changes: [] };
      const events = await eventsSince(database, from, catchUpLimit + 1);
      if (events.length > catchUpLimit) return { cursor: formatCursor(head), reload: true, changes: [] };
      const last = events.at(-1);
      return {
        cursor: last ? formatCursor({ epoch: head.epoch, xid: last.xid, position: last.position }) : formatCursor(from),
        reload: false,
        changes: await changesFor(events, head.epoch, rowsOf),
      };
    },
  };
}

export type FeedService = ReturnType<typeof createFeedService>;
