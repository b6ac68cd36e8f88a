import { feedSince, typing, watchTicket, type Presence } from '../contract/live.ts';
import { may } from '../domain/access/policies.ts';
import type { StaffActor } from '../domain/access/roles.ts';
import type { FeedService } from '../features/feed/feed-service.ts';
import { audienceOf, type Audience, type TicketService } from '../features/tickets/ticket-service.ts';
import type { Log } from '../platform/log.ts';
import type { LiveServer, LiveSocket } from '../platform/socket-server.ts';

type Deps = {
  readonly actorOf: (
    headers: LiveSocket['handshake']['headers'],
  ) => Promise<(StaffActor & { readonly sessionId: string }) | null>;
  readonly feed: Pick<FeedService, 'catchUp'>;
  readonly tickets: Pick<TicketService, 'rowsFor' | 'detail'>;
  readonly log: Log;
};

/** The room of everybody who sees what this audience sees. */
export function roomOf({ scope }: Audience): string {
  if (scope.agency !== null) return `agency:${scope.agency}`;
  return scope.sealed ? 'all-and-sealed' : 'all';
}

/** The room of everybody who has this ticket open. */
export function ticketRoom(id: string): string {
  return `ticket:${id}`;
}

/** The room of everybody who takes calls. */
const callRoom = 'calls';

/** Tells those who take calls that some changed, and nothing else: each console asks for what its own person may see. */
export function tellOfCalls(io: LiveServer): void {
  io.to(callRoom).emit('calls:changed');
}

async function presenceOf(io: LiveServer, ticketId: string): Promise<Presence> {
  const sockets = await io.in(ticketRoom(ticketId)).fetchSockets();
  const viewers = new Map<string, Presence['viewers'][number]>();
  for (const socket of sockets) {
    const { actor, typing: types } = socket.data;
    const known = viewers.get(actor.id);
    viewers.set(actor.id, { id: actor.id, name: actor.name, typing: types || (known?.typing ?? false) });
  }
  return { ticketId, viewers: [...viewers.values()] };
}

/** Tells everybody who has the ticket open who else has. */
export async function tellPresence(io: LiveServer, ticketId: string): Promise<void> {
  io.to(ticketRoom(ticketId)).emit('presence', await presenceOf(io, ticketId));
}

/** Sockets of the console: same session as HTTP, rooms by policy only, every message checked. */
export function attachLiveServer(io: LiveServer, deps: Deps): void {
  io.use((socket, next) => {
    deps
      .actorOf(socket.handshake.headers)
      .then((actor) => {
        if (!actor) {
          next(new Error('not_signed_in'));
          return;
        }
        const { sessionId, ...who } = actor;
        socket.data = { actor: who, sessionId, typing: false, watching: null };
        next();
      })
      .catch((error: unknown) => {
        deps.log.warn({ err: error }, 'a socket could not be authenticated');
        next(new Error('unavailable'));
      });
  });

  async function leave(socket: LiveSocket): Promise<void> {
    const { watching } = socket.data;
    if (watching === null) return;
    socket.data.watching = null;
    socket.data.typing = false;
    await socket.leave(ticketRoom(watching));
    await tellPresence(io, watching);
  }

  io.on('connection', (socket) => {
    const { actor } = socket.data;
    const audience = audienceOf(actor);
    const guard = (work: Promise<unknown>, refuse: () => void) => {
      work.catch((error: unknown) => {
        deps.log.warn({ err: error }, 'a socket message failed');
        refuse();
      });
    };
    void socket.join([
      roomOf(audience),
      `session:${socket.data.sessionId}`,
      ...(may(actor, 'call:work') ? [callRoom] : []),
    ]);

    socket.on('feed:since', (body, answer) => {
      if (typeof answer !== 'function') return;
      const parsed = feedSince.safeParse(body);
      if (!parsed.success) {
        answer({ error: 'invalid' });
        return;
      }
      const rows = (ids: readonly string[]) => deps.tickets.rowsFor(audience, ids);
      guard(deps.feed.catchUp(parsed.data.cursor, rows).then(answer), () => answer({ error: 'unavailable' }));
    });
    socket.on('ticket:watch', (body, answer) => {
      if (typeof answer !== 'function') return;
      const parsed = watchTicket.safeParse(body);
      const watch = async () => {
        if (!parsed.success || (await deps.tickets.detail(actor, parsed.data.id)) === null) {
          answer({ ok: false });
          return;
        }
        await leave(socket);
        socket.data.watching = parsed.data.id;
        await socket.join(ticketRoom(parsed.data.id));
        answer({ ok: true });
        await tellPresence(io, parsed.data.id);
      };
      guard(watch(), () => answer({ ok: false }));
    });
    socket.on('ticket:unwatch', (_body, answer) => {
      if (typeof answer === 'function') answer({ ok: true });
      guard(leave(socket), () => undefined);
    });
    socket.on('ticket:typing', (body, answer) => {
      if (typeof answer !== 'function') return;
      const parsed = typing.safeParse(body);
      const allowed = parsed.success && parsed.data.id === socket.data.watching;
      answer({ ok: allowed });
      if (!allowed) return;
      socket.data.typing = parsed.data.typing;
      guard(tellPresence(io, parsed.data.id), () => undefined);
    });
    socket.on('disconnect', () => {
      guard(leave(socket), () => undefined);
    });
  });
}

/** Ends sockets whose session has ended or whose owner is no longer staff in the same role. */
export async function endRevokedSockets(
  io: LiveServer,
  stillValid: (
    sessions: readonly { readonly sessionId: string; readonly actor: StaffActor }[],
  ) => Promise<ReadonlySet<string>>,
): Promise<void> {
  // `io.local.fetchSockets()` asks Redis how many processes there are, and waits for it.
  const local = [...io.sockets.sockets.values()];
  if (local.length === 0) return;
  const valid = await stillValid(
    local.map((socket) => ({ sessionId: socket.data.sessionId, actor: socket.data.actor })),
  );
  for (const socket of local) if (!valid.has(socket.data.sessionId)) socket.disconnect(true);
}
