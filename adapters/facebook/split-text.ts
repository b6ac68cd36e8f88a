/** The best place to break: after a paragraph, a line, a sentence, a word; only when a part would become far too short, anywhere. */
const breaks = [/\n\s*\n/gu, /\n/gu, /[.!?…]\s/gu, /\s/gu];

/**
 * Cuts a text into parts of at most `limit` code units, at the ends of words. Only blanks at the cuts are lost; a word
 * longer than a part is cut, but no letter is.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = breakBefore(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

function breakBefore(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  for (const [rank, pattern] of breaks.entries()) {
    const ends = [...head.matchAll(pattern)].map((match) => match.index + match[0].trimEnd().length);
    const last = ends.findLast((end) => end <= limit) ?? 0;
    const isLastResort = rank === breaks.length - 1;
    if (last > (isLastResort ? 0 : limit / 2)) return last;
  }
  // Never between the two halves of one letter, nor before a mark that belongs to the letter before it.
  let at = limit;
  while (at > 1 && /^[\uDC00-\uDFFF\p{M}\u200D]/u.test(text.slice(at, at + 1))) at -= 1;
  return at;
}
