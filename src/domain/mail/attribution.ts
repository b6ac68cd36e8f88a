/** The line that a mail program writes above a quote: 'Vào 12 thg 1, 2026 lúc 10:30, An <an@x.vn> đã viết:'. */

/** Words that open such a line when a blank, a comma or a digit follows. */
const openers: ReadonlySet<string> = new Set(
  'on vào ngày lúc trong hôm at le am il el em op den dnia w в 在 於 于'.split(' '),
);
const longestOpener = 5;

const verbs =
  'đã viết|có viết|viết|đã ghi|wrote|writes|sent|a écrit|schrieb|hat geschrieben|geschrieben|escribió|escreveu|ha scritto|schreef|het volgende geschreven|skrev|napisał(?:\\(a\\)|a)?|писал\\(а\\)|написал|написав|пише|пишет|写道|寫道|书写|さんは書きました|のメール|님이 작성';

const endsWithVerb = new RegExp(`(?:${verbs})\\s*(?:[:：]|-{2,})\\s*-*$`, 'iu');
const anyVerb = new RegExp(`\\s(?:${verbs})\\s`, 'giu');
const verbAfterAngle = new RegExp(`>\\s*(?:${verbs})\\s`, 'iu');
const firstPerson = new RegExp(`(?:^|\\s)(?:tôi|mình|em|cháu|chúng tôi|chúng em|i|we)\\s+(?:${verbs})\\s*[:：]$`, 'iu');
const hasTime = /\d{1,2}[:.hg]\d{2}/u;
const hasYear = /\d{4}/u;
/** 'Am 12.01.2026 um 10:30 schrieb Max:': the name comes last, and Thunderbird leaves out the address. */
const verbThenName = /\s(?:schrieb|schreef|skrev)\s(?!ich\b|ik\b|jeg\b|jag\b)/iu;
/** Programs in Vietnamese always name the address; a person who quotes a letter gives its date and time too. */
const vietnamese = /viết|ghi/iu;
const hasDigit = /\d/u;
const datedSender =
  /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)[^<>]{0,120}(?:<[^<>]{3,160}>\s*[:：]?|gmt[+-]\d{2}:?\d{2}[^<>]{0,80})$/iu;

/** Longer lines are nobody's attribution, and short ones bound what each expression above can cost. */
const longest = 500;

/**
 * How surely a line, unwrapped by the caller, says that somebody wrote what follows. `strong`: it names a mail address, or
 * year and time, as programs do. `weak`: people write such lines too, so a quote must follow. Null: it does not say so.
 */
export function readAttribution(line: string): 'strong' | 'weak' | null {
  if (line.length > longest) return null;
  const text = stripMarks(line);
  const start = text.charCodeAt(0);
  if (start >= 0x30 && start <= 0x39 && datedSender.test(text)) return 'strong';
  if (!endsLikeAttribution(text) || !(hasDigit.test(text) || text.includes('@'))) return null;
  if (isVerbThenDate(text)) return 'strong';
  const isOpened = startsWithOpener(text);
  if (isOpened && hasAddress(text) && isVerbInside(text)) return 'strong';
  if (isOpened && hasTime.test(text) && verbThenName.test(text)) return 'weak';
  if (!endsWithVerb.test(text.slice(-60)) || firstPerson.test(text)) return null;
  if (hasAddress(text)) return isToldByPerson(text) ? 'weak' : 'strong';
  if (!hasYear.test(text) && !hasTime.test(text)) return null;
  return isOpened && hasYear.test(text) && hasTime.test(text) && !vietnamese.test(text) ? 'strong' : 'weak';
}

/** '<an@x.vn> 于2026年1月12日 写道' and its like: the verb right behind the address, the date at the end. */
function isVerbThenDate(text: string): boolean {
  const tail = text.slice(-140);
  return hasDigit.test(tail) && verbAfterAngle.test(tail);
}

/** 'Am 03.02.2026 schrieb Max <max@x.de>:' has its verb in the middle, behind the date. */
function isVerbInside(text: string): boolean {
  if (text.endsWith('-')) return false;
  for (const match of text.matchAll(anyVerb)) {
    if (hasDigit.test(text.slice(Math.max(0, match.index - 120), match.index))) return true;
  }
  return false;
}

/** 'anh An (an@x.vn) đã viết:': programs in Vietnamese put the address into angle brackets. */
function isToldByPerson(text: string): boolean {
  return !text.includes('<') && text.includes('(') && vietnamese.test(text.slice(-20));
}

/** An at sign with something on both sides; the exact form of addresses is not the question here. */
function hasAddress(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (/[^\s<>@]/u.test(text[at - 1] ?? ' ') && /^[^\s<>@]{2}/u.test(text.slice(at + 1, at + 3))) return true;
  }
  return false;
}

function endsLikeAttribution(text: string): boolean {
  const last = text.at(-1);
  return last === ':' || last === '：' || last === '-';
}

/** Without the blanks and marks of emphasis around a line; no expression, because runs of blanks make those slow. */
function stripMarks(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isMark(line.charCodeAt(start))) start += 1;
  while (end > start && isMark(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

function isMark(code: number): boolean {
  return code <= 0x20 || code === 0x2a || code === 0x5f || code === 0xa0;
}

/** True when the line begins with the word by which such lines begin: 'Vào', 'On', 'Am' … */
export function startsWithOpener(text: string): boolean {
  let start = 0;
  while (text.charCodeAt(start) === 0x2d) start += 1;
  while (text.charCodeAt(start) === 0x20) start += 1;
  for (let end = start + 1; end <= start + longestOpener; end += 1) {
    const code = text.charCodeAt(end);
    const isDelimiter = code === 0x20 || code === 0x2c || code === 0x09 || code === 0xa0;
    if (isDelimiter || (code >= 0x30 && code <= 0x39)) return openers.has(text.slice(start, end).toLowerCase());
  }
  return false;
}

/** Cheap test of a first line, so that unwrapping is tried only where it can succeed. `mayEnd`: it could end one too. */
export function mayOpenAttribution(line: string, mayEnd: boolean): boolean {
  if (line.length > longest) return false;
  if (line.includes('<')) return true;
  const start = line.trimStart();
  return startsWithOpener(start) || (mayEnd && hasDigit.test(start));
}
