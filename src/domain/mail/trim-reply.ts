import { mayEndAttribution, mayOpenAttribution, readAttribution, startsWithOpener } from './attribution.ts';
import { isDeviceLine, mayBeDeviceLine } from './device-line.ts';
import { isDivider, mayStartQuotedMail, startsHeaderBlock } from './quote-headers.ts';

/** Kinds of lines, as numbers: a hostile mail has a million lines, and an object for each costs a second. */
const blank = 0;
const written = 1;
const quote = 2;
const attribution = 3;
const signature = 4;

type Lines = readonly string[];
/** The kind of each line, as far as the mail was not cut. */
type Kinds = Uint8Array;

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
  const lines = text.includes('\r') ? text.split(/\r\n?|\n/u) : splitLines(text);
  const end = quotedMailStart(lines);
  const kinds = classify({ lines, end, looks: { left: closeLooks }, endings: distancesToEndings(lines, end) });
  const kept = lastKept(lines, kinds.subarray(0, unquotedOriginalStart(kinds))) + 1;
  return keep(lines, kinds.subarray(0, kept));
}

/** Lines that repeat are one string: of a flood of equal lines only the first takes memory. */
function splitLines(text: string): Lines {
  const lines: string[] = [];
  let previous = '';
  for (let start = 0; start <= text.length;) {
    const isSame = text.startsWith(previous, start) && text.charCodeAt(start + previous.length) === 0x0a;
    const found = isSame ? start + previous.length : text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (!isSame) previous = text.slice(start, end);
    lines.push(previous);
    start = end + 1;
  }
  return lines;
}

/** The first line after which everything is another message, unless it stands inside '>' quotes. */
function quotedMailStart(lines: Lines): number {
  let left = closeLooks;
  for (let index = 0; index < lines.length && left > 0; index += 1) {
    const line = lines[index] ?? '';
    if (line.length < 4 || isQuoted(line) || !mayStartQuotedMail(line)) continue;
    left -= 1;
    if (isDivider(line) || startsHeaderBlock(lines, index)) return withoutRule(lines, index);
  }
  return lines.length;
}

/** Outlook draws a line of underscores above the header block. */
function withoutRule(lines: Lines, end: number): number {
  let last = end - 1;
  while (last >= 0 && isBlank(lines[last] ?? '')) last -= 1;
  return last >= 0 && isRule(lines[last] ?? '') ? last : end;
}

