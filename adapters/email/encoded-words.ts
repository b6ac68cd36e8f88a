import { repairVietnamese } from '../../src/domain/mail/repair-vietnamese.ts';
import { decodeCharset } from './charset.ts';

/** Blanks and raw letters are forbidden inside; programs that forget so write them in Q words. */
const encodedWord = /=\?([^?\s]{1,40})\?(?:([bB])\?([^?\s]*)|([qQ])\?([^?]*))\?=/gu;

type Segment = { readonly charset: string; readonly bytes: Buffer[] } | string;

/**
 * Decodes RFC 2047 words in a header value. Neighbouring words of one charset are joined as bytes first, because senders
 * split Vietnamese letters across words. Line breaks and control characters never survive. Never throws.
 */
export function decodeWords(value: string): string {
  const segments: Segment[] = [];
  let position = 0;
  for (const match of value.matchAll(encodedWord)) {
    const between = value.slice(position, match.index);
    if (between.trim() !== '' || segments.length === 0) segments.push(between);
    // RFC 2231 allows a language after the charset.
    const charset = (match[1] ?? '').split('*')[0]?.toLowerCase() ?? '';
    const bytes = match[4] === undefined ? Buffer.from(match[3] ?? '', 'base64') : quotedBytes(match[5] ?? '');
    const last = segments.at(-1);
    if (last !== undefined && typeof last !== 'string' && last.charset === charset) last.bytes.push(bytes);
    else segments.push({ charset, bytes: [bytes] });
    position = match.index + match[0].length;
  }
  segments.push(value.slice(position));
  const text = segments.map(segmentText).join('');
  return cleanLine(repairVietnamese(text) ?? text);
}

function segmentText(segment: Segment): string {
  return typeof segment === 'string' ? segment : decodeCharset(Buffer.concat(segment.bytes), segment.charset).text;
}

function quotedBytes(text: string): Buffer {
  const pieces = text.replaceAll('_', ' ').split(/(=[0-9a-f]{2})/iu);
  return Buffer.concat(
    pieces.map((piece, index) => (index % 2 === 1 ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece))),
  );
}

/** One line of printable text: control characters and line separators become spaces, letters are composed (NFC). */
export function cleanLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim()
    .normalize('NFC');
}
