import { repairVietnamese, shareOf } from './repair-vietnamese.ts';

/** Text made of bytes whose encoding nobody can be trusted to have named. */
export type DecodedText = {
  readonly text: string;
  /** False when the bytes were not clean UTF-8: the text may show wrong letters. */
  readonly clean: boolean;
};

/**
 * Decodes bytes that should be UTF-8. When they are not, the choice is between UTF-8 with a few broken bytes and the old
 * Vietnamese encodings (windows-1258, TCVN3, VNI), decided by which gives Vietnamese syllables; the result is composed
 * (NFC). NUL characters are removed because PostgreSQL refuses them. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = decodeByMark(bytes);
  if (marked !== null) return { text: stripNul(marked), clean: true };
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return { text: stripNul(utf8), clean: true };
  const lossy = new TextDecoder('utf-8').decode(bytes);
  const text = looksLikeDamagedUtf8(lossy) ? lossy : decodeOld(bytes);
  return { text: stripNul(text).normalize('NFC'), clean: false };
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Text of bytes that are UTF-8 throughout; null otherwise. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Bytes of an unnamed 8-bit encoding: a Vietnamese one if that makes sense of them, else windows-1252. */
export function decodeOld(bytes: Uint8Array): string {
  const latin = new TextDecoder('windows-1252').decode(bytes);
  const repaired = repairVietnamese(latin);
  if (repaired !== null) return repaired;
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  return shareOf(vietnamese.slice(0, 20_000)).share >= shareOf(latin.slice(0, 20_000)).share ? vietnamese : latin;
}

/** Removes NUL, which PostgreSQL text cannot hold. */
export function stripNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

function decodeByMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return null;
}

/** More well-formed multi-byte letters than broken ones: the text was UTF-8 and got hurt on the way. */
function looksLikeDamagedUtf8(lossy: string): boolean {
  let broken = 0;
  let wellFormed = 0;
  for (const character of lossy) {
    if (character === '\uFFFD') broken += 1;
    else if (character > '\u007F') wellFormed += 1;
  }
  return wellFormed > broken;
}
