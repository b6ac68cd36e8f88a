import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Crowd, PlatformAct, PlatformChannel, SendAnswer } from '../../contract/simulator.ts';
import { crowdShortTexts, crowdTexts } from './crowd-texts.ts';
import type { Resident } from './people-register.ts';

/** A way on which somebody of the crowd writes; each returns how the hub took it. */
type Way = 'web' | 'email' | { readonly channel: PlatformChannel; readonly acts: readonly PlatformAct[] };

type CrowdParts = {
  /** Somebody new on every platform: their report becomes a ticket of its own and joins no open conversation. */
  readonly newResident: () => Resident;
  readonly has: (channel: PlatformChannel) => boolean;
  readonly sendWeb: (who: Resident, text: string) => Promise<SendAnswer>;
  readonly sendMail: (who: Resident, text: string) => Promise<SendAnswer>;
  readonly does: (
    who: Resident,
    deed: { readonly channel: PlatformChannel; readonly act: PlatformAct; readonly text: string },
  ) => Promise<SendAnswer>;
  /** Something changed that the page should see. */
  readonly onChange: () => void;
  readonly log: { warn: (fields: object, message: string) => void };
};

const SIZE = 10;
/** Between one person and the next: quick, but one can watch them come. */
const PAUSE_MS = 350;

const ways: readonly Way[] = [
  { channel: 'zalo', acts: ['say'] },
  { channel: 'sms-http', acts: ['say'] },
  'web',
  { channel: 'facebook', acts: ['say'] },
  { channel: 'telegram', acts: ['say'] },
  { channel: 'voice', acts: ['call', 'leaveMessage'] },
  'email',
  { channel: 'smpp', acts: ['say'] },
  { channel: 'facebook', acts: ['comment'] },
  { channel: 'twilio', acts: ['say'] },
];
const short: ReadonlySet<string> = new Set(['sms-http', 'twilio', 'smpp']);

/** Ten people who write at once, each on another channel. */
export class CrowdOfPeople implements AsyncDisposable {
  readonly #parts: CrowdParts;
  readonly #stop = new AbortController();
  #state: Crowd | null = null;
  #running: Promise<void> | null = null;
  #round = 0;

  constructor(parts: CrowdParts) {
    this.#parts = parts;
  }

  get state(): Crowd | null {
    return this.#state;
  }

  /** Lets them write; nothing happens while others still do. */
  start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Resolves when the last of them has written. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const people = Array.from({ length: SIZE }, () => this.#parts.newResident());
    const open = ways.filter((way) => typeof way === 'string' || this.#parts.has(way.channel));
    const id = randomUUID();
    const round = this.#round;
    this.#round += 1;
    this.#tell({ id, total: people.length, accepted: 0, failed: 0, isRunning: true });
    await Promise.all(
      people.map(async (who, index) => {
        const way = open[(index + round * 3) % open.length];
        if (way === undefined || !(await this.#waits(index * PAUSE_MS))) return;
        const isTaken = await this.#writes(who, way, round * SIZE + index);
        const now = this.#state;
        if (now) this.#tell(isTaken ? { ...now, accepted: now.accepted + 1 } : { ...now, failed: now.failed + 1 });
      }),
    );
    if (this.#state) this.#tell({ ...this.#state, isRunning: false });
  }

  async #writes(who: Resident, way: Way, turn: number): Promise<boolean> {
    try {
      const answer = await this.#act(who, way, turn);
      return answer?.outcome === 'accepted';
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'somebody of the simulated crowd could not write');
      return false;
    }
  }

  async #act(who: Resident, way: Way, turn: number): Promise<SendAnswer | undefined> {
    if (way === 'web') return this.#parts.sendWeb(who, textOf(crowdTexts, turn));
    if (way === 'email') return this.#parts.sendMail(who, textOf(crowdTexts, turn));
    const { channel, acts } = way;
    const text = channel === 'voice' ? '' : textOf(short.has(channel) ? crowdShortTexts : crowdTexts, turn);
    let answer: SendAnswer | undefined;
    for (const act of acts) answer = await this.#parts.does(who, { channel, act, text });
    return answer;
  }

  /** False: the simulator stops. */
  async #waits(ms: number): Promise<boolean> {
    await delay(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    return !this.#stop.signal.aborted;
  }

  #tell(state: Crowd): void {
    this.#state = state;
    this.#parts.onChange();
  }
}

function textOf(texts: readonly string[], turn: number): string {
  return texts[turn % texts.length] ?? '';
}
