import type { Readable } from 'node:stream';

/** A part of a file, both ends included. */
export type ByteRange = { readonly start: number; readonly end: number };

/**
 * The one part that a `Range` header asks for (RFC 9110, 14.2): players jump about in a sound by it. Null: the whole file,
 * also for anything unusual. `none`: a part that is not there.
 */
export function readByteRange(header: string | undefined, size: number): ByteRange | 'none' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'none' : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size) return 'none';
  return end < start ? null : { start, end };
}

/** The bytes of that part alone. */
export async function* sliceOf(stream: Readable, { start, end }: ByteRange): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const piece of stream) {
    const bytes = Buffer.from(piece);
    const [from, to] = [Math.max(0, start - at), Math.min(bytes.length, end + 1 - at)];
    at += bytes.length;
    if (from < to) yield bytes.subarray(from, to);
    if (at > end) return;
  }
}
