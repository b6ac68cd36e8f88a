import { foldWord } from './fold.ts';
import { shownForm } from './normalise.ts';

/** Signs of typography and their plain forms; what is not here and not in GSM-7 becomes a question mark. */
const plainSigns: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['‚', "'"],
  ['′', "'"],
  ['`', "'"],
  ['´', "'"],
  ['″', '"'],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['→', '->'],
  ['•', '-'],
  ['·', '-'],
  ['●', '-'],
  ['…', '...'],
  ['×', 'x'],
  ['÷', '/'],
  ['°', ' do'],
  ['₫', 'd'],
  ['№', 'No.'],
]);

/** Signs of GSM 03.38 outside ASCII that have no plain form; its accented letters are folded all the same. */
const gsmSigns = new Set('£¥€§¡¿¤ΔΦΓΛΩΠΨΣΘΞ');
const printable = /^[\n -~]$/u;
const pictures = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1F1E6}-\u{1F1FF}]|\uFE0F|\u200C|\u200D|\u20E3/gu;

function plainCharacter(character: string): string {
  const sign = plainSigns.get(character);
  if (sign !== undefined) return sign;
  if (printable.test(character) || gsmSigns.has(character)) return character;
  if (/\s/u.test(character)) return ' ';
  // The plain form of a wide sign may itself be one that GSM-7 lacks: ｀ becomes `.
  const folded = foldWord(character.normalize('NFKC')).replaceAll('`', "'");
  const cased = character === character.toLowerCase() ? folded : folded.toUpperCase();
  return /^[ -~]*$/u.test(cased) ? cased : '?';
}

/**
 * A text as it goes into an SMS: without invisible characters and, unless `diacritics` are wanted, in letters that every
 * telephone network carries at 160 to a segment (one accented Vietnamese letter would halve that and more).
 */
export function smsText(text: string, options: { readonly diacritics: boolean }): string {
  const shown = shownForm(text).trim();
  if (options.diacritics) return shown;
  let plain = '';
  for (const character of shown.replace(pictures, '')) plain += plainCharacter(character);
  return plain.replace(/ +(?=\n|$)/gu, '').trim();
}

/** The ticket's code right behind a keyword that is also its prefix (`BN 26 7K3F9Q`) must stay whole. */
const codeAhead = /^[\s-]*\d{2}[\s-]+[0-9a-z]{6}(?![0-9a-z])/iu;

function kindOf(character: string | undefined): 'digit' | 'letter' | 'other' {
  if (character === undefined) return 'other';
  return /\d/u.test(character) ? 'digit' : /\p{L}/u.test(character) ? 'letter' : 'other';
}

/** Where `words` end in `text`, case, diacritics and the width of blanks ignored; null: it does not begin with them. */
function endOfWords(text: string, words: string): number | null {
  let at = 0;
  for (const character of words) {
    if (character === ' ') {
      while (/\s/u.test(text[at] ?? '')) at += 1;
      continue;
    }
    const here = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (foldWord(here) !== character) return null;
    at += here.length;
  }
  return at;
}

/**
 * What a person wrote behind the keyword of a shared short code (`1022`, `BN 1022`; several between commas). People leave
 * out the blank behind it (`1022duong ngap`), but `10225 ...` is another number. A text of the keyword alone stays.
 */
export function withoutKeyword(text: string, keywords: string): string {
  const begun = text.trimStart();
  const folded = keywords.split(',').map((keyword) => foldWord(keyword).trim().replace(/\s+/gu, ' '));
  for (const keyword of folded.filter((one) => one !== '').sort((one, other) => other.length - one.length)) {
    const end = endOfWords(begun, keyword);
    if (end === null) continue;
    const rest = begun.slice(end);
    if (codeAhead.test(rest)) continue;
    const [before, after] = [kindOf(keyword.at(-1)), kindOf(rest[0])];
    if (rest.startsWith('-') || (before === after && before !== 'other')) continue;
    const said = rest.replace(/^[\s:;,.]+/u, '').trimEnd();
    return said === '' ? text.trim() : said;
  }
  return text.trim();
}
