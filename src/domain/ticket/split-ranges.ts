/** A stretch of a text. */
export type Range = { readonly start: number; readonly end: number };

/** What is wrong with a choice of ranges. */
export type RangeProblem = 'outside' | 'overlap' | 'empty' | 'left_out';

const anyWord = /[\p{L}\p{N}]/u;

function isInside({ start, end }: Range, length: number): boolean {
  return start >= 0 && start < end && end <= length;
}

/**
 * Whether parts share a text among them: each letter belongs to exactly one part, and each part says something. Null: they do.
 * Blanks and marks between parts may be left out; words may not.
 */
export function checkRanges(text: string, parts: readonly (readonly Range[])[]): RangeProblem | null {
  const all = parts.flat();
  if (all.some((range) => !isInside(range, text.length))) return 'outside';
  for (const ranges of parts) {
    if (!ranges.some(({ start, end }) => anyWord.test(text.slice(start, end)))) return 'empty';
    for (const [index, { start }] of ranges.entries()) if (start < (ranges[index - 1]?.end ?? 0)) return 'overlap';
  }
  const sorted = [...all].sort((one, other) => one.start - other.start);
  let last = 0;
  for (const { start, end } of sorted) {
    if (start < last) return 'overlap';
    if (anyWord.test(text.slice(last, start))) return 'left_out';
    last = end;
  }
  return anyWord.test(text.slice(last)) ? 'left_out' : null;
}

/** The words of some ranges as one text: what stands apart in the original stands on lines of its own. */
export function textOfRanges(text: string, ranges: readonly Range[]): string {
  let words = '';
  let last: number | null = null;
  for (const { start, end } of ranges) {
    const isBeside = last === null || start === last;
    words = isBeside ? words + text.slice(start, end) : `${words.trimEnd()}\n${text.slice(start, end)}`;
    last = end;
  }
  return words.trim();
}
