import { setTimeout as delay } from 'node:timers/promises';
import type {
  PlatformAct,
  PlatformChannel,
  SendAnswer,
  SimulatedCall,
  SimulatedLine,
} from '../../contract/simulator.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import { actWords, wireWords } from './act-words.ts';
import type { Journal } from './journal.ts';
import type { PeopleRegister, Resident } from './people-register.ts';
import { outsiderOn, type Doing, type PlatformLine } from './platform-line.ts';
import { Screens } from './screens.ts';
import { SentPictures } from './sent-pictures.ts';
import { watchWire, type Exchange } from './wire.ts';

type Parts = {
  readonly hubPort: number;
  readonly people: PeopleRegister;
  readonly journal: Journal;
};

/** Platforms with a server of their own, and how they reach the hub. */
export type Platforms = {
  readonly lines: readonly PlatformLine[];
  /** `/webhooks/<kind>/<account>` of the accounts that the lines deliver to. */
  readonly doors: ReadonlyMap<string, PlatformChannel>;
};

/** A platform that holds something back, or a centre that nobody is bound to, is not waited for longer. */
const PATIENCE_MS = 8_000;
/** A refusal that repeats is written once in this time; the hub tries again and again. */
const QUIET_MS = 5_000;

/** Acts that leave nothing on the screen by themselves. */
const noted: ReadonlySet<PlatformAct> = new Set([
  'follow',
  'unfollow',
  'consent',
  'withdraw',
  'start',
  'block',
  'unblock',
  'shareContact',
  'shareOtherContact',
]);

/** The platforms outside with everybody's phones: one server each, which speaks with the hub as the real one does. */
export class PlatformWorld implements AsyncDisposable {
  readonly pictures = new SentPictures();
  readonly screens: Screens;
  readonly #parts: Parts;
  #wire: Disposable | null = null;
  #lines: readonly PlatformLine[] = [];
  readonly #exchanges: (Exchange & { readonly count: number })[] = [];
  readonly #written = new Map<string, number>();
  #count = 0;
  #toldCalls = '';
  #toldLines = '';

  constructor(parts: Parts) {
    this.#parts = parts;
    this.screens = new Screens({ ...parts, pictures: this.pictures, lines: () => this.#lines });
  }

  /** Brings the platforms in; once. */
  join({ lines, doors }: Platforms): void {
    this.#lines = lines;
    for (const resident of this.#parts.people.residents()) this.welcome(resident);
    const platforms = new Map(lines.flatMap((line) => (line.port === null ? [] : [[line.port, line.channel]])));
    const { hubPort } = this.#parts;
    this.#wire = watchWire({ hubPort, doors, platforms, onExchange: (exchange) => this.#see(exchange) });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#wire?.[Symbol.dispose]();
    await Promise.all(this.#lines.map((line) => line[Symbol.asyncDispose]()));
  }

  /** Makes somebody a user of every platform. */
  welcome(resident: Resident): void {
    for (const line of this.#lines) line.knows?.(outsiderOn(line.channel, resident));
  }

  has(channel: PlatformChannel): boolean {
    return this.#lines.some((line) => line.channel === channel);
  }

  /** Lets a resident do something on a platform and tells how the hub took it. Throws not_found for what this platform does not offer. */
  async does(
    resident: Resident,
    { channel, act, doing }: { readonly channel: PlatformChannel; readonly act: PlatformAct; readonly doing: Doing },
  ): Promise<SendAnswer> {
    const line = this.#lineOf(channel);
    const deed = line.deeds[act];
    if (!deed) throw notFound();
    const personId = resident.person.id;
    this.pictures.keep({ channel, personId }, doing.files);
    const since = this.#count;
    const who = outsiderOn(channel, resident);
    const done = await Promise.race([this.#done(deed(who, doing)), delay(PATIENCE_MS, null, { ref: false })]);
    if (act === 'editMessage' && doing.target !== undefined) this.screens.edit(channel, doing.target, doing.text);
    if (noted.has(act)) this.screens.note(channel, personId, act);
    const answer = this.#answerOf({ line, since, id: done });
    this.#note({ channel, personId, act, doing, answer });
    return answer;
  }

  /** One entry for each platform, with its faults as they are switched now. */
  describe(): Omit<SimulatedLine, 'icon'>[] {
    const lines = this.#lines.map((line) => ({
      channel: line.channel,
      address: line.address,
      acts: keysOf(line.deeds),
      faults: line.faults.map((fault) => ({ ...fault, about: null, isOn: line.isOn(fault.name) })),
    }));
    this.#toldLines = this.#moveOn(this.#toldLines, lines);
    return lines;
  }

  /** Throws not_found for a fault that the platform does not have. */
  setFault(channel: PlatformChannel, name: string, isOn: boolean): void {
    const line = this.#lineOf(channel);
    if (!line.faults.some((fault) => fault.name === name)) throw notFound();
    line.set(name, isOn);
  }

  mendAll(): void {
    for (const line of this.#lines) {
      for (const fault of line.faults) if (line.isOn(fault.name)) line.set(fault.name, false);
      line.mend?.();
    }
  }

  /** Who is on the telephone now. */
  calls(): SimulatedCall[] {
    const calls = this.#lines.flatMap((line) =>
      this.#parts.people.residents().flatMap((resident) => {
        const call = line.callOf?.(outsiderOn(line.channel, resident).id);
        return call ? [{ ...call, personId: resident.person.id, since: call.since.toISOString() }] : [];
      }),
    );
    this.#toldCalls = this.#moveOn(this.#toldCalls, calls);
    return calls;
  }

  clear(): void {
    this.screens.clear();
    this.pictures.clear();
  }

  /** Platforms change by themselves: what is not as it was told last moves the position on, so that pages take it over. */
  #moveOn(before: string, now: unknown): string {
    const told = JSON.stringify(now);
    if (told !== before) this.#parts.journal.next();
    return told;
  }

