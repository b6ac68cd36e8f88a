import type { TicketChanged } from '../contract/live.ts';
import { changesFor, type FeedService } from '../features/feed/feed-service.ts';
import { formatCursor, parseCursor, type FeedPosition } from '../features/feed/feed-views.ts';
import type { Audience, TicketService } from '../features/tickets/ticket-service.ts';
import type { LiveServer } from '../platform/socket-server.ts';
import { roomOf, tellPresence, ticketRoom } from './live-server.ts';

const batch = 200;

type Deps = {
  readonly io: LiveServer;
  readonly feed: Pick<FeedService, 'head' | 'since'>;
  readonly tickets: Pick<TicketService, 'rowsFor' | 'agenciesOf'>;
  /** Runs `work` with the saved cursor if no other process does; saves what it returns. */
  readonly withCursor: (work: (cursor: string | null) => Promise<string | null>) => Promise<boolean>;
};

const everyone: readonly Audience[] = [
  { atAgency: false, scope: { agency: null, sealed: false } },
  { atAgency: false, scope: { agency: null, sealed: true } },
];

/**
 * Publishes committed events to rooms, in log order, by one process at a time. A crash between publishing and saving the
 * cursor publishes twice; consoles know an event by its cursor.
 */
export function createRelay(deps: Deps): () => Promise<boolean> {
  async function publish(from: FeedPosition): Promise<{ readonly last: FeedPosition; readonly more: boolean }> {
    const events = await deps.feed.since(from, batch);
    const last = events.at(-1);
    if (!last) return { last: from, more: false };
    const agencies = await deps.tickets.agenciesOf([...new Set(events.map((event) => event.ticketId))]);
    const audiences: Audience[] = [
      ...everyone,
      ...[...new Set(agencies.map((one) => one.agency))].map((agency) => ({
        atAgency: true,
        scope: { agency, sealed: false },
      })),
    ];
    for (const audience of audiences) {
      const changes = await changesFor(events, from.epoch, (ids) => deps.tickets.rowsFor(audience, ids));
      for (const change of changes) tell(audience, change);
    }
    return { last: { epoch: from.epoch, xid: last.xid, position: last.position }, more: events.length === batch };
  }

  function tell(audience: Audience, change: TicketChanged): void {
    const room = roomOf(audience);
    deps.io.to(room).emit('ticket:changed', change);
    if (change.row !== null) return;
    // Out of their sight: they neither see nor are seen at the ticket any more.
    deps.io.in(room).socketsLeave(ticketRoom(change.id));
    // Who else is there is a courtesy: while Redis is away it must not hold up the log.
    void tellPresence(deps.io, change.id).catch(() => undefined);
  }

  return async () => {
    let more = false;
    await deps.withCursor(async (cursor) => {
      const head = await deps.feed.head();
      const saved = cursor === null ? null : parseCursor(cursor);
      // Another database under the same name (a restore): consoles reload by the epoch, the relay starts at its end.
      if (saved?.epoch !== head.epoch) return formatCursor(head);
      const result = await publish(saved);
      more = result.more;
      return formatCursor(result.last);
    });
    return more;
  };
}
