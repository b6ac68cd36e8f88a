import { createHash } from 'node:crypto';
import { messageIds, splitMail } from './mail-headers.ts';

/**
 * The key under which a mail is stored once. A server that delivers again changes only the trace fields at the top, so the
 * key is made of what the sender wrote: Message-ID, From, Subject and the body without differences of line ends. The same
 * mail twice is one; another mail that reuses a Message-ID (some devices always send the same) is not lost. Without a
 * Message-ID the date belongs to the key too, so that a person may write the same words again on another day.
 */
export function messageKey(raw: Buffer): string {
  const { headers, body } = splitMail(raw);
  const id = messageIds(headers.first('message-id'))[0] ?? headers.first('message-id') ?? '';
  const written = [
    id,
    headers.first('from') ?? '',
    headers.first('subject') ?? '',
    id === '' ? (headers.first('date') ?? '') : '',
  ];
  const hash = createHash('sha256').update(JSON.stringify(written));
  const end = trimmedLength(body);
  if (end === 0) return hash.digest('hex');
  for (let start = 0; start < end; start += pieceBytes)
    hash.update(withoutReturns(body, start, Math.min(end, start + pieceBytes)));
  return hash.update('\n').digest('hex');
}

/** A mail of a million lines is hashed in pieces, not line by line. */
const pieceBytes = 256 * 1024;

/** The bytes from `start` to `end` without the carriage returns that stand before a line feed. */
function withoutReturns(body: Buffer, start: number, end: number): Buffer {
  const kept = Buffer.allocUnsafe(end - start);
  let length = 0;
  for (let at = start; at < end; at += 1) {
    const byte = body[at] ?? 0;
    if (byte === 0x0d && body[at + 1] === 0x0a) continue;
    kept[length] = byte;
    length += 1;
  }
  return kept.subarray(0, length);
}

/** Servers add or drop empty lines at the end. */
function trimmedLength(body: Buffer): number {
  let end = body.length;
  while (end > 0 && [0x0a, 0x0d, 0x20, 0x09].includes(body[end - 1] ?? 0)) end -= 1;
  return end;
}
