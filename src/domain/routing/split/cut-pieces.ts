import type { TextToken } from '../../text/tokens.ts';
import { beginsNewMatter } from './connectives.ts';

/** How a piece is set apart from the one before: a mark of a list, words such as “ngoài ra”, a sentence's end, a mere clause. */
export type PieceBreak = 'item' | 'said' | 'sentence' | 'clause';

/** A stretch of the shown text that is not cut further; `from`/`to` are tokens. */
export type Piece = {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** Of the first piece: `sentence`. */
  readonly by: PieceBreak;
};

// A longer text has said by then what it is about, and nobody splits by more.
const mostPieces = 60;
const fewestWords = 4;
// Within “thứ hai là” no other matter begins.
const longestConnective = 3;

const quoted = /“[^”]{0,600}”|«[^»]{0,600}»|"[^"\n]{0,600}"|\([^()]{0,300}\)/gu;
// What stands before the first word of a piece and belongs to it: the mark of a list, an opening quote.
const opening = /(?:(?<=^|\s)[-–—•+*●▪]+[ \t]*)?["“«‘'([]*$/u;
const bullet = /(?:^|\n)[ \t]*[-–—•+*●▪][ \t]*["“«‘'([]*$/u;
const paragraph = /\n[ \t]*\n/u;
const sentenceMark = /[.!?…;]/u;
const looseWords = new Set(['và', 'va', 'còn', 'con', 'nhưng', 'nhung', 'rồi', 'roi', 'mà', 'and', 'but', 'plus']);

function insideQuotes(shown: string, from: number): (start: number, end: number) => boolean {
  const spans = [...shown.slice(from).matchAll(quoted)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
  let at = 0;
  return (start, end) => {
    while (at < spans.length && (spans[at]?.end ?? 0) <= start) at += 1;
    const span = spans[at];
    return span !== undefined && span.start <= start && end < span.end;
  };
}

/** Reads “1.”, “2)”, “b)” as marks of a list: in sequence, so that “Quốc lộ 1. Xe…” is none. */
function createItemReader(shown: string) {
  let last = '';
  const isNext = (mark: string): boolean =>
    /^\d/u.test(mark)
      ? Number(mark) === (/^\d/u.test(last) ? Number(last) : 0) + 1
      : mark === (/^[a-z]/u.test(last) ? String.fromCharCode(last.charCodeAt(0) + 1) : 'a');
  return (token: TextToken, gap: string, isFirst: boolean): boolean => {
    const mark = token.exact;
    const after = shown.slice(token.end, token.end + 2);
    const isMark =
      (/^\d{1,2}$/u.test(mark) && /^[.)/:](?!\d)/u.test(after)) || (/^[a-z]$/u.test(mark) && after.startsWith(')'));
    if (!isMark || !isNext(mark)) return false;
    const startsList = mark === '1' || mark === 'a';
    if (startsList && !isFirst && !/[\n:.;!?,(]/u.test(gap)) return false;
    last = mark;
    return true;
  };
}

/**
 * Cuts a text (its tokens from `first` on, its letters from `bodyStart` on) into pieces that cover it exactly. Linear; never
 * within quotes, abbreviations, numbers or dates.
 */
export function cutPieces(shown: string, bodyStart: number, tokens: readonly TextToken[]): Piece[] {
  const first = tokens.findIndex((token) => token.start >= bodyStart);
  if (first < 0) return [];
  const isQuoted = insideQuotes(shown, bodyStart);
  const readItem = createItemReader(shown);
  const starts: { token: number; at: number; by: PieceBreak }[] = [{ token: first, at: bodyStart, by: 'sentence' }];
  let itemJustBegan = false;
  for (let index = first; index < tokens.length && starts.length < mostPieces; index += 1) {
    const token = tokens[index];
    const before = index === first ? undefined : tokens[index - 1];
    if (token === undefined || token.start === before?.start) continue;
    const gap = shown.slice(before?.end ?? bodyStart, token.start);
    const isItem = readItem(token, gap, before === undefined);
    if (before === undefined) {
      itemJustBegan = isItem;
      continue;
    }
    const by = isQuoted(before.end, token.start) ? null : breakBefore({ tokens, index, gap, isItem, itemJustBegan });
    itemJustBegan = isItem;
    if (by === null) continue;
    const at = before.end + (opening.exec(gap)?.index ?? gap.length);
    const last = starts.at(-1);
    const since = index - (last?.token ?? 0);
    if (by === 'clause' && since < fewestWords) continue;
    if (by === 'said' && since < longestConnective && !token.breaksBefore) continue;
    starts.push({ token: index, at, by });
  }
  return piecesOf(starts, shown.length, tokens.length);
}

type Place = {
  readonly tokens: readonly TextToken[];
  readonly index: number;
  readonly gap: string;
  readonly isItem: boolean;
  /** The token before is the mark of the item that this one begins. */
  readonly itemJustBegan: boolean;
};

function breakBefore({ tokens, index, gap, isItem, itemJustBegan }: Place): PieceBreak | null {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined || before === undefined || itemJustBegan) return null;
  if (isItem || bullet.test(gap)) return 'item';
  // "12. 11. 2026", "0241. 3 822"
  if (/\d$/u.test(before.exact) && /^\d/u.test(token.exact) && !gap.includes('\n')) return null;
  if (beginsNewMatter(tokens, index)) return 'said';
  if (token.sentence !== before.sentence) {
    if (sentenceMark.test(gap) || paragraph.test(gap)) return 'sentence';
    return token.capital ? 'sentence' : 'clause';
  }
  return gap.includes(',') || gap.includes(':') || looseWords.has(token.exact) ? 'clause' : null;
}

function piecesOf(
  starts: readonly { readonly token: number; readonly at: number; readonly by: PieceBreak }[],
  end: number,
  tokens: number,
): Piece[] {
  // A clause of few words says nothing by itself; it stays with what comes before it.
  const kept = starts.filter(
    ({ by, token }, index) => by !== 'clause' || (starts[index + 1]?.token ?? tokens) - token >= fewestWords,
  );
  return kept.map(({ token, at, by }, index) => ({
    start: at,
    end: kept[index + 1]?.at ?? end,
    from: token,
    to: kept[index + 1]?.token ?? tokens,
    by,
  }));
}
