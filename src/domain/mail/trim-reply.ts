import { mayOpenAttribution, readAttribution, startsWithOpener } from './attribution.ts';
import { isDeviceLine, mayBeDeviceLine } from './device-line.ts';
import { keptText } from './kept-text.ts';
import { attribution, blank, quote, signature, written, type LineKinds } from './line-kinds.ts';
import { isRule, lineMarks, markLines } from './line-marks.ts';
import { findLines, lineAt, type MailLines } from './mail-lines.ts';
import { isDivider, mayStartQuotedMail, startsHeaderBlock } from './quote-headers.ts';

/** A mail program wraps the line above a quote into at most this many. */
const attributionReach = 4;
/** A signature is short; what is longer was written. */
const signatureReach = 12;

/**
 * So many lines of one mail are looked at closely. No person's mail has more that resemble a mark of a quote; in a hostile
 * one the rest counts as written, which loses nothing.
 */
const closeLooks = 4000;
type Looks = { left: number };

/**
 * What a person wrote in a mail: without the quoted messages, the lines that introduce them and the signature. Answers
 * written between quoted passages stay, with the passages they answer. Empty when nothing was written. Linear time.
 */
export function trimReply(text: string): string {
  const lines = findLines(text);
  const marks = markLines(lines);
  const end = quotedMailStart(lines, marks);
  const looks = { left: closeLooks };
  const kinds = classify({ lines, marks, end, looks, endings: distancesToEndings(marks, end) });
  keepOpening(lines, kinds);
  const kept = lastKept(lines, kinds.subarray(0, unquotedOriginalStart(kinds))) + 1;
  return keptText(lines, marks, kinds.subarray(0, kept));
}

const shortest = 4;

/** The first line after which everything is another message, unless it stands inside '>' quotes. */
function quotedMailStart(lines: MailLines, marks: Uint8Array): number {
  const { starts, ends } = lines;
  let left = closeLooks;
  for (let index = 0; index < lines.count && left > 0; index += 1) {
    if ((ends[index] ?? 0) - (starts[index] ?? 0) < shortest || has(marks, index, lineMarks.quoted)) continue;
    const line = lineAt(lines, index);
    if (!mayStartQuotedMail(line)) continue;
    left -= 1;
    if (isDivider(line) || startsHeaderBlock(lines, index)) return withoutRule(lines, marks, index);
  }
  return lines.count;
}

function has(marks: Uint8Array, index: number, mark: number): boolean {
  return ((marks[index] ?? 0) & mark) !== 0;
}

/** Outlook draws a line of underscores above the header block. */
function withoutRule(lines: MailLines, marks: Uint8Array, end: number): number {
  let last = end - 1;
  while (last >= 0 && has(marks, last, lineMarks.blank)) last -= 1;
  return last >= 0 && isRule(lineAt(lines, last)) ? last : end;
}

/** A mail as far as it is read, and what may still be looked at closely. */
type Reading = {
  readonly lines: MailLines;
  readonly marks: Uint8Array;
  readonly end: number;
  readonly looks: Looks;
  /** For each line, how far below it (0: itself) the next one stands that can end an attribution. */
  readonly endings: Uint8Array;
};

function classify(reading: Reading): LineKinds {
  const { marks, end } = reading;
  const kinds = new Uint8Array(end).fill(written);
  let index = 0;
  while (index < end) {
    if (has(marks, index, lineMarks.blank)) kinds[index] = blank;
    else if (has(marks, index, lineMarks.quoted)) kinds[index] = quote;
    else {
      const wrapped = attributionLength(reading, index);
      const signed = wrapped > 0 ? 0 : signatureLength(reading, index);
      if (wrapped + signed > 0) {
        kinds.fill(wrapped > 0 ? attribution : signature, index, index + wrapped + signed);
        index += wrapped + signed;
        continue;
      }
      if (isFromDevice(reading, index)) kinds[index] = signature;
    }
    index += 1;
  }
  return kinds;
}

function isFromDevice({ lines, looks }: Reading, index: number): boolean {
  if (looks.left <= 0 || !mayBeDeviceLine(lines.text, lines.starts[index] ?? 0, lines.ends[index] ?? 0)) return false;
  return take(looks) && isDeviceLine(lineAt(lines, index));
}

