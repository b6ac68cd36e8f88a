import { attribution, quote, written, type LineKinds } from './line-kinds.ts';
import { lineMarks } from './line-marks.ts';
import type { MailLines } from './mail-lines.ts';

const lineFeed = 0x0a;

/**
 * The text of the kept lines, without blank lines around it and blanks at the ends of lines: quotes only where they stand
 * between the person's own lines. Lines that stand together are taken over in one piece.
 */
export function keptText(lines: MailLines, marks: Uint8Array, kinds: LineKinds): string {
  const isKept = keeperOf(kinds);
  const isBlank = (index: number) => ((marks[index] ?? 0) & lineMarks.blank) !== 0;
  let first = 0;
  let last = kinds.length - 1;
  while (first <= last && (!isKept(first) || isBlank(first))) first += 1;
  while (last >= first && (!isKept(last) || isBlank(last))) last -= 1;
  const copy = createCopy(lines.text);
  let from = lines.starts[first] ?? 0;
  let to = from;
  for (let index = first; index <= last; index += 1) {
    if (!isKept(index)) continue;
    const start = lines.starts[index] ?? 0;
    const follows = start === to + 1 && lines.text.charCodeAt(to) === lineFeed;
    if (index > first && !follows) {
      copy.add(from, to);
      from = start;
    }
    to = writtenEnd(lines, index);
  }
  copy.add(from, to);
  return copy.end();
}

/** So many pieces are put together at a time: a million of them, kept to the end, would cost more the more they are. */
const piecesAtOnce = 500;

/** Pieces of a text, one below the other. */
function createCopy(text: string) {
  const groups: string[] = [];
  let pieces: string[] = [];
  const close = () => {
    if (pieces.length > 0) groups.push(pieces.join('\n'));
    pieces = [];
  };
  return {
    add(from: number, to: number): void {
      pieces.push(text.slice(from, to));
      if (pieces.length === piecesAtOnce) close();
    },
    end(): string {
      close();
      return groups.join('\n');
    },
  };
}

function keeperOf(kinds: LineKinds): (index: number) => boolean {
  // In the loop over a million lines, a word of this module is quicker than one of another.
  const [attributed, quoted] = [attribution, quote];
  const first = kinds.indexOf(written);
  const last = kinds.lastIndexOf(written);
  const firstQuote = kinds.indexOf(quoted, first + 1);
  const isInterleaved = first >= 0 && firstQuote >= 0 && firstQuote < last;
  const isAnswerBelow = !isInterleaved && kinds.includes(attributed);
  const lastQuote = isAnswerBelow ? 0 : last;
  return (index) => kinds[index] !== attributed && !(kinds[index] === quoted && index >= lastQuote);
}

/** Where the line ends without the blanks behind its last letter. */
function writtenEnd(lines: MailLines, index: number): number {
  const start = lines.starts[index] ?? 0;
  const end = lines.ends[index] ?? 0;
  const last = lines.text.charCodeAt(end - 1);
  if (end > start && last > 0x20 && last < 0x7f) return end;
  return start + lines.text.slice(start, end).trimEnd().length;
}
