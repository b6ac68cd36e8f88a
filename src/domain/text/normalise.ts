import { foldVi } from './fold.ts';
import { canonicalTones } from './tone-placement.ts';

/** The three forms of one text that the hub works with. */
export type NormalisedText = {
  /** What people read: NFC, line ends as `\n`, without control and invisible characters. */
  readonly shown: string;
  /** `shown` with one tone placement (hoà → hòa); same length, so offsets agree. */
  readonly canonical: string;
  /** Lower case, no diacritics, single blanks: for search. */
  readonly folded: string;
};

// C0/C1 controls but tab and line feed; soft hyphen, zero-width and bidirectional controls, byte order mark, tags.
const invisible =
  // eslint-disable-next-line no-control-regex -- removing control characters is the purpose
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;
const loneSurrogate = /\p{Surrogate}/gu;

/**
 * The shown form: what a person wrote, made safe to store (PostgreSQL refuses NUL) and to compare.
 * Legacy encodings must have been decoded before: TCVN3 writes "ư" as the byte of the soft hyphen removed here.
 */
export function shownForm(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(loneSurrogate, '\uFFFD')
    .replace(invisible, '')
    .normalize('NFC');
}

/** Makes the shown, canonical and folded form of a text. Total: any string is accepted, none throws. */
export function normalise(text: string): NormalisedText {
  const shown = shownForm(text);
  return { shown, canonical: canonicalTones(shown), folded: foldVi(shown) };
}
