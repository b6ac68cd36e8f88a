import { io, type Socket } from 'socket.io-client';
import { feedAnswer, ticketChanged, type FeedAnswer, type TicketChanged } from '../../src/contract/live.ts';
import type { StaffClient } from './people.ts';

/** A console in a browser, as the server sees it, that writes down everything it hears. */
export type Console = {
  readonly socket: Socket;
  readonly heard: readonly { readonly name: string; readonly body: unknown }[];
  readonly changes: () => TicketChanged[];
  /** Sends a message and resolves with its answer. */
  readonly ask: (name: string, body: unknown) => Promise<unknown>;
  readonly since: (cursor: string | null) => Promise<FeedAnswer>;
};

const open: Socket[] = [];

/** For `afterEach`: ends every console of the test. */
export function closeConsoles(): void {
  for (const socket of open.splice(0)) socket.disconnect();
}

function connecting(hubUrl: string, headers: Readonly<Record<string, string>>): Socket {
  const socket = io(hubUrl, { transports: ['websocket'], extraHeaders: headers, reconnection: false, forceNew: true });
  open.push(socket);
  return socket;
}

/** Why a socket with these headers is not let in; rejects when it is. */
export function refusalOf(hubUrl: string, headers: Readonly<Record<string, string>>): Promise<string> {
  const socket = connecting(hubUrl, headers);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => reject(new Error('was let in')));
    socket.once('connect_error', (error) => resolve(error.message));
  });
}

export async function openConsole(hubUrl: string, { cookie }: StaffClient): Promise<Console> {
  const socket = connecting(hubUrl, { cookie });
  const heard: { name: string; body: unknown }[] = [];
  socket.onAny((name: string, body: unknown) => heard.push({ name, body }));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  const ask = (name: string, body: unknown): Promise<unknown> => socket.timeout(5000).emitWithAck(name, body);
  return {
    socket,
    heard,
    changes: () => heard.filter((one) => one.name === 'ticket:changed').map((one) => ticketChanged.parse(one.body)),
    ask,
    since: async (cursor) => feedAnswer.parse(await ask('feed:since', { cursor })),
  };
}
