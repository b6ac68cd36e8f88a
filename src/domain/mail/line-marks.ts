import type { MailLines } from './mail-lines.ts';

/** What the first and last signs of a line tell, as bits: most lines need no closer look. */
export const lineMarks = {
  /** Nothing to read, or Gmail's 'ᐧ', which it leaves where it counted a reading. */
  blank: 1,
  /** Begins with '>', at most three blanks in. */
  quoted: 2,
  /** The '-- ' above a signature (RFC 3676, section 4.3), also without its blank. */
  signature: 4,
  /** Ends in a colon, a dash or the end of an address, or begins with a year: an attribution may end here. */
  ending: 8,
} as const;

const space = 0x20;
const tab = 0x09;
const greater = 0x3e;
const hyphen = 0x2d;
const asterisk = 0x2a;
const underscore = 0x5f;
const noBreakSpace = 0xa0;

/** Looks at each line once, from both ends. */
export function markLines({ text, count, starts, ends }: MailLines): Uint8Array {
  const marks = new Uint8Array(count);
  const { blank, quoted, signature, ending } = lineMarks;
  for (let line = 0; line < count; line += 1) {
    const start = starts[line] ?? 0;
    const end = ends[line] ?? 0;
    if (isBlank(text, start, end)) marks[line] = blank;
    else if (isQuoted(text, start, end)) marks[line] = quoted;
    else if (isSignatureMark(text, start, end)) marks[line] = signature;
    if (mayEndAttribution(text, start, end)) marks[line] = (marks[line] ?? 0) | ending;
  }
  return marks;
}

function isBlank(text: string, start: number, end: number): boolean {
  if (end === start) return true;
  const first = text.charCodeAt(start);
  if (first > space && first < 0x7f) return false;
  const rest = text.slice(start, end).trim();
  return rest === '' || rest === 'ᐧ';
}

function isQuoted(text: string, start: number, end: number): boolean {
  const reach = Math.min(end, start + 4);
  for (let at = start; at < reach; at += 1) {
    const code = text.charCodeAt(at);
    if (code === greater) return true;
    if (code !== space && code !== tab) return false;
  }
  return false;
}

function isSignatureMark(text: string, start: number, end: number): boolean {
  if (end - start < 2 || end - start > 3) return false;
  if (text.charCodeAt(start) !== hyphen || text.charCodeAt(start + 1) !== hyphen) return false;
  return end - start === 2 || text.charCodeAt(start + 2) === space;
}

function mayEndAttribution(text: string, start: number, end: number): boolean {
  let place = end;
  while (place > start && isDecoration(text.charCodeAt(place - 1))) place -= 1;
  if (place > start) {
    const last = text.charCodeAt(place - 1);
    if (last === 0x3a || last === 0xff1a || last === hyphen || last === greater) return true;
  }
  return startsWithYear(text, start, end);
}

function isDecoration(code: number): boolean {
  return code <= space || code === asterisk || code === underscore || code === noBreakSpace;
}

function startsWithYear(text: string, start: number, end: number): boolean {
  if (end - start < 5) return false;
  for (let at = start; at < start + 4; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  const next = text.charAt(start + 4);
  return next === '-' || next === '/' || next === '年';
}

/** A line drawn with signs, as programs and people put between texts. */
export function isRule(line: string): boolean {
  return /^[\s*]*(?:_{3,}|-{3,}|={3,}|\*{3,}|~{3,}|#{3,}|\+{3,}|—|ᐧ)[\s*]*$/u.test(line.slice(0, 200));
}
