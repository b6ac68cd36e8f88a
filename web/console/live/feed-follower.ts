import type { FeedAnswer, TicketChanged } from '../../../src/contract/live.ts';

type FeedFollowerInput = {
  /** Asks for what was missed since the cursor; rejects when the server does not answer. */
  readonly ask: (cursor: string | null) => Promise<FeedAnswer>;
  readonly apply: (change: TicketChanged) => void;
  /** Everything on the page may be old. */
  readonly reload: () => void;
};

/**
 * Follows the event log over gaps. While it is catching up, pushed changes are shown but do not move the cursor: a
 * connection that breaks again at that moment must still ask for the whole gap.
 */
export class FeedFollower {
  #input: FeedFollowerInput;
  #cursor: string | null = null;
  #caughtUp = false;
  #round = 0;

  constructor(input: FeedFollowerInput) {
    this.#input = input;
  }

  get cursor(): string | null {
    return this.#cursor;
  }

  /** The connection is gone. */
  lose(): void {
    this.#caughtUp = false;
    this.#round += 1;
  }

  receive(change: TicketChanged): void {
    if (this.#caughtUp) this.#cursor = change.cursor;
    this.#input.apply(change);
  }

  /** Catches up after connecting, and now and then in between; true when the page is level with the log. */
  async catchUp(): Promise<boolean> {
    this.#round += 1;
    const round = this.#round;
    const asked = this.#cursor;
    let answer: FeedAnswer;
    try {
      answer = await this.#input.ask(asked);
    } catch {
      if (round === this.#round) this.#input.reload();
      return false;
    }
    if (round !== this.#round) return false;
    // Without a cursor nobody knows what happened between the first load of the page and the connection.
    if (answer.reload || asked === null) this.#input.reload();
    else for (const change of answer.changes) this.#input.apply(change);
    this.#cursor = answer.cursor;
    this.#caughtUp = true;
    return true;
  }
}
