import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { soundEnding, soundType } from '../../lib/sound-types.ts';

type Sniff = (bytes: Buffer) => Promise<string | null>;

/** Enough for every format to show itself. */
const headBytes = 4100;

/** Name of the recording of a call that began then, by the province's own clock: `ghi-am-20261127-0915.mp3`. */
export function soundName(startedAt: Date, type: string): string {
  const local = new Date(startedAt.getTime() + 7 * 60 * 60 * 1000).toISOString();
  const [day, time] = [local.slice(0, 10).replaceAll('-', ''), local.slice(11, 16).replace(':', '')];
  return `ghi-am-${day}-${time}.${soundEnding(type)}`;
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
