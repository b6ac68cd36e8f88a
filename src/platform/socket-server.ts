import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Redis } from 'ioredis';
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { ClientEvents, ServerEvents } from '../contract/live.ts';
import type { StaffActor } from '../domain/access/roles.ts';
import { waitAtMost } from './wait-at-most.ts';

/** What a socket knows of itself; set at the handshake, from the session alone. */
export type SocketData = { actor: StaffActor; sessionId: string; typing: boolean; watching: string | null };

type NoServerEvents = Record<string, never>;
export type LiveServer = Server<ClientEvents, ServerEvents, NoServerEvents, SocketData>;
export type LiveSocket = Socket<ClientEvents, ServerEvents, NoServerEvents, SocketData>;

const closeMs = 1000;

/** Socket.IO on the hub's port; rooms reach over all processes through Redis streams. */
export function createSocketServer(
  httpServer: HttpServer,
  redis: Redis,
): AsyncDisposable & { readonly io: LiveServer } {
  // The adapter reads on copies of the connection that it never ends.
  const copies: Redis[] = [];
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (...options) => {
    const copy = duplicate(...options);
    copy.on('error', () => undefined);
    copies.push(copy);
    return copy;
  };
  const io: LiveServer = new Server(httpServer, {
    adapter: createAdapter(redis),
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    // Browsers of other sites must not open a socket with the cookies of ours.
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      decide(null, origin === undefined || hostOf(origin) === host);
    },
  });
  return {
    io,
    async [Symbol.asyncDispose]() {
      await waitAtMost(closeMs, io.close());
      for (const copy of copies) copy.disconnect();
    },
  };
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
