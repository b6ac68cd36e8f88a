import { io, type Socket } from 'socket.io-client';
import {
  feedAnswer,
  presence,
  ticketChanged,
  type ClientEvents,
  type FeedAnswer,
  type Presence,
  type ServerEvents,
  type TicketChanged,
} from '../../../src/contract/live.ts';
import { FeedFollower } from './feed-follower.ts';

export type ConnectionState = 'connecting' | 'live' | 'lost';

type LiveInput = {
  readonly onChange: (change: TicketChanged) => void;
  readonly onReload: () => void;
  readonly onPresence: (state: Presence) => void;
  readonly onCalls: () => void;
  readonly onState: (state: ConnectionState) => void;
  /** The server refused the session. */
  readonly onRefused: () => void;
};

const answerTimeoutMs = 5_000;
/** A change that got lost on the way is found by asking again, connected or not. */
const checkEveryMs = 30_000;

/** The socket to the hub: changes in order over gaps, presence, and what state it is in. */
export class LiveConnection {
  #socket: Socket<ServerEvents, ClientEvents>;
  #follower: FeedFollower;
  #input: LiveInput;
  #watched: string | null = null;
  #check: ReturnType<typeof setInterval>;

  constructor(input: LiveInput) {
    this.#input = input;
    this.#socket = io({
      autoConnect: false,
      withCredentials: true,
      reconnectionDelay: 400,
      // With the jitter of a half, a console is level again within three seconds of the line.
      reconnectionDelayMax: 1_000,
    });
    this.#follower = new FeedFollower({
      ask: (cursor) => this.#ask(cursor),
      apply: input.onChange,
      reload: input.onReload,
    });
    this.#listen();
    this.#check = setInterval(() => {
      if (this.#socket.connected) void this.#follower.catchUp();
    }, checkEveryMs);
    globalThis.addEventListener('online', this.#hurry);
    this.#socket.connect();
  }

  watch(id: string): void {
    this.#watched = id;
    if (this.#socket.connected) this.#socket.emit('ticket:watch', { id }, () => {});
  }

  unwatch(id: string): void {
    if (this.#watched === id) this.#watched = null;
    if (this.#socket.connected) this.#socket.emit('ticket:unwatch', { id }, () => {});
  }

  typing(id: string, typing: boolean): void {
    if (this.#socket.connected) this.#socket.emit('ticket:typing', { id, typing }, () => {});
  }

  close(): void {
    globalThis.removeEventListener('online', this.#hurry);
    clearInterval(this.#check);
    this.#socket.close();
  }

  /** The network is back: no need to wait for the next try. */
  readonly #hurry = (): void => {
    if (!this.#socket.connected) this.#socket.disconnect().connect();
  };

  #listen(): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      if (this.#watched) this.watch(this.#watched);
      void this.#follower.catchUp().then((level) => {
        if (level || socket.connected) this.#input.onState('live');
      });
    });
    socket.on('disconnect', (reason) => {
      this.#follower.lose();
      this.#input.onState('lost');
      // Closed by the hub (session ended, restart): the library would not try again by itself.
      if (reason === 'io server disconnect') socket.connect();
    });
    socket.on('connect_error', (error) => {
      this.#input.onState('lost');
      if (error.message === 'not_signed_in') this.#input.onRefused();
      // A refusal by the server (unlike a broken line) is not retried by the library.
      if (!socket.active) setTimeout(() => socket.connect(), 4_000);
    });
    socket.on('ticket:changed', (raw) => {
      const change = ticketChanged.safeParse(raw);
      if (change.success) this.#follower.receive(change.data);
      else this.#input.onReload();
    });
    socket.on('calls:changed', () => this.#input.onCalls());
    socket.on('presence', (raw) => {
      const state = presence.safeParse(raw);
      if (state.success) this.#input.onPresence(state.data);
    });
  }

  async #ask(cursor: string | null): Promise<FeedAnswer> {
    const answer = await this.#socket.timeout(answerTimeoutMs).emitWithAck('feed:since', { cursor });
    return feedAnswer.parse(answer);
  }
}
