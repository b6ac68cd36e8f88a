import { encodings } from 'smpp/lib/defs.js';
import type { SmppSettings } from './schema.ts';

type Alphabet = SmppSettings['defaultAlphabet'];

/** Data codings of SMPP 3.4 that we send. */
const dataCodings = { default: 0x00, ucs2: 0x08 } as const;

/** First bytes of the letters that people here write, and of the signs between them. */
const usualHighBytes: ReadonlySet<number> = new Set([0x00, 0x01, 0x03, 0x1e, 0x20, 0xd8, 0xde]);

/** So many letters tell how a text is written; fewer may be any. */
const tellingUnits = 4;

/** UCS-2 comes with its high byte first. Some gateways turn it round: then its high bytes stand where low ones belong. */
function isTurned(bytes: Buffer): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  const units = bytes.length / 2;
  if (units < tellingUnits) return false;
  let [first, second] = [0, 0];
  for (const [index, byte] of bytes.entries())
    if (usualHighBytes.has(byte)) {
      if (index % 2 === 0) first += 1;
      else second += 1;
    }
  return second >= units * 0.8 && first <= units * 0.2;
}

function utf16(bytes: Buffer): { readonly text: string; readonly isSure: boolean } {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const turned = isTurned(even);
  const text = (turned ? even : Buffer.from(even).swap16()).toString('utf16le');
  return { text, isSure: !turned };
}

function gsm(bytes: Buffer): string {
  return encodings.ASCII.decode(bytes).replaceAll('\u001B', ' ');
}

/** Eight-bit data of no declared alphabet: most that write so mean UTF-8. */
function guessed(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

/** The alphabet within the coding groups of GSM 03.38; `8-bit` has none. */
function groupOf(dataCoding: number): 'default' | '8-bit' | 'ucs2' | null {
  if (dataCoding < 0x10) return null;
  if (dataCoding >= 0xf0) return (dataCoding & 0x04) === 0 ? 'default' : '8-bit';
  if (dataCoding >= 0x40) return null;
  const bits = (dataCoding >> 2) & 0x03;
  return bits === 1 ? '8-bit' : bits === 2 ? 'ucs2' : 'default';
}

/** The text of a received part. `isSure` is false where the coding names an alphabet that no telephone here writes. */
export function decodeText(
  bytes: Buffer,
  dataCoding: number,
  alphabet: Alphabet,
): { readonly text: string; readonly isSure: boolean } {
  // The alphabet has seven bits: what has eight is none of it, whatever was said.
  const isGsm = alphabet === 'gsm7' && bytes.every((byte) => byte < 0x80);
  const byDefault = () => {
    if (alphabet !== 'gsm7') return { text: bytes.toString('latin1'), isSure: true };
    return isGsm ? { text: gsm(bytes), isSure: true } : { text: guessed(bytes), isSure: false };
  };
  switch (groupOf(dataCoding) ?? dataCoding) {
    case 'default':
    case 0x00:
      return byDefault();
    case 'ucs2':
    case 0x08:
      return utf16(bytes);
    case 0x01:
    case 0x03:
      return { text: bytes.toString('latin1'), isSure: true };
    case '8-bit':
    case 0x02:
    case 0x04:
      return { text: guessed(bytes), isSure: true };
    default:
      return { text: guessed(bytes), isSure: false };
  }
}

/** A text as bytes of its encoding, with the data coding that says so. */
export function encodeText(
  text: string,
  encoding: 'GSM-7' | 'UCS-2',
  alphabet: Alphabet,
): { readonly bytes: Buffer; readonly dataCoding: number } {
  if (encoding === 'UCS-2') return { bytes: Buffer.from(text, 'utf16le').swap16(), dataCoding: dataCodings.ucs2 };
  const bytes = alphabet === 'gsm7' ? encodings.ASCII.encode(text) : Buffer.from(text, 'latin1');
  return { bytes, dataCoding: dataCodings.default };
}