function isRule(line: string): boolean {
  return /^[\s*]*(?:_{3,}|-{3,}|={3,}|\*{3,}|~{3,}|#{3,}|\+{3,}|—|ᐧ)[\s*]*$/u.test(line.slice(0, 200));
}

function isQuoted(line: string): boolean {
  const first = line.charCodeAt(0);
  if (first === 0x3e) return true;
  return (first === 0x20 || first === 0x09) && /^[ \t]{1,3}>/u.test(line);
}

/** Gmail leaves its mark 'ᐧ' where it counted a reading. */
function isBlank(line: string): boolean {
  if (line === '') return true;
  const first = line.charCodeAt(0);
  if (first > 0x20 && first < 0x7f) return false;
  const rest = line.trim();
  return rest === '' || rest === 'ᐧ';
}

/** A mail as far as it is read, and what may still be looked at closely. */
type Reading = {
  readonly lines: Lines;
  readonly end: number;
  readonly looks: Looks;
  /** For each line, how far below it (0: itself) the next one stands that can end an attribution. */
  readonly endings: Uint8Array;
};

function classify(reading: Reading): Kinds {
  const { lines, end, looks } = reading;
  const kinds = new Uint8Array(end);
  let index = 0;
  while (index < end) {
    const line = lines[index] ?? '';
    if (isBlank(line)) kinds[index] = blank;
    else if (isQuoted(line)) kinds[index] = quote;
    else {
      const wrapped = attributionLength(reading, index);
      const signed = wrapped > 0 ? 0 : signatureLength(reading, index);
      if (wrapped + signed > 0) {
        kinds.fill(wrapped > 0 ? attribution : signature, index, index + wrapped + signed);
        index += wrapped + signed;
        continue;
      }
      kinds[index] = mayBeDeviceLine(line) && take(looks) && isDeviceLine(line) ? signature : written;
    }
    index += 1;
  }
  return kinds;
}

/** Lines from a '-- ' mark to the next quote or the end; 0 when there is no mark or too much stands below it. */
function signatureLength(reading: Reading, start: number): number {
  const { lines, end } = reading;
  if (!isSignatureMark(lines[start] ?? '')) return 0;
  let count = 0;
  let index = start + 1;
  for (; index < end; index += 1) {
    const line = lines[index] ?? '';
    if (isQuoted(line) || isSignatureMark(line) || attributionLength(reading, index) > 0) break;
    if (!isBlank(line)) count += 1;
    if (count > signatureReach) return 0;
  }
  return index - start;
}

function isSignatureMark(line: string): boolean {
  return line === '--' || line === '-- ';
}

/** How many lines from `start` are one unwrapped 'X wrote:'; 0: none. */
function attributionLength({ lines, end, looks, endings }: Reading, start: number): number {
  const first = lines[start] ?? '';
  let reach = Math.min(attributionReach, end - start);
  if (first.length < 4 || (endings[start] ?? 255) > reach + 1) return 0;
  if (looks.left <= 0 || !mayOpenAttribution(first) || !take(looks)) return 0;
  for (let count = 1; count <= reach; count += 1) {
    const next = lines[start + count - 1] ?? '';
    if (next.length > 500 || (count > 1 && opensAnew(next))) return 0;
    if (count > 1 && isBlank(next)) {
      // Some programs put the address on lines of its own, the first of which is a lone '<'.
      if ((lines[start + count] ?? '').trim() !== '<') return 0;
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

function distancesToEndings(lines: Lines, end: number): Uint8Array {
  const distances = new Uint8Array(end);
  let distance = 255;
  for (let index = end - 1; index >= 0; index -= 1) {
    distance = mayEndAttribution(lines[index] ?? '') ? 0 : Math.min(255, distance + 1);
    distances[index] = distance;
  }
  return distances;
}

/** A capital opener inside is the true beginning; what stands above it was written by the person. */
function opensAnew(line: string): boolean {
  return startsWithOpener(line) && line.charAt(0) !== line.charAt(0).toLowerCase();
}

function joined(lines: Lines, start: number, count: number): string {
  let text = '';
  for (let index = start; index < start + count; index += 1) text = `${text} ${(lines[index] ?? '').trim()}`.trim();
  return text;
}

/** A few blank lines may stand between the introduction and its quote. */
function isQuoteNext(lines: Lines, start: number, end: number): boolean {
  const reach = Math.min(end, start + 4);
  for (let index = start; index < reach; index += 1) {
    const line = lines[index] ?? '';
    if (!isBlank(line)) return isQuoted(line);
  }
  return false;
}

/** Below 'X wrote:' without any '>' stands the other person's whole mail, if something was written above it. */
function unquotedOriginalStart(kinds: Kinds): number {
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
function lastKept(lines: Lines, kinds: Kinds): number {
  let last = kinds.length - 1;
  while (last >= 0 && !(kinds[last] === written && !isRule(lines[last] ?? ''))) last -= 1;
  return last;
}

/** Writes the kept lines: quotes only where they stand between the person's own lines. */
function keep(lines: Lines, kinds: Kinds): string {
  const first = kinds.indexOf(written);
  const last = kinds.lastIndexOf(written);
  const quoted = kinds.indexOf(quote, first + 1);
  const isInterleaved = first >= 0 && quoted >= 0 && quoted < last;
  const isAnswerBelow = !isInterleaved && kinds.includes(attribution);
  const kept: string[] = [];
  let line = '';
  let trimmed = '';
  for (let index = 0; index < kinds.length; index += 1) {
    const kind = kinds[index];
    if (kind === attribution || (kind === quote && (index >= last || isAnswerBelow))) continue;
    const next = lines[index] ?? '';
    if (next !== line) trimmed = next.trimEnd();
    line = next;
    kept.push(trimmed);
  }
  return withoutOuterBlanks(kept);
}

function withoutOuterBlanks(lines: readonly string[]): string {
  let start = 0;
  let end = lines.length;
  while (start < end && isBlank(lines[start] ?? '')) start += 1;
  while (end > start && isBlank(lines[end - 1] ?? '')) end -= 1;
  return lines.slice(start, end).join('\n');
}
