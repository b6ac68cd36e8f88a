import { mayEndAttribution, mayOpenAttribution, readAttribution, startsWithOpener } from './attribution.ts';
import { isDeviceLine, mayBeDeviceLine } from './device-line.ts';
import { keptText } from './kept-text.ts';
import { attribution, blank, quote, signature, written, type LineKinds } from './line-kinds.ts';
import { isBlank, isQuoted, isRule, isSignatureMark } from './line-marks.ts';
import { findLines, lengthOf, lineAt, type MailLines } from './mail-lines.ts';
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
  const end = quotedMailStart(lines);
  const kinds = classify({ lines, end, looks: { left: closeLooks }, endings: distancesToEndings(lines, end) });
  const kept = lastKept(lines, kinds.subarray(0, unquotedOriginalStart(kinds))) + 1;
  return keptText(lines, kinds.subarray(0, kept));
}

/** The first line after which everything is another message, unless it stands inside '>' quotes. */
function quotedMailStart(lines: MailLines): number {
  let left = closeLooks;
  for (let index = 0; index < lines.count && left > 0; index += 1) {
    if (lengthOf(lines, index) < 4 || isQuoted(lines, index)) continue;
    const line = lineAt(lines, index);
    if (!mayStartQuotedMail(line)) continue;
    left -= 1;
    if (isDivider(line) || startsHeaderBlock(lines, index)) return withoutRule(lines, index);
  }
  return lines.count;
}

/** Outlook draws a line of underscores above the header block. */
function withoutRule(lines: MailLines, end: number): number {
  let last = end - 1;
  while (last >= 0 && isBlank(lines, last)) last -= 1;
  return last >= 0 && isRule(lines, last) ? last : end;
}

/** A mail as far as it is read, and what may still be looked at closely. */
type Reading = {
  readonly lines: MailLines;
  readonly end: number;
  readonly looks: Looks;
  /** For each line, how far below it (0: itself) the next one stands that can end an attribution. */
  readonly endings: Uint8Array;
};

function classify(reading: Reading): LineKinds {
  const { lines, end, looks } = reading;
  const kinds = new Uint8Array(end);
  let index = 0;
  while (index < end) {
    if (isBlank(lines, index)) kinds[index] = blank;
    else if (isQuoted(lines, index)) kinds[index] = quote;
    else {
      const wrapped = attributionLength(reading, index);
      const signed = wrapped > 0 ? 0 : signatureLength(reading, index);
      if (wrapped + signed > 0) {
        kinds.fill(wrapped > 0 ? attribution : signature, index, index + wrapped + signed);
        index += wrapped + signed;
        continue;
      }
      kinds[index] = isFromDevice(lines, index, looks) ? signature : written;
    }
    index += 1;
  }
  return kinds;
}

function isFromDevice(lines: MailLines, index: number, looks: Looks): boolean {
  if (looks.left <= 0 || !mayBeDeviceLine(lines, index)) return false;
  return take(looks) && isDeviceLine(lineAt(lines, index));
}

/** Lines from a '-- ' mark to the next quote or the end; 0 when there is no mark or too much stands below it. */
function signatureLength(reading: Reading, start: number): number {
  const { lines, end } = reading;
  if (!isSignatureMark(lines, start)) return 0;
  let count = 0;
  let index = start + 1;
  for (; index < end; index += 1) {
    if (isQuoted(lines, index) || isSignatureMark(lines, index) || attributionLength(reading, index) > 0) break;
    if (!isBlank(lines, index)) count += 1;
    if (count > signatureReach) return 0;
  }
  return index - start;
}

/** How many lines from `start` are one unwrapped 'X wrote:'; 0: none. */
function attributionLength({ lines, end, looks, endings }: Reading, start: number): number {
  let reach = Math.min(attributionReach, end - start);
  if (looks.left <= 0 || lengthOf(lines, start) < 4 || (endings[start] ?? 255) > reach + 1) return 0;
  if (!mayOpenAttribution(lineAt(lines, start)) || !take(looks)) return 0;
  for (let count = 1; count <= reach; count += 1) {
    const index = start + count - 1;
    const next = lineAt(lines, index);
    if (next.length > 500 || (count > 1 && opensAnew(next))) return 0;
    if (count > 1 && isBlank(lines, index)) {
      // Some programs put the address on lines of its own, the first of which is a lone '<'.
      if (lineAt(lines, index + 1).trim() !== '<') return 0;
      reach = Math.min(reach + 2, end - start);
    }
    if (!mayEndAttribution(next)) continue;
    const strength = readAttribution(joined(lines, start, count));
    if (strength === 'strong' || (strength === 'weak' && isQuoteNext(lines, start + count, end))) return count;
    if (strength === 'weak') return 0;
  }
  return 0;
}

function take(looks: Looks): boolean {
  looks.left -= 1;
  return looks.left >= 0;
}

function distancesToEndings({ text, starts, ends }: MailLines, end: number): Uint8Array {
  const distances = new Uint8Array(end);
  let distance = 255;
  for (let index = end - 1; index >= 0; index -= 1) {
    distance = mayEndAttribution(text, starts[index], ends[index]) ? 0 : Math.min(255, distance + 1);
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
function isQuoteNext(lines: MailLines, start: number, end: number): boolean {
  const reach = Math.min(end, start + 4);
  for (let index = start; index < reach; index += 1) {
    if (!isBlank(lines, index)) return isQuoted(lines, index);
  }
  return false;
}

/** Below 'X wrote:' without any '>' stands the other person's whole mail, if something was written above it. */
function unquotedOriginalStart(kinds: LineKinds): number {
  let hasText = false;
  for (let index = 0; index < kinds.length; index += 1) {
    if (kinds[index] === written) hasText = true;
    if (!hasText || kinds[index] !== attribution || kinds[index + 1] === attribution) continue;
    let below = index + 1;
    while (below < kinds.length && kinds[below] === blank) below += 1;
    if (kinds[below] !== quote) return index;
    index = below;
  }
  return kinds.length;
}

/** Quotes, signatures, telephone lines and rules at the end are dropped, not those with more writing below them. */
function lastKept(lines: MailLines, kinds: LineKinds): number {
  let last = kinds.length - 1;
  while (last >= 0 && !(kinds[last] === written && !isRule(lines, last))) last -= 1;
  return last;
}
