import { decodeText } from '../../src/domain/mail/decode-text.ts';
import { mailLimits } from './limits.ts';

/** The header fields of a mail in their order, unfolded but not decoded further. */
export type MailHeaders = {
  /** All values of a field, top first. `name` in lower case. */
  readonly all: (name: string) => readonly string[];
  readonly first: (name: string) => string | null;
  readonly has: (name: string) => boolean;
  /** Names of all fields in lower case. */
  readonly names: readonly string[];
};

export type SplitMail = { readonly headers: MailHeaders; readonly body: Buffer };

/**
 * Splits a raw mail into header fields and body by its own few rules, so that sender, subject and marks of automatic mail
 * can be read even from a mail that no MIME parser accepts. Never throws; linear time.
 */
export function splitMail(raw: Buffer): SplitMail {
  return splitLines(withLineFeeds(raw));
}

/** Some exports end lines by a lone carriage return, and some by two before the line feed: no MIME parser reads those. */
function withLineFeeds(raw: Buffer): Buffer {
  const feed = raw.indexOf(0x0a);
  const isDoubled = feed > 1 && raw[feed - 1] === 0x0d && raw[feed - 2] === 0x0d;
  if (isDoubled) return Buffer.from(raw.toString('latin1').replaceAll('\r\r\n', '\r\n'), 'latin1');
  if (feed >= 0 || !raw.includes(0x0d)) return raw;
  return Buffer.from(raw.toString('latin1').replaceAll('\r', '\n'), 'latin1');
}

/** The same for a part inside a mail: it may begin with the blank line that ends its headers. */
export function splitPart(raw: Buffer): SplitMail {
  return splitAt(raw, 0, mailLimits.partHeaderBytes);
}

function splitLines(raw: Buffer): SplitMail {
  return splitAt(raw, skipEnvelopeLine(raw), mailLimits.headerBytes);
}

function splitAt(raw: Buffer, start: number, headerBytes: number): SplitMail {
  const end = findHeaderEnd(raw, start);
  const fields = readFields(decodeText(raw.subarray(start, Math.min(end.headEnd, start + headerBytes))).text);
  return { headers: toHeaders(fields), body: raw.subarray(end.bodyStart) };
}

/** Skips a byte-order mark, blank lines and the 'From ' line of an mbox file, which 'From :' is not. */
function skipEnvelopeLine(raw: Buffer): number {
  let at = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[at] === 0x0a || raw[at] === 0x0d) at += 1;
  const head = raw.toString('latin1', at, at + 6);
  if (!head.startsWith('From ') && !head.startsWith('>From ')) return at;
  if (/^From +:/u.test(raw.toString('latin1', at, at + 80))) return at;
  const lineEnd = raw.indexOf(0x0a, at);
  return lineEnd < 0 ? raw.length : lineEnd + 1;
}

function findHeaderEnd(raw: Buffer, start: number): { readonly headEnd: number; readonly bodyStart: number } {
  let lineStart = start;
  for (;;) {
    const lineEnd = raw.indexOf(0x0a, lineStart);
    if (lineEnd < 0) {
      const bodyStart = firstLineOfText(raw, start);
      return { headEnd: bodyStart, bodyStart };
    }
    const isBlank = lineEnd === lineStart || (lineEnd === lineStart + 1 && raw[lineStart] === 0x0d);
    if (isBlank) return { headEnd: lineStart, bodyStart: lineEnd + 1 };
    lineStart = lineEnd + 1;
  }
}

/** Where no blank line ends the header fields, the first line that is none begins the text; else there is no text. */
function firstLineOfText(raw: Buffer, start: number): number {
  const head = raw.toString('latin1', start, start + mailLimits.partHeaderBytes);
  let at = 0;
  while (at < head.length) {
    const lineEnd = head.indexOf('\n', at);
    const end = lineEnd < 0 ? head.length : lineEnd;
    if (!/^(?:[!-9;-~]{1,200}[ \t]*:|[ \t])/u.test(head.slice(at, Math.min(end, at + 300)))) return start + at;
    at = end + 1;
  }
  return raw.length;
}

function readFields(head: string): readonly (readonly [string, string])[] {
  const fields: [string, string[]][] = [];
  for (const line of head.split('\n')) {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    const last = fields.at(-1);
    const colon = text.indexOf(':');
    const name = text.slice(0, Math.max(0, colon)).trimEnd().toLowerCase();
    const isNamed = colon >= 1 && colon <= 200 && !/[^\u0021-\u007e]/u.test(name);
    // Some programs forget the blank that marks a continued line, which a semicolon gives away.
    const isContinued = /^[ \t]/u.test(text) || (!isNamed && last?.[1].at(-1)?.endsWith(';') === true);
    if (isContinued && last !== undefined) {
      last[1].push(text.trim());
      continue;
    }
    if (!isNamed) continue;
    if (fields.length >= mailLimits.headerFields) break;
    fields.push([name, [text.slice(colon + 1).trim()]]);
  }
  return fields.map(([name, parts]) => [name, parts.join(' ').trim()] as const);
}

function toHeaders(fields: readonly (readonly [string, string])[]): MailHeaders {
  const byName = new Map<string, string[]>();
  for (const [name, value] of fields) {
    const values = byName.get(name);
    if (values === undefined) byName.set(name, [value]);
    else values.push(value);
  }
  return {
    all: (name) => byName.get(name) ?? [],
    first: (name) => byName.get(name)?.[0] ?? null,
    has: (name) => byName.has(name),
    names: [...byName.keys()],
  };
}

/** The same fields with the empty Return-Path that a relay which speaks SMTP to us leaves to us to write (RFC 5321, 4.4). */
export function withNullSender({ names, all }: MailHeaders): MailHeaders {
  const others = names.filter((name) => name !== 'return-path');
  const fields = others.flatMap((name) => all(name).map((value) => [name, value] as const));
  return toHeaders([['return-path', '<>'], ...fields]);
}

/** Ids between angle brackets, in order, each once. */
export function messageIds(value: string | null): readonly string[] {
  return [...new Set(value?.match(/<[^<>\s]{1,250}>/gu) ?? [])];
}
