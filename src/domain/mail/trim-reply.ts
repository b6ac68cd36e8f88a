import { isAttribution, isDivider, mayOpenAttribution, startsHeaderBlock } from './quote-headers.ts';

type LineKind = 'blank' | 'text' | 'quote' | 'attribution' | 'signature';
type Line = { readonly text: string; readonly kind: LineKind };

/** A mail program wraps the line above a quote into at most this many. */
const attributionReach = 4;
/** A signature is short; what is longer was written. */
const signatureReach = 12;

/**
 * What a person wrote in a mail: without the quoted messages, the lines that introduce them and the signature. Answers
 * written between quoted passages stay, with the passages they answer. Empty when nothing was written. Linear time.
 */
export function trimReply(text: string): string {
  const lines = cutQuotedMail(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n'));
  const written = dropSignatures(dropQuotes(classify(lines)));
  return trimBlankLines(written.map((line) => line.text)).join('\n');
}

/** Cuts at the first mark after which everything is another message, unless it stands inside '>' quotes. */
function cutQuotedMail(lines: readonly string[]): readonly string[] {
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.length < 4 || isQuoted(line)) continue;
    if (isDivider(line) || startsHeaderBlock(lines, index)) return withoutRule(lines.slice(0, index));
  }
  return lines;
}

/** Outlook draws a line of underscores above the header block. */
function withoutRule(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return last >= 0 && isRule(lines[last] ?? '') ? lines.slice(0, last) : lines;
}

function isRule(line: string): boolean {
  return /^[\s*]*(?:_{3,}|-{3,}|={3,}|\*{3,}|~{3,}|#{3,}|\+{3,}|—|ᐧ)[\s*]*$/u.test(line.slice(0, 200));
}

function isQuoted(line: string): boolean {
  return line.startsWith('>') || /^[ \t]{1,3}>/u.test(line);
}

function classify(lines: readonly string[]): readonly Line[] {
  const result: Line[] = [];
  let index = 0;
  while (index < lines.length) {
    const text = lines[index] ?? '';
    const wrapped = attributionLength(lines, index);
    const signed = wrapped > 0 ? 0 : signatureLength(lines, index);
    if (wrapped + signed === 0) result.push({ text, kind: kindOf(text) });
    for (let offset = 0; offset < wrapped + signed; offset += 1) {
      result.push({ text: lines[index + offset] ?? '', kind: wrapped > 0 ? 'attribution' : 'signature' });
    }
    index += Math.max(1, wrapped, signed);
  }
  return result;
}

/** Lines from a '-- ' mark to the next quote or the end; 0 when there is no mark or too much stands below it. */
function signatureLength(lines: readonly string[], start: number): number {
  const mark = lines[start] ?? '';
  if (!isSignatureMark(mark)) return 0;
  let written = 0;
  let index = start + 1;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (isQuoted(line) || isSignatureMark(line) || attributionLength(lines, index) > 0) break;
    if (line.trim() !== '') written += 1;
    if (written > signatureReach) return 0;
  }
  return index - start;
}

function isSignatureMark(line: string): boolean {
  return line === '--' || line === '-- ';
}

function kindOf(line: string): LineKind {
  if (line === '' || line.trim() === '' || line.trim() === 'ᐧ') return 'blank';
  if (isQuoted(line)) return 'quote';
  return isDeviceLine(line) ? 'signature' : 'text';
}

/** How many lines from `start` are one unwrapped 'X wrote:'; 0: none. */
function attributionLength(lines: readonly string[], start: number): number {
  const first = lines[start] ?? '';
  if (first === '' || first.length > 500 || isQuoted(first) || !mayOpenAttribution(first)) return 0;
  let joined = '';
  for (let count = 1; count <= attributionReach; count += 1) {
    const next = lines[start + count - 1];
    if (next === undefined || (count > 1 && next.trim() === '') || next.length > 500) return 0;
    joined = `${joined} ${next.trim()}`.trim();
    if (isAttribution(joined)) return count;
  }
  return 0;
}

const deviceLine =
  /^\s*(?:sent from (?:my )?|sent via |sent with |get outlook for |đã gửi từ |được gửi từ |gửi từ |lấy outlook cho |tải outlook cho |von meinem .{1,40} gesendet|gesendet von |envoyé de(?:puis)? (?:mon )?|enviado desde |inviato da |sendt fra |skickat från |发自|從我的|寄自)(?:.{0,60})$/iu;

/** 'Đã gửi từ iPhone của tôi' and its like: written by the telephone. A person's sentence ends with a stop. */
function isDeviceLine(line: string): boolean {
  if (line.length > 120 || !deviceLine.test(line)) return false;
  return (
    !/^\s*gửi từ /iu.test(line) ||
    /iphone|ipad|android|samsung|galaxy|outlook|yahoo|gmail|mail|xiaomi|oppo|huawei|điện thoại|thiết bị/iu.test(line)
  );
}

/** Removes quotes and what introduces them; keeps the passages that stand between the person's own lines. */
function dropQuotes(lines: readonly Line[]): readonly Line[] {
  const upTo = cutUnquotedOriginal(lines);
  const firstText = upTo.findIndex((line) => line.kind === 'text');
  const lastText = upTo.findLastIndex((line) => line.kind === 'text');
  const isInterleaved = upTo.some((line, index) => line.kind === 'quote' && index > firstText && index < lastText);
  const isAnswerBelow = !isInterleaved && upTo.some((line) => line.kind === 'attribution');
  return upTo.filter((line, index) => {
    if (line.kind === 'attribution') return false;
    return line.kind !== 'quote' || (index < lastText && !isAnswerBelow);
  });
}

/** Below 'X wrote:' without any '>' stands the other person's whole mail, if something was written above it. */
function cutUnquotedOriginal(lines: readonly Line[]): readonly Line[] {
  let hasText = false;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'text') hasText = true;
    if (line.kind !== 'attribution' || lines[index + 1]?.kind === 'attribution') continue;
    const below = lines.slice(index + 1).find((next) => next.kind !== 'blank');
    if (hasText && below?.kind !== 'quote') return lines.slice(0, index);
  }
  return lines;
}

/** Drops signatures, telephone lines and rules at the end, not those with more writing below them. */
function dropSignatures(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex((line) => line.kind === 'quote' || (line.kind === 'text' && !isRule(line.text)));
  return lines.slice(0, last + 1);
}

function trimBlankLines(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return [];
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(first, last + 1).map((line) => line.trimEnd());
}
