import { foldWord, type Span } from './fold.ts';
import { canonicalTones } from './tone-placement.ts';
import { hadNoRoom, wrapWidth } from './wrapped-lines.ts';

/** One word (in Vietnamese: one syllable) of a text, with where it stands in the shown text. */
export type TextToken = Span & {
  /** Lower case with diacritics, tones placed canonically. */
  readonly exact: string;
  /** `exact` without diacritics. */
  readonly folded: string;
  /** Number of the sentence it stands in, from 0. */
  readonly sentence: number;
  /** Whether punctuation separates it from the token before, so that no phrase may run across. */
  readonly breaksBefore: boolean;
  /** Whether it is written with a capital first letter while the text is not all capitals. */
  readonly capital: boolean;
};

const word = /[\p{L}\p{M}\p{N}]+/gu;
const sentenceEnd = /[!?…;]|\.(?=\s|$)|\n/u;
const clauseEnd = /[,:()"“”[\]]/u;

// "P. Võ Cường", "TP. Bắc Ninh": the point after these ends no sentence.
const pointedAbbreviations = new Set([
  'p',
  'x',
  'q',
  'h',
  'tp',
  'tx',
  'tt',
  'ql',
  'tl',
  'd',
  'dt',
  'kp',
  'ts',
  'ths',
  'bs',
  'mr',
  'mrs',
  'ms',
  'no',
]);

type Forms = Pick<TextToken, 'exact' | 'folded'>;

// Vietnamese has some seven thousand syllables: nearly every word was met before, and its forms need not be made again.
const metWords = new Map<string, Forms>();
const mostMet = 20_000;
const longestMet = 16;

function formsOf(lower: string): Forms {
  const met = metWords.get(lower);
  if (met !== undefined) return met;
  const exact = canonicalTones(lower);
  const forms = { exact, folded: foldWord(exact) };
  if (lower.length > longestMet) return forms;
  if (metWords.size >= mostMet) metWords.clear();
  metWords.set(lower, forms);
  return forms;
}

const wrapGap = /^ *\r?\n *$/u;

/** Whether the line ends only because the next word had no room in it. */
function isWrapped(
  shown: string,
  end: number,
  next: { readonly gap: string; readonly word: string; readonly width: number | null },
): boolean {
  if (next.width === null || !wrapGap.test(next.gap)) return false;
  const line = end - (shown.lastIndexOf('\n', end - 1) + 1);
  return hadNoRoom(line, next.word, next.width);
}

/** Reads the words of a shown text, at most `limit` of them (a long text has said what it is about by then). */
export function tokenise(shown: string, limit = 1500): TextToken[] {
  const tokens: TextToken[] = [];
  const shouts = shown.length > 3 && shown === shown.toUpperCase();
  const width = wrapWidth(shown);
  let sentence = 0;
  let previousEnd = 0;
  for (const match of shown.matchAll(word)) {
    const written = match[0];
    const start = match.index;
    const gap = shown.slice(previousEnd, start);
    const afterAbbreviation = gap === '. ' && pointedAbbreviations.has(tokens.at(-1)?.folded ?? '');
    const endsSentence =
      tokens.length > 0 &&
      !afterAbbreviation &&
      gap.length > 0 &&
      sentenceEnd.test(gap) &&
      !isWrapped(shown, previousEnd, { gap, word: written, width });
    if (endsSentence) sentence += 1;
    const lower = written.toLowerCase();
    const { exact, folded } = formsOf(lower);
    tokens.push({
      exact,
      folded,
      start,
      end: start + written.length,
      sentence,
      breaksBefore: endsSentence || (!afterAbbreviation && gap.length > 0 && clauseEnd.test(gap)),
      capital: !shouts && written.charAt(0) !== lower.charAt(0),
    });
    previousEnd = start + written.length;
    if (tokens.length >= limit) break;
  }
  return tokens;
}

/** Share (0..1) of all words that carry diacritics; 0 where there are none. */
export function markedShare(tokens: readonly TextToken[]): number {
  const marked = tokens.filter(({ exact, folded }) => exact !== folded).length;
  return tokens.length === 0 ? 0 : marked / tokens.length;
}

/**
 * For each token, the share (0..1) of words around it that carry diacritics: near 0 in an SMS typed without them,
 * above 0.5 in ordinary Vietnamese. Decides whether a bare "thue" may be read as "thuế".
 */
export function diacriticShares(tokens: readonly TextToken[], radius = 7): number[] {
  const marked: number[] = [0];
  for (const token of tokens) marked.push((marked.at(-1) ?? 0) + (token.exact === token.folded ? 0 : 1));
  return tokens.map((_, index) => {
    const from = Math.max(0, index - radius);
    const to = Math.min(tokens.length, index + radius + 1);
    return ((marked[to] ?? 0) - (marked[from] ?? 0)) / (to - from);
  });
}
