import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

type Sniff = (bytes: Buffer) => Promise<string | null>;

/** Sound that browsers may be handed as what it is, by what its content says, and how its file is called. */
const endings: ReadonlyMap<string, string> = new Map([
  ['audio/mpeg', 'mp3'],
  ['audio/wav', 'wav'],
  ['audio/vnd.wave', 'wav'],
  ['audio/ogg', 'ogg'],
  ['audio/opus', 'ogg'],
  ['audio/aac', 'aac'],
  ['audio/mp4', 'm4a'],
  ['audio/x-m4a', 'm4a'],
  ['audio/flac', 'flac'],
  ['audio/x-flac', 'flac'],
  ['audio/amr', 'amr'],
]);

/** Enough for every format to show itself. */
const headBytes = 4100;

/** The kind of a sound, without parameters; null: no sound that we know. */
export function soundType(sniffed: string | null): string | null {
  const plain = sniffed?.split(';')[0]?.trim() ?? '';
  return endings.has(plain) ? plain : null;
}

/** Name of the recording of a call that began then, by the province's own clock: `ghi-am-20261127-0915.mp3`. */
export function soundName(startedAt: Date, type: string): string {
  const local = new Date(startedAt.getTime() + 7 * 60 * 60 * 1000).toISOString();
  const [day, time] = [local.slice(0, 10).replaceAll('-', ''), local.slice(11, 16).replace(':', '')];
  return `ghi-am-${day}-${time}.${endings.get(type) ?? 'bin'}`;
}

/** The kind of a stored sound; reads its beginning only. */
export async function soundTypeOf(stream: Readable, sniff: Sniff): Promise<string | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    const bytes = Buffer.from(piece);
    pieces.push(bytes);
    size += bytes.length;
    if (size >= headBytes) break;
  }
  stream.destroy();
  return soundType(await sniff(Buffer.concat(pieces)));
}

/** What the row of an attachment says of a stored sound. */
export async function describeSound(
  stream: Readable,
  sniff: Sniff,
): Promise<{ readonly type: string; readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    const bytes = Buffer.from(piece);
    hash.update(bytes);
    if (size < headBytes) head.push(bytes);
    size += bytes.length;
  }
  const type = soundType(await sniff(Buffer.concat(head))) ?? 'application/octet-stream';
  return { type, size, sha256: hash.digest('hex') };
}
