/**
 * Cuts a text into messages of at most `limit` UTF-16 units: between paragraphs where that leaves a good piece, else between
 * lines, else between words, and inside a word only when it alone is longer. Letters of two units stay whole.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

function cutAt(text: string, limit: number): number {
  // One unit more than fits: a blank right behind the limit is a good place to cut.
  const head = text.slice(0, limit + 1);
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(mark);
    if (at >= limit / 2) return at;
  }
  const isInsideLetter = /[\uD800-\uDBFF]/u.test(text.charAt(limit - 1));
  return isInsideLetter ? limit - 1 : limit;
}
