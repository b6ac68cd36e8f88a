import { setTimeout as delay } from 'node:timers/promises';
import { Refusal, type Doors, type NumberedMessage } from './doors.ts';
import { markOf, wordsOf, type Journal } from './journal.ts';
import type { Random } from './random.ts';

type DoorName = keyof Doors;

export type ClientOptions = {
  readonly name: string;
  readonly doors: Doors;
  readonly journal: Journal;
  readonly random: Random;
};

/** Somebody who writes one message after the other, each until it was acknowledged. */
export type Client = {
  /** Resolves when the message was acknowledged; false when it gave up first. */
  readonly send: (
    door: DoorName,
    options?: { readonly mayGiveUp?: boolean; readonly until?: AbortSignal },
  ) => Promise<boolean>;
  /** The mark of the last message begun. */
  readonly lastMark: () => string;
};

const retryMs = [50, 300] as const;
/** Of tries that failed: the sender goes away and never hears what became of the message. */
const givingUpShare = 0.1;
const pictureShare = 0.1;
const supplementShare = 0.4;

/** The smallest picture there is. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function uuidOf(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random.next() * 16).toString(16)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

export function createClient({ name, doors, journal, random }: ClientOptions): Client {
  let number = 0;
  /** A ticket of this sender, to which a later mail may add. */
  let ownCode: string | null = null;

  function nextMessage(door: DoorName): NumberedMessage {
    number += 1;
    const mark = markOf(name, number);
    journal.write({ mark, client: name, number, acknowledgedAt: null });
    const addition =
      door === 'mail' && ownCode !== null && random.isTrue(supplementShare) ? ` Bổ sung cho phản ánh ${ownCode}.` : '';
    const byte = () => Math.floor(random.between(1, 255));
    return {
      mark,
      submission: uuidOf(random),
      text: `Đường Trần Phú ngập sâu, xe không vào được kho. ${wordsOf(mark)}${addition}`,
      // Forms come from ever new people, who are each written to; the others always from the same one.
      email: door === 'form' ? `${mark}@nguoidan.example` : `${name}@nguoidan.example`,
      peer: `10.${byte()}.${byte()}.${byte()}`,
      picture: door === 'form' && random.isTrue(pictureShare) ? picture : null,
    };
  }

  return {
    lastMark: () => markOf(name, number),
    async send(door, { mayGiveUp = false, until } = {}) {
      const message = nextMessage(door);
      for (;;) {
        try {
          const code = await doors[door](message);
          journal.acknowledge(message.mark, Date.now());
          if (door === 'json') ownCode = code;
          return true;
        } catch (error) {
          if (error instanceof Refusal) throw error;
        }
        if (until?.aborted || (mayGiveUp && random.isTrue(givingUpShare))) return false;
        await delay(random.between(...retryMs));
      }
    },
  };
}

const pauseMs = [40, 260] as const;
const doorNames: readonly DoorName[] = ['json', 'json', 'form', 'mail', 'mail'];

/** Writes until `stop` fires, then ends the message in hand, at the latest when `giveUp` fires. */
export async function keepWriting(
  client: Client,
  random: Random,
  signals: { readonly stop: AbortSignal; readonly giveUp: AbortSignal },
): Promise<void> {
  while (!signals.stop.aborted) {
    await client.send(random.pick(doorNames), { mayGiveUp: true, until: signals.giveUp });
    await delay(random.between(...pauseMs));
  }
}
