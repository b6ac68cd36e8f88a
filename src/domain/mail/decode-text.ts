/** Text made of bytes whose encoding nobody can be trusted to have named. */
export type DecodedText = {
  readonly text: string;
  /** False when the bytes were not clean UTF-8: the text may show wrong letters. */
  readonly clean: boolean;
};

/**
 * Decodes bytes that should be UTF-8. When they are not, the choice is between UTF-8 with a few broken bytes and the old
 * Vietnamese windows-1258, which writes tone marks apart; the result is therefore composed (NFC). NUL characters are
 * removed because PostgreSQL refuses them. Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = decodeByMark(bytes);
  if (marked !== null) return { text: stripNul(marked), clean: true };
  try {
    return { text: stripNul(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), clean: true };
  } catch {
    const lossy = new TextDecoder('utf-8').decode(bytes);
    const text = looksLikeDamagedUtf8(lossy) ? lossy : new TextDecoder('windows-1258').decode(bytes);
    return { text: stripNul(text).normalize('NFC'), clean: false };
  }
}

/** Removes NUL, which PostgreSQL text cannot hold. */
export function stripNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

/**
 * Decodes bytes by a named charset; an unknown or absent name falls back to {@link decodeText}. Names are those of the
 * WHATWG encoding standard, which covers what mail programs write.
 */
export function decodeCharset(bytes: Uint8Array, charset: string | null): DecodedText {
  const label = charset?.trim().toLowerCase() ?? '';
  if (label === '' || label === 'utf-8' || label === 'utf8' || label === 'us-ascii' || label === 'ascii') {
    return decodeText(bytes);
  }
  try {
    const text = new TextDecoder(label).decode(bytes);
    return { text: stripNul(text).normalize('NFC'), clean: !text.includes('\uFFFD') };
  } catch {
    return decodeText(bytes);
  }
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
