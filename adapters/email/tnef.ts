import { decodeCharset } from './charset.ts';
import { unpackRtf } from './compressed-rtf.ts';
import { rtfToText } from './rtf-text.ts';

/** What Outlook hides in winmail.dat: files and, when the mail itself has none, a body. */
export type TnefContent = {
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
  readonly text: string;
  readonly html: string;
};

type File = { title: string; longName: string; type: string; bytes: Buffer };
type Properties = ReadonlyMap<number, { readonly type: number; readonly bytes: Buffer }>;

const signature = 0x223e9f78;
const attributes = {
  codepage: 0x9007,
  body: 0x800c,
  message: 0x9003,
  newFile: 0x9002,
  title: 0x8010,
  data: 0x800f,
  file: 0x9005,
} as const;
const properties = {
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  type: 0x370e,
} as const;
const typeObject = 0x0d;
const typeUnicode = 0x1f;
const mostProperties = 2000;

/**
 * Reads Outlook's transport format (MS-OXTNEF) as far as a person needs it: names and bytes of files, plain, HTML or RTF
 * body. Null: these bytes are no TNEF. Never throws; damage ends the reading early.
 */
export function readTnef(bytes: Buffer): TnefContent | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null;
  const files: File[] = [];
  let charset = 'windows-1252';
  let text = '';
  let html = '';
  for (let at = 6; at + 9 <= bytes.length;) {
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const value = bytes.subarray(at + 9, at + 9 + length);
    // A checksum of two bytes follows each value.
    at += 9 + length + 2;
    if (id === attributes.codepage && value.length >= 4) charset = `windows-${value.readUInt32LE(0)}`;
    else if (id === attributes.body) text = decodeString(value, charset);
    else if (id === attributes.message) {
      const found = readProperties(value);
      text = textOf(found, properties.body, charset) || text;
      html = textOf(found, properties.html, charset) || html;
      if (text.trim() === '' && html === '') text = rtfOf(found);
    } else if (id === attributes.newFile) files.push({ title: '', longName: '', type: '', bytes: Buffer.alloc(0) });
    else takeFileAttribute(files.at(-1), id, value, charset);
  }
  return { files: files.filter((file) => file.bytes.length > 0).map(presentFile), text, html };
}

function takeFileAttribute(file: File | undefined, id: number, value: Buffer, charset: string): void {
  if (file === undefined) return;
  if (id === attributes.title) file.title = decodeString(value, charset);
  else if (id === attributes.data) file.bytes = value;
  else if (id === attributes.file) {
    const found = readProperties(value);
    file.longName = textOf(found, properties.longName, charset) || textOf(found, properties.shortName, charset);
    file.type = textOf(found, properties.type, charset);
    const data = found.get(properties.data);
    // An embedded object begins with the 16 bytes that name its interface.
    if (data !== undefined && file.bytes.length === 0)
      file.bytes = data.type === typeObject ? data.bytes.subarray(16) : data.bytes;
  }
}

function presentFile({ title, longName, type, bytes }: File): TnefContent['files'][number] {
  return { name: longName || title, type: type.toLowerCase() || 'application/octet-stream', bytes };
}

/** The list of MAPI properties; values that are not needed are passed over by their length. */
function readProperties(value: Buffer): Properties {
  const found = new Map<number, { readonly type: number; readonly bytes: Buffer }>();
  if (value.length < 4) return found;
  const count = Math.min(value.readUInt32LE(0), mostProperties);
  let at = 4;
  for (let index = 0; index < count && at + 4 <= value.length; index += 1) {
    const type = value.readUInt16LE(at);
    const id = value.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) at = afterName(value, at);
    const read = readValue(value, at, type);
    if (read === null) return found;
    found.set(id, { type: type & 0xfff, bytes: read.bytes });
    at = read.end;
  }
  return found;
}

/** Named properties carry a GUID and a number or a string. */
function afterName(value: Buffer, start: number): number {
  if (start + 24 > value.length) return value.length;
  const isNumber = value.readUInt32LE(start + 16) === 0;
  return isNumber ? start + 24 : start + 24 + padded(value.readUInt32LE(start + 20));
}

function readValue(
  value: Buffer,
  start: number,
  type: number,
): { readonly bytes: Buffer; readonly end: number } | null {
  const isMany = (type & 0x1000) !== 0;
  const size = fixedSize(type & 0xfff);
  if (size === null || (size === 0) !== [0x1e, 0x1f, 0x0d, 0x102].includes(type & 0xfff)) return null;
  if (size > 0 && !isMany) return { bytes: value.subarray(start, start + size), end: start + size };
  if (start + 4 > value.length) return null;
  const count = value.readUInt32LE(start);
  if (size > 0) return { bytes: value.subarray(0, 0), end: start + 4 + count * size };
  let at = start + 4;
  let first: Buffer | null = null;
  for (let index = 0; index < count; index += 1) {
    if (at + 4 > value.length) return null;
    const length = value.readUInt32LE(at);
    first ??= value.subarray(at + 4, at + 4 + length);
    at += 4 + padded(length);
  }
  return { bytes: first ?? value.subarray(0, 0), end: at };
}

/** Bytes of a value of this type in a list; 0: it states its length; null: an unknown type. */
function fixedSize(type: number): number | null {
  if ([0x02, 0x03, 0x04, 0x0a, 0x0b].includes(type)) return 4;
  if ([0x05, 0x06, 0x07, 0x14, 0x40].includes(type)) return 8;
  if (type === 0x48) return 16;
  return [0x1e, 0x1f, 0x0d, 0x102].includes(type) ? 0 : null;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function textOf(found: Properties, id: number, charset: string): string {
  const property = found.get(id);
  if (property === undefined) return '';
  return property.type === typeUnicode
    ? property.bytes.toString('utf16le').replace(/\0+$/u, '')
    : decodeString(property.bytes, charset);
}

function rtfOf(found: Properties): string {
  const packed = found.get(properties.rtf)?.bytes;
  const rtf = packed === undefined ? null : unpackRtf(packed);
  return rtf === null ? '' : rtfToText(rtf.toString('latin1'));
}

function decodeString(bytes: Buffer, charset: string): string {
  const end = bytes.indexOf(0);
  return decodeCharset(end < 0 ? bytes : bytes.subarray(0, end), charset === 'windows-65001' ? 'utf-8' : charset).text;
}
