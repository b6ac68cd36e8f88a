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
  let start = 0;
  const end = trimmedLength(body);
  while (start < end) {
    const lineEnd = body.indexOf(0x0a, start);
    const stop = lineEnd < 0 || lineEnd >= end ? end : lineEnd;
    hash.update(body.subarray(start, stop > start && body[stop - 1] === 0x0d ? stop - 1 : stop)).update('\n');
    start = stop + 1;
  }
  return hash.digest('hex');
}

/** Servers add or drop empty lines at the end. */
function trimmedLength(body: Buffer): number {
  let end = body.length;
  while (end > 0 && [0x0a, 0x0d, 0x20, 0x09].includes(body[end - 1] ?? 0)) end -= 1;
  return end;
}
