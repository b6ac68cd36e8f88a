import { fromTcvn3, fromVni } from './legacy-fonts.ts';
import { countSyllables } from '../text/vietnamese-syllable.ts';

/** So much of a text decides how all of it is read. */
const sampleLength = 20_000;

type Reading = { readonly read: (latin: string) => string; readonly valid: number; readonly share: number };

/**
 * Text in a Vietnamese font encoding (TCVN3, VNI-Windows) that was taken for Latin-1, in Unicode; null when the text is
 * not such text. Decided by what it becomes: words that were no Vietnamese syllables must nearly all turn into some.
 */
export function repairVietnamese(latin: string): string | null {
  if (!/[\u00a1-\u00ff]/u.test(latin)) return null;
  const sample = latin.slice(0, sampleLength);
  // Real letters beyond Latin-1 show that the text is in Unicode already; dashes and quotes come with windows-1252.
  if (/[\u0100-\u0151\u0154-\u1fff]/u.test(sample)) return null;
  const asIs = shareOf(sample);
  const readings = [readingOf(sample, fromTcvn3), readingOf(sample, fromVni)];
  const best = readings.reduce((left, right) => (right.share > left.share ? right : left));
  const isClear = best.valid >= 2 ? best.share >= 0.7 : best.valid === 1 && best.share === 1 && asIs.share === 0;
  return isClear && best.share >= asIs.share + 0.3 ? best.read(latin).normalize('NFC') : null;
}

function readingOf(sample: string, read: (latin: string) => string): Reading {
  return { read, ...shareOf(read(sample)) };
}

/** Share of Vietnamese syllables among the words with special letters; signs left over count against a reading. */
export function shareOf(text: string): { readonly valid: number; readonly share: number } {
  const { valid, total } = countSyllables(text);
  return { valid, share: total === 0 ? 0 : valid / total };
}
