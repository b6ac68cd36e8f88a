/** The best place to break: after a paragraph, a line, a sentence, a word; but for words only where the part is well filled. */
const breaks = [/\n\s*\n/gu, /\n/gu, /[.!?…]\s/gu, /\s/gu];
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/**
 * A text as the messages it takes where a channel allows `limit` UTF-16 units (4 or more): cut at the ends of words, inside a
 * word only when it alone is longer, inside a letter never. Only blanks at the cuts are lost. Empty: no message.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const end = endOfPart(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

function endOfPart(text: string, limit: number): number {
  // One unit more than fits: a blank right behind the limit is a good place too.
  const head = text.slice(0, limit + 1);
  for (const [rank, pattern] of breaks.entries()) {
    const ends = [...head.matchAll(pattern)].map((match) => match.index + match[0].trimEnd().length);
    const last = ends.findLast((end) => end <= limit) ?? 0;
    const least = rank === breaks.length - 1 ? 0 : limit / 2;
    if (last > least) return last;
  }
  // Two units more: whether a letter ends at the limit shows by the one after it.
  const starts = [...letters.segment(text.slice(0, limit + 2))].map((letter) => letter.index);
  const isInsidePair = /[\uD800-\uDBFF]/u.test(text.charAt(limit - 1));
  // A letter with more marks than a message takes is cut between two of them.
  return starts.findLast((start) => start > 0 && start <= limit) ?? (isInsidePair ? limit - 1 : limit);
}
