import { cutText } from '../../src/domain/text/cut.ts';

/** A break between lines is taken only where it leaves a message at least so full. */
const fullEnough = 0.5;

/**
 * A text as the messages it takes, each at most `limit` code units: broken between paragraphs or lines where that leaves
 * them half full, else between words, else inside a word but never inside a letter. Empty: no message.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const end = breakBefore(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Where the first message of a text ends; always more than nothing. */
function breakBefore(text: string, limit: number): number {
  for (const mark of ['\n\n', '\n']) {
    const at = text.lastIndexOf(mark, limit);
    if (at >= limit * fullEnough) return at;
  }
  const head = text.slice(0, limit + 1);
  const blank = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n'), head.lastIndexOf('\t'));
  return blank > 0 ? blank : cutText(text, limit).length;
}