  #lineOf(channel: PlatformChannel): PlatformLine {
    const line = this.#lines.find((one) => one.channel === channel);
    if (!line) throw notFound();
    return line;
  }

  async #done(work: Promise<unknown>): Promise<string> {
    try {
      const id = await work;
      return typeof id === 'string' ? id : '';
    } catch (error) {
      throw new HubError(
        'conflict',
        'not_now',
        { vi: 'Lúc này không làm được việc đó trên nền tảng này.', en: 'That is not possible on this platform now.' },
        { cause: error },
      );
    }
  }

  #answerOf(input: { readonly line: PlatformLine; readonly since: number; readonly id: string | null }): SendAnswer {
    const { line, since, id } = input;
    const seen = this.#exchanges.filter(
      (one) => one.count > since && one.channel === line.channel && one.direction === 'to_hub',
    );
    const refused = seen.find((one) => one.status >= 400);
    if (seen.some((one) => one.status < 400) || (line.port === null && id !== null))
      return { outcome: 'accepted', detail: id ?? '', link: null };
    if (!refused) return { outcome: 'held' };
    return {
      outcome: 'refused',
      status: refused.status,
      message: wireWords(line.channel, 'to_hub', refused.status),
    };
  }

  #note(input: {
    readonly channel: PlatformChannel;
    readonly personId: string;
    readonly act: PlatformAct;
    readonly doing: Doing;
    readonly answer: SendAnswer;
  }): void {
    const { channel, personId, act, doing, answer } = input;
    const held = {
      vi: `${actWords[act].vi}; nền tảng chưa giao cho Hub`,
      en: `${actWords[act].en}; the platform has not delivered it`,
    };
    const names = doing.files.map((file) => file.name);
    this.#parts.journal.write({
      channel,
      personId,
      direction: 'to_hub',
      outcome: answer.outcome === 'accepted' ? 'passed' : answer.outcome === 'refused' ? 'refused' : 'failed',
      what: answer.outcome === 'held' ? held : answer.outcome === 'refused' ? answer.message : actWords[act],
      detail: [doing.text.slice(0, 300), ...names].filter((one) => one !== '').join(' · ') || null,
      link: null,
    });
  }

  #see(exchange: Exchange): void {
    this.#count += 1;
    this.#exchanges.push({ ...exchange, count: this.#count });
    if (this.#exchanges.length > 500) this.#exchanges.splice(0, 250);
    const { channel, direction, status } = exchange;
    if (status < 400 || direction === 'to_hub') return;
    const key = `${channel} ${status}`;
    const now = Date.now();
    if (now - (this.#written.get(key) ?? 0) < QUIET_MS) return;
    this.#written.set(key, now);
    const what = wireWords(channel, direction, status);
    this.#parts.journal.write({
      channel,
      personId: null,
      direction,
      outcome: 'failed',
      what,
      detail: null,
      link: null,
    });
  }
}

function keysOf(deeds: PlatformLine['deeds']): PlatformAct[] {
  return Object.keys(deeds).filter(isAct);
}

function isAct(word: string): word is PlatformAct {
  return word in actWords;
}
