import { readUuencoded } from './uuencode.ts';

/** Undoes a Content-Transfer-Encoding. An unknown one changes nothing; damage yields what can be read. Never throws. */
export function decodeTransfer(body: Buffer, encoding: string | null): Buffer {
  switch (
    (encoding ?? '')
      .trim()
      .toLowerCase()
      .replace(/^["']|["';]+$/gu, '')
  ) {
    case 'base64':
      return isBase64(body) ? decodeBase64(body) : body;
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return readUuencoded(body.toString('latin1')).files[0]?.bytes ?? body;
    default:
      return body;
  }
}

/** Value of each sign of base64, of its form for addresses too; -1: not part of it, skipped. */
const sixBits = new Int8Array(256).fill(-1);
for (const [value, sign] of Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').entries())
  sixBits[sign.charCodeAt(0)] = value;
sixBits['-'.charCodeAt(0)] = 62;
sixBits['_'.charCodeAt(0)] = 63;

const padding = 0x3d;
/** So many bytes of a line tell how it is written; damage of a few signs leaves it base64. */
const tellingBytes = 1000;
const mostForeign = 0.05;

/**
 * Whether the first line that says something is base64: some programs name it and write their words as they are. What a list
 * puts below the body is not asked.
 */
function isBase64(body: Buffer): boolean {
  const start = body
    .subarray(0, 2 * tellingBytes)
    .toString('latin1')
    .trimStart();
  const line = (/^[^\r\n]*/u.exec(start)?.[0] ?? '').trimEnd().slice(0, tellingBytes);
  const foreign = line.replace(/[\w+/=-]/gu, '').length;
  return foreign <= line.length * mostForeign;
}

/**
 * Base64, byte by byte: a file of 25 MB must not become a string of 34 first. A sender that joined several blocks left
 * padding in the middle; the next block begins anew behind it.
 */
function decodeBase64(body: Buffer): Buffer {
  const out = Buffer.allocUnsafeSlow(Math.ceil(body.length * 0.75));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    const value = sixBits[byte] ?? -1;
    if (value >= 0) {
      held = ((held << 6) | value) & 0xffff;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      out[length] = (held >> bits) & 0xff;
      length += 1;
    } else if (byte === padding) bits = 0;
  }
  return out.subarray(0, length);
}

function decodeQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  let at = 0;
  while (at < body.length) {
    const byte = body[at] ?? 0;
    if (byte !== 0x3d) {
      out[length] = byte;
      length += 1;
      at += 1;
      continue;
    }
    const high = hexDigit(body[at + 1]);
    const low = hexDigit(body[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length] = high * 16 + low;
      length += 1;
      at += 3;
      continue;
    }
    const end = softBreakEnd(body, at + 1);
    if (end < 0) {
      out[length] = byte;
      length += 1;
      at += 1;
    } else at = end;
  }
  return out.subarray(0, length);
}

/** Where the line goes on after '=' and blanks at its end; -1: this is no soft break. */
function softBreakEnd(body: Buffer, start: number): number {
  let at = start;
  while (at < start + 80 && (body[at] === 0x20 || body[at] === 0x09)) at += 1;
  if (body[at] === 0x0d) at += 1;
  else if (body[at] !== 0x0a && at < body.length) return -1;
  return body[at] === 0x0a ? at + 1 : at;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
