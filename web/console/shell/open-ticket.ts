import { createContext } from 'react';

/** Something that can be done to the ticket on the page, as the command bar lists it. */
export type TicketCommand = { readonly id: string; readonly label: string; readonly run: () => void };

type Listener = () => void;

/** What the open ticket offers to the command bar. */
class OpenTicket {
  #commands: readonly TicketCommand[] = [];
  #listeners = new Set<Listener>();

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly commands = (): readonly TicketCommand[] => this.#commands;

  offer(commands: readonly TicketCommand[]): () => void {
    this.#set(commands);
    return () => {
      if (this.#commands === commands) this.#set([]);
    };
  }

  #set(commands: readonly TicketCommand[]): void {
    this.#commands = commands;
    for (const tell of this.#listeners) tell();
  }
}

export const OpenTicketContext = createContext(new OpenTicket());
