import iconv from 'iconv-lite';
import { decodeOld, decodeText, decodeUtf8, stripNul, type DecodedText } from '../../src/domain/mail/decode-text.ts';
import { repairVietnamese, shareOf } from '../../src/domain/mail/repair-vietnamese.ts';

/** Names of charsets that mean no more than 'some 8-bit text': programs write them by default. */
const vague: ReadonlySet<string> = new Set([
  '',
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'utf-8',
  'utf8',
  'unicode-1-1-utf-8',
  'iso-8859-1',
  'latin1',
  'windows-1252',
  'windows-1258',
  'cp1258',
  'cp1252',
  'unknown-8bit',
  'x-unknown',
  'default',
  'x-user-defined',
  'binary',
  'viet',
  'vni',
  'x-viet-vni',
]);

const aliases: ReadonlyMap<string, string> = new Map([
  ['unicode-1-1-utf-7', 'utf-7'],
  ['x-viet-tcvn5712', 'tcvn'],
  ['tcvn-5712', 'tcvn'],
  ['tcvn5712-1', 'tcvn'],
  ['x-viet-tcvn', 'tcvn'],
  ['x-viscii', 'viscii'],
  ['cp-850', 'cp850'],
  ['x-gbk', 'gbk'],
  ['ks_c_5601-1987', 'euc-kr'],
  ['cp932', 'shift_jis'],
  ['cp936', 'gbk'],
  ['cp950', 'big5'],
  ['iso-2022-jp-ms', 'iso-2022-jp'],
  ['iso-2022-jp-2', 'iso-2022-jp'],
]);

/**
 * Decodes bytes of which a mail says that they are in `charset`. What it says is believed only where it can be true: valid
 * UTF-8 is UTF-8 whatever single-byte name it bears, and Vietnamese in TCVN3, VNI or windows-1258 is known by its
 * syllables. NUL is removed, letters are composed (NFC). Never throws.
 */
export function decodeCharset(bytes: Uint8Array, charset: string | null): DecodedText {
  const label = (charset ?? '')
    .trim()
    .replace(/^["']|["']$/gu, '')
    .toLowerCase();
  const name = aliases.get(label) ?? label;
  if (!vague.has(name)) return decodeNamed(bytes, name);
  if (isAscii(bytes)) return decodeAscii(bytes);
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return cleaned(repairVietnamese(utf8) ?? utf8, true);
  const isUtf8Named = name === '' || name.startsWith('utf') || name.startsWith('unicode') || name.includes('ascii');
  if (isUtf8Named) return decodeText(bytes);
  return cleaned(name.endsWith('1258') ? decode1258(bytes) : decodeOld(bytes), true);
}

/** Bytes that say of themselves to be windows-1258; fonts in other encodings were sent under this name too. */
function decode1258(bytes: Uint8Array): string {
  const named = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  if (shareOf(named.slice(0, 20_000)).share >= 0.5) return named;
  return repairVietnamese(new TextDecoder('windows-1252').decode(bytes)) ?? named;
}

function decodeNamed(bytes: Uint8Array, name: string): DecodedText {
  const named = decodeByName(bytes, name);
  if (named === null || named.includes('\uFFFD')) {
    const utf8 = decodeUtf8(bytes);
    if (utf8 !== null) return cleaned(utf8, true);
    return named === null ? decodeText(bytes) : cleaned(named, false);
  }
  return cleaned(repairVietnamese(named) ?? named, true);
}

/** Null: nobody knows the name. WHATWG names first, because mail programs mean those. */
function decodeByName(bytes: Uint8Array, name: string): string | null {
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return iconv.encodingExists(name) ? iconv.decode(Buffer.from(bytes), name) : null;
  }
}

/** Seven-bit text; Japanese programs that name no charset mean ISO-2022-JP, which shows itself by its escapes. */
function decodeAscii(bytes: Uint8Array): DecodedText {
  const text = new TextDecoder('utf-8').decode(bytes);
  const isJapanese = text.includes('\u001b$B') || text.includes('\u001b$@');
  return cleaned(isJapanese ? new TextDecoder('iso-2022-jp').decode(bytes) : text, true);
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}

function cleaned(text: string, clean: boolean): DecodedText {
  return { text: stripNul(text).normalize('NFC'), clean };
}
