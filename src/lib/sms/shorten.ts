import { countSegments } from './segments.ts';

/**
 * Cuts a text that is longer than networks carry in one message (Vietnamese ones often three segments) at a word, and
 * ends it with the link behind which the whole stands. A text that fits stays as it is.
 */
export function shortenForSms(
  text: string,
  options: { readonly maxSegments: number; readonly link: string },
): { readonly text: string; readonly isShortened: boolean } {
  const { maxSegments, link } = options;
  if (countSegments(text).count <= maxSegments) return { text, isShortened: false };
  const tail = link === '' ? '...' : `... ${link}`;
  const words = text.replaceAll(link === '' ? '\u0000' : link, '').trim();
  let [fits, tooLong] = [0, words.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (countSegments(words.slice(0, middle) + tail).count <= maxSegments) fits = middle;
    else tooLong = middle;
  }
  const atWord = /^.*(?=\s)/su.exec(words.slice(0, fits + 1))?.[0] ?? '';
  const kept = atWord.length > fits / 2 ? atWord : words.slice(0, fits).replace(/[\uD800-\uDBFF]$/u, '');
  return { text: kept.trimEnd() + tail, isShortened: true };
}