/** Lines from a '-- ' mark to the next quote or the end; 0 when there is no mark or too much stands below it. */
function signatureLength(reading: Reading, start: number): number {
  const { marks, end } = reading;
  if (!has(marks, start, lineMarks.signature)) return 0;
  let count = 0;
  let index = start + 1;
  for (; index < end; index += 1) {
    if (has(marks, index, lineMarks.quoted | lineMarks.signature) || attributionLength(reading, index) > 0) break;
    if (!has(marks, index, lineMarks.blank)) count += 1;
    if (count > signatureReach) return 0;
  }
  return index - start;
}

/** How many lines from `start` are one unwrapped 'X wrote:'; 0: none. */
function attributionLength({ lines, marks, end, looks, endings }: Reading, start: number): number {
  let reach = Math.min(attributionReach, end - start);
  if (looks.left <= 0 || (endings[start] ?? 255) > reach + 1) return 0;
  const first = lineAt(lines, start);
  if (first.length < shortest || !mayOpenAttribution(first, has(marks, start, lineMarks.ending)) || !take(looks))
    return 0;
  for (let count = 1; count <= reach; count += 1) {
    const index = start + count - 1;
    const next = lineAt(lines, index);
    if (next.length > 500 || (count > 1 && opensAnew(next))) return 0;
    if (count > 1 && has(marks, index, lineMarks.blank)) {
      // Some programs put the address on lines of its own, the first of which is a lone '<'.
      if (lineAt(lines, index + 1).trim() !== '<') return 0;
      reach = Math.min(reach + 2, end - start);
    }
    if (!has(marks, index, lineMarks.ending)) continue;
    const strength = readAttribution(joined(lines, start, count));
    if (strength === 'strong' || (strength === 'weak' && isQuoteNext(marks, start + count, end))) return count;
    if (strength === 'weak') return 0;
  }
  return 0;
}

function take(looks: Looks): boolean {
  looks.left -= 1;
  return looks.left >= 0;
}

function distancesToEndings(marks: Uint8Array, end: number): Uint8Array {
  const distances = new Uint8Array(end);
  let distance = 255;
  for (let index = end - 1; index >= 0; index -= 1) {
    distance = has(marks, index, lineMarks.ending) ? 0 : Math.min(255, distance + 1);
    distances[index] = distance;
  }
  return distances;
}

/** A capital opener inside is the true beginning; what stands above it was written by the person. */
function opensAnew(line: string): boolean {
  return startsWithOpener(line) && line.charAt(0) !== line.charAt(0).toLowerCase();
}

function joined(lines: MailLines, start: number, count: number): string {
  let text = '';
  for (let index = start; index < start + count; index += 1) text = `${text} ${lineAt(lines, index).trim()}`.trim();
  return text;
}

/** A few blank lines may stand between the introduction and its quote. */
function isQuoteNext(marks: Uint8Array, start: number, end: number): boolean {
  const reach = Math.min(end, start + 4);
  for (let index = start; index < reach; index += 1) {
    if (!has(marks, index, lineMarks.blank)) return has(marks, index, lineMarks.quoted);
  }
  return false;
}

/** 'X wrote:' at the very top, without an address and with nothing quoted below: so begins who tells of a letter. */
function keepOpening(lines: MailLines, kinds: LineKinds): void {
  let last = kinds.indexOf(written) - 1;
  while (last >= 0 && kinds[last] === blank) last -= 1;
  for (; last >= 0 && kinds[last] === attribution && !lineAt(lines, last).includes('@'); last -= 1)
    kinds[last] = written;
}

/** Below 'X wrote:' without any '>' stands the other person's whole mail, if something was written above it. */
function unquotedOriginalStart(kinds: LineKinds): number {
  let from = kinds.indexOf(written);
  if (from < 0) return kinds.length;
  for (let index = kinds.indexOf(attribution, from); index >= 0; index = kinds.indexOf(attribution, from)) {
    from = index + 1;
    if (kinds[from] === attribution) continue;
    while (from < kinds.length && kinds[from] === blank) from += 1;
    if (kinds[from] !== quote) return index;
  }
  return kinds.length;
}

/** Quotes, signatures, telephone lines and rules at the end are dropped, not those with more writing below them. */
function lastKept(lines: MailLines, kinds: LineKinds): number {
  let last = kinds.lastIndexOf(written);
  while (last >= 0 && isRule(lineAt(lines, last))) last = last === 0 ? -1 : kinds.lastIndexOf(written, last - 1);
  return last;
}
