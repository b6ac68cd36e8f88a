import { createHmac, timingSafeEqual } from 'node:crypto';

/** 31 signs without look-alikes (no 0 O 1 I L); prime, so a weighted sum finds every single slip and every swap. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const base = alphabet.length;
const bodyLength = 5;
const space = base ** bodyLength;

/** A full round trip over [0, 31^5): multiplication by a number prime to the size, then a shift taken from the key. */
function scramble(sequence: bigint, key: string): number {
  const digest = createHmac('sha256', key).update('ticket-code').digest();
  const size = BigInt(space);
  let factor = digest.readBigUInt64BE(0) % size;
  while (factor % BigInt(base) === 0n || factor < size / 7n) factor = (factor + size / 3n + 1n) % size;
  const shift = digest.readBigUInt64BE(8) % size;
  return Number(((((sequence % size) * factor + shift) % size) + size) % size);
}

function checkSign(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum += (i + 2) * alphabet.indexOf(body.charAt(i));
  return alphabet.charAt(sum % base);
}

/**
 * The code people read out: `BN-26-7K3F9Q`. Prefix of the province, year, five signs and a check sign. The same
 * sequence number always gives the same code, and two numbers less than 28,629,151 apart never share one in a year, so
 * a code needs no look-up and no retry.
 */
export function ticketCode(input: {
  readonly prefix: string;
  readonly year: number;
  readonly sequence: bigint;
  readonly key: string;
}): string {
  let rest = scramble(input.sequence, input.key);
  let body = '';
  for (let i = 0; i < bodyLength; i++) {
    body = alphabet.charAt(rest % base) + body;
    rest = Math.floor(rest / base);
  }
  return `${input.prefix}-${String(input.year % 100).padStart(2, '0')}-${body}${checkSign(body)}`;
}

/**
 * Reads a code as people type it: any case, spaces or missing dashes. Returns the canonical form, or null when it is
 * not a code or its check sign is wrong.
 */
export function parseTicketCode(typed: string): string | null {
  const match = /^\s*([A-Z]{2})[\s-]*(\d{2})[\s-]*([2-9A-HJKMNP-Z]{5})([2-9A-HJKMNP-Z])\s*$/i.exec(typed);
  if (!match?.[1] || !match[2] || !match[3] || !match[4]) return null;
  const body = match[3].toUpperCase();
  if (checkSign(body) !== match[4].toUpperCase()) return null;
  return `${match[1].toUpperCase()}-${match[2]}-${body}${match[4].toUpperCase()}`;
}

/** Every valid code that stands in a text, canonical, in order, without repeats. */
export function findTicketCodes(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/\b[A-Z]{2}[ -]?\d{2}[ -]?[2-9A-HJKMNP-Z]{6}\b/gi)) {
    const code = parseTicketCode(match[0]);
    if (code) found.add(code);
  }
  return [...found];
}

function sign(purpose: 'track' | 'reply', code: string, key: string): string {
  return createHmac('sha256', key).update(`${purpose}:${code}`).digest().subarray(0, 16).toString('hex');
}

/** Secret of the private tracking link: 128 bits, recomputed rather than stored. */
export function trackingToken(code: string, key: string): string {
  return sign('track', code, key);
}

/** Token in a reply address that brings an answer back to its ticket: `bn-26-7k3f9q.<32 hex>`. */
export function replyToken(code: string, key: string): string {
  return `${code.toLowerCase()}.${sign('reply', code, key)}`;
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

export function isTrackingToken(token: string, code: string, key: string): boolean {
  return equal(token.toLowerCase(), trackingToken(code, key));
}

/** The ticket code that a reply token is signed for, or null when the signature is not ours. */
export function readReplyToken(token: string, key: string): string | null {
  const [code] = token.split('.');
  const canonical = code ? parseTicketCode(code) : null;
  if (!canonical) return null;
  return equal(token.toLowerCase(), replyToken(canonical, key)) ? canonical : null;
}
