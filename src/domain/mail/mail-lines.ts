/**
 * A text and where its lines stand in it. A hostile mail has a million lines: a string for each, in an array that grows,
 * costs more than reading them, and more than twice as much for twice the lines.
 */
export type MailLines = {
  readonly text: string;
  readonly count: number;
  readonly starts: Uint32Array;
  /** Without the line break. */
  readonly ends: Uint32Array;
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Finds the lines of a text; `\r\n`, `\n` and `\r` each end one. */
export function findLines(text: string): MailLines {
  const count = countBreaks(text) + 1;
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count).fill(text.length);
  let line = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== lineFeed && code !== carriageReturn) continue;
    ends[line] = at;
    if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at += 1;
    line += 1;
    starts[line] = at + 1;
  }
  return { text, count, starts, ends };
}

function countBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) count += 1;
  }
  return count;
}

/** The line itself; empty outside the text. */
export function lineAt({ text, count, starts, ends }: MailLines, index: number): string {
  return index < 0 || index >= count ? '' : text.slice(starts[index], ends[index]);
}

export function lengthOf({ starts, ends }: MailLines, index: number): number {
  return (ends[index] ?? 0) - (starts[index] ?? 0);
}

/** The character at this place of the line as its code; NaN beyond its end. */
export function codeAt(lines: MailLines, index: number, place: number): number {
  return place < lengthOf(lines, index) ? lines.text.charCodeAt((lines.starts[index] ?? 0) + place) : Number.NaN;
}
