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

/** Where most lines have ended; in longer ones the platform's own search is quicker than looking at each sign. */
const nearby = 100;

/** Finds the lines of a text; `\r\n`, `\n` and `\r` each end one. */
export function findLines(text: string): MailLines {
  const breaks = findBreaks(text);
  const count = breaks.length + 1;
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  ends.set(breaks);
  ends[count - 1] = text.length;
  for (let line = 1; line < count; line += 1) {
    const at = breaks[line - 1] ?? 0;
    const isPair = text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed;
    starts[line] = at + (isPair ? 2 : 1);
  }
  return { text, count, starts, ends };
}

/** The place of each line break; of `\r\n` the first sign. */
function findBreaks(text: string): Uint32Array {
  const hasReturns = text.includes('\r');
  let breaks = new Uint32Array(1024);
  let count = 0;
  let lineStart = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) {
      if (count === breaks.length) breaks = grown(breaks);
      breaks[count] = at;
      count += 1;
      if (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at += 1;
      lineStart = at + 1;
    } else if (at - lineStart > nearby) {
      at = nextBreak(text, at, hasReturns) - 1;
      lineStart = at;
    }
  }
  return breaks.subarray(0, count);
}

function nextBreak(text: string, from: number, hasReturns: boolean): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  if (!hasReturns) return end;
  for (let at = from; at < end; at += 1) if (text.charCodeAt(at) === carriageReturn) return at;
  return end;
}

function grown(breaks: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(breaks.length * 2);
  larger.set(breaks);
  return larger;
}

/** The line itself; empty outside the text. */
export function lineAt({ text, count, starts, ends }: MailLines, index: number): string {
  return index < 0 || index >= count ? '' : text.slice(starts[index], ends[index]);
}
