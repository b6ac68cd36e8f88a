import type { Presence, TicketChanged } from '../../../src/contract/live.ts';
import type { ConnectionState } from './live-connection.ts';

type Viewers = Presence['viewers'];

/** What the page shows of the line itself: its state, who else is at a ticket, and the last thing said aloud. */
export class LiveState {
  #listeners = new Set<() => void>();
  #connection: ConnectionState = 'connecting';
  #viewers = new Map<string, Viewers>();
  #said = '';
  #hearers = new Set<(change: TicketChanged) => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly connection = (): ConnectionState => this.#connection;
  readonly said = (): string => this.#said;

  viewersOf(id: string): Viewers {
    return this.#viewers.get(id) ?? noViewers;
  }

  setConnection(state: ConnectionState): void {
    this.#connection = state;
    this.#tell();
  }

  setPresence({ ticketId, viewers }: Presence): void {
    this.#viewers.set(ticketId, viewers);
    this.#tell();
  }

  /** Calls back for each change that comes; answers how to end that. */
  onChange(hearer: (change: TicketChanged) => void): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  hear(change: TicketChanged): void {
    for (const hearer of this.#hearers) hearer(change);
  }

  /** Spoken politely by screen readers. */
  say(words: string): void {
    this.#said = words;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const noViewers: Viewers = [];
