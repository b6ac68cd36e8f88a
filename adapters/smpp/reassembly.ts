import type { Delivered, Place } from './delivered.ts';

/** Bytes of one part as they came. */
export type Part = { readonly seq: number; readonly hex: string; readonly dataCoding: number };

/** A long message, some of whose parts have come. Plain data: it is kept between restarts. */
export type Waiting = {
  readonly key: string;
  readonly from: string;
  readonly fromTon: number;
  readonly to: string;
  readonly total: number;
  readonly parts: readonly Part[];
  /** When its first part came, in milliseconds. */
  readonly since: number;
};

/** More would be an attack on the memory rather than people's messages. */
const mostWaiting = 500;

function keyOf({ from, to }: Delivered, { reference, total }: Place): string {
  return [from, to, reference, total].join('>');
}

function ordered(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((one, other) => one.seq - other.seq);
}

function asWaiting(delivered: Delivered, place: Place, now: number): Waiting {
  const { from, fromTon, to, bytes, dataCoding } = delivered;
  const part = { seq: place.seq, hex: bytes.toString('hex'), dataCoding };
  return { key: keyOf(delivered, place), from, fromTon, to, total: place.total, parts: [part], since: now };
}

/** A message that came in one piece, in the shape of those that did not. */
export function inOnePiece(delivered: Delivered, now: number): Waiting {
  return asWaiting(delivered, { reference: 0, total: 1, seq: 1 }, now);
}

/**
 * Puts a part to its companions. `done`: what is complete now; and what never will be, because its reference (there are 256)
 * was begun anew or too many messages wait.
 */
export function addPart(
  waiting: readonly Waiting[],
  delivered: Delivered & { readonly place: Place },
  now: number,
): { readonly waiting: readonly Waiting[]; readonly done: readonly Waiting[] } {
  const fresh = asWaiting(delivered, delivered.place, now);
  const [part] = fresh.parts;
  const before = waiting.find((one) => one.key === fresh.key);
  const others = waiting.filter((one) => one !== before);
  const same = before?.parts.find((one) => one.seq === part?.seq);
  if (before !== undefined && same !== undefined) {
    if (same.hex === part?.hex) return { waiting, done: [] };
    return { waiting: [...others, fresh], done: [before] };
  }
  const joined = before === undefined ? fresh : { ...before, parts: ordered([...before.parts, ...fresh.parts]) };
  if (joined.parts.length === joined.total) return { waiting: others, done: [joined] };
  const all = [...others, joined];
  return { waiting: all.slice(-mostWaiting), done: all.slice(0, -mostWaiting) };
}

/** Takes out what has waited long enough: a message with gaps is better than none. */
export function flushOverdue(
  waiting: readonly Waiting[],
  now: number,
  patienceMs: number,
): { readonly waiting: readonly Waiting[]; readonly done: readonly Waiting[] } {
  const isOverdue = (one: Waiting) => now - one.since >= patienceMs;
  if (!waiting.some(isOverdue)) return { waiting, done: [] };
  return { waiting: waiting.filter((one) => !isOverdue(one)), done: waiting.filter(isOverdue) };
}
