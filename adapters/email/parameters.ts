import { decodeCharset } from './charset.ts';
import { decodeWords } from './encoded-words.ts';

/** A structured field: its value in lower case and its parameters by lower-case name. */
export type StructuredField = { readonly value: string; readonly parameters: ReadonlyMap<string, string> };

type Piece = { readonly index: number; readonly text: string; readonly isEncoded: boolean };

const longestField = 20_000;

/**
 * Reads `multipart/mixed; boundary="x"` and its like. Continued and percent-encoded parameters (RFC 2231) are put
 * together; encoded words inside quotes, which the standard forbids and everybody writes, are decoded too. Never throws.
 */
export function readStructured(field: string | null): StructuredField {
  const [value = '', ...rest] = splitOutsideQuotes(withSemicolon((field ?? '').slice(0, longestField)));
  const pieces = new Map<string, Piece[]>();
  for (const part of rest) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const [name = '', index = '0'] = part.slice(0, equals).trim().toLowerCase().split('*');
    const isEncoded = part.slice(0, equals).trim().endsWith('*');
    const piece = { index: Number.parseInt(index, 10) || 0, text: unquoted(part.slice(equals + 1).trim()), isEncoded };
    const known = pieces.get(name);
    if (known === undefined) pieces.set(name, [piece]);
    else known.push(piece);
  }
  const parameters = new Map([...pieces].map(([name, list]) => [name, join(list)] as const));
  return {
    value: value
      .replace(/\([^()]*\)/gu, '')
      .trim()
      .toLowerCase(),
    parameters,
  };
}

/** 'text/html charset=utf-8': some scripts put a blank or a comma where a semicolon belongs. */
function withSemicolon(field: string): string {
  return field.replace(/^([\w.+-]{1,80}\/[\w.+-]{1,80})(?:[ \t]*,|[ \t])[ \t]*(?=[\w*-]{1,80}[ \t]*=)/u, '$1; ');
}

function join(pieces: readonly Piece[]): string {
  const sorted = [...pieces].sort((left, right) => left.index - right.index);
  const first = sorted[0];
  if (first === undefined) return '';
  if (!sorted.some((piece) => piece.isEncoded)) {
    // The first of two parameters of one name counts; only numbered ones belong together.
    const text = sorted.every((piece, at) => piece.index === at)
      ? sorted.map((piece) => piece.text).join('')
      : first.text;
    return text.includes('=?') ? decodeWords(text) : text;
  }
  const [, charset = null, encoded = first.text] = /^([\w.:-]*)'[\w-]*'(.*)$/su.exec(first.text) ?? [];
  const bytes = sorted.map((piece, at) => {
    const text = at === 0 ? encoded : piece.text;
    return piece.isEncoded ? percentBytes(text) : Buffer.from(text);
  });
  return decodeCharset(Buffer.concat(bytes), charset).text;
}

function percentBytes(text: string): Buffer {
  const bytes = Buffer.from(text);
  const out: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const hex = bytes[at] === 0x25 ? Number.parseInt(bytes.toString('latin1', at + 1, at + 3), 16) : Number.NaN;
    out.push(Number.isNaN(hex) ? (bytes[at] ?? 0) : hex);
    if (!Number.isNaN(hex)) at += 2;
  }
  return Buffer.from(out);
}

function splitOutsideQuotes(field: string): readonly string[] {
  const parts: string[] = [];
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < field.length; at += 1) {
    const character = field[at];
    if (character === '\\' && isQuoted) at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === ';' && !isQuoted) {
      parts.push(field.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(field.slice(start));
  return parts;
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  const end = text.lastIndexOf('"');
  return text.slice(1, end > 0 ? end : undefined).replace(/\\(["\\])/gu, '$1');
}
