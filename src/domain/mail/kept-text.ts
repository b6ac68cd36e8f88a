import { attribution, quote, written, type LineKinds } from './line-kinds.ts';
import { isBlank } from './line-marks.ts';
import { lineAt, type MailLines } from './mail-lines.ts';

const lineFeed = 0x0a;

/**
 * The text of the kept lines, without blank lines around it and blanks at the ends of lines: quotes only where they stand
 * between the person's own lines. Lines that stand together are taken over in one piece.
 */
export function keptText(lines: MailLines, kinds: LineKinds): string {
  const isKept = keeperOf(kinds);
  let first = 0;
  let last = kinds.length - 1;
  while (first <= last && (!isKept(first) || isBlank(lines, first))) first += 1;
  while (last >= first && (!isKept(last) || isBlank(lines, last))) last -= 1;
  const pieces: string[] = [];
  let from = lines.starts[first] ?? 0;
  let to = from;
  for (let index = first; index <= last; index += 1) {
    if (!isKept(index)) continue;
    const start = lines.starts[index] ?? 0;
    const follows = start === to + 1 && lines.text.charCodeAt(to) === lineFeed;
    if (index > first && !follows) {
      pieces.push(lines.text.slice(from, to));
      from = start;
    }
    to = writtenEnd(lines, index);
  }
  pieces.push(lines.text.slice(from, to));
  return pieces.join('\n');
}

function keeperOf(kinds: LineKinds): (index: number) => boolean {
  const first = kinds.indexOf(written);
  const last = kinds.lastIndexOf(written);
  const quoted = kinds.indexOf(quote, first + 1);
  const isInterleaved = first >= 0 && quoted >= 0 && quoted < last;
  const isAnswerBelow = !isInterleaved && kinds.includes(attribution);
  return (index) => {
    const kind = kinds[index];
    return kind !== attribution && !(kind === quote && (index >= last || isAnswerBelow));
  };
}

/** Where the line ends without the blanks behind its last letter. */
function writtenEnd(lines: MailLines, index: number): number {
  const start = lines.starts[index] ?? 0;
  const end = lines.ends[index] ?? 0;
  const last = lines.text.charCodeAt(end - 1);
  if (end > start && last > 0x20 && last < 0x7f) return end;
  return start + lineAt(lines, index).trimEnd().length;
}
