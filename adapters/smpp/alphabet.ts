import { encodings } from 'smpp/lib/defs.js';
import type { SmppSettings } from './schema.ts';

type Alphabet = SmppSettings['defaultAlphabet'];

/** Data codings of SMPP 3.4 that we send. */
const dataCodings = { default: 0x00, ucs2: 0x08 } as const;

function utf16(bytes: Buffer): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return Buffer.from(even).swap16().toString('utf16le');
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
  const byDefault = () => (alphabet === 'gsm7' ? gsm(bytes) : bytes.toString('latin1'));
  switch (groupOf(dataCoding) ?? dataCoding) {
    case 'default':
    case 0x00:
      return { text: byDefault(), isSure: true };
    case 'ucs2':
    case 0x08:
      return { text: utf16(bytes), isSure: true };
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
