import type { PhraseIndex } from '../../text/phrase-index.ts';
import type { TextToken } from '../../text/tokens.ts';
import { agrees } from './rule-phrase.ts';

/** Where a phrase stands: the words as written from `from` to before `to`. */
export type Occurrence = { readonly from: number; readonly to: number };

/** Occurrences by the number of their phrase, in the order of the text. */
export type FoundWords = ReadonlyMap<number, readonly Occurrence[]>;

type Words = readonly TextToken[];

function byPlace(one: Occurrence, other: Occurrence): number {
  return one.from - other.from || one.to - other.to;
}

/** The phrases of the index in a row of words; unlike in the table of phrases, missing diacritics are not forgiven. */
function walk(index: PhraseIndex<number>, words: Words, found: (phrase: number, from: number, to: number) => void) {
  for (let from = 0; from < words.length; from += 1) {
    let node: (typeof index)['root'] | undefined = index.root;
    for (let to = from; to < words.length; to += 1) {
      const word = words[to];
      if (word === undefined || (to > from && word.breaksBefore)) break;
      node = node.next.get(word.folded);
      if (node === undefined) break;
      const isSame = (one: TextToken, offset: number): boolean => {
        const written = words[from + offset];
        return written !== undefined && agrees(one, written);
      };
      for (const phrase of node.spellings.filter((one) => one.words.every(isSame)).flatMap((one) => one.values))
        found(phrase, from, to + 1);
    }
  }
}

/**
 * Finds the phrases of rules in a text as it was written, and in the same text with its abbreviations written out. A phrase
 * that is part of an abbreviation stands where that stands.
 */
export function findRuleWords(index: PhraseIndex<number>, written: Words, expanded: Words): FoundWords {
  const found = new Map<number, Occurrence[]>();
  const add = (phrase: number, from: number, to: number): void => {
    const known = found.get(phrase);
    if (known === undefined) found.set(phrase, [{ from, to }]);
    else known.push({ from, to });
  };
  walk(index, written, add);
  if (expanded.length === written.length && expanded.every((word, at) => word === written[at])) return found;

  const places = new Map(written.map((word, at) => [word.start, at]));
  const placeOf = (at: number): number => places.get(expanded[at]?.start ?? -1) ?? 0;
  walk(index, expanded, (phrase, from, to) => {
    const [first, last] = [placeOf(from), placeOf(to - 1)];
    // Without an abbreviation in it, it was found in the text as written.
    const isNew = expanded.slice(from, to).some((word, offset) => word !== written[placeOf(from + offset)]);
    if (isNew) add(phrase, first, last + 1);
  });
  for (const occurrences of found.values()) occurrences.sort(byPlace);
  return found;
}

/** The first occurrence that may end at `to` or later, by halves: a text of one word over and over is as quick as any. */
function firstReaching(occurrences: readonly Occurrence[], to: number, longest: number): number {
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((occurrences[middle]?.from ?? 0) < to - longest) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reaches(occurrences: readonly Occurrence[], to: number, within: number, longest: number): boolean {
  for (let at = firstReaching(occurrences, to, longest); at < occurrences.length; at += 1) {
    const other = occurrences[at];
    if (other === undefined || other.from - to >= within) return false;
    if (other.to >= to) return true;
  }
  return false;
}

/**
 * Whether one occurrence of each phrase can be chosen so that the last of them begins before `within` words have passed
 * since the first ended: neighbours are within 1 of each other. Occurrences come in the order of the text.
 */
export function standNear(phrases: readonly (readonly Occurrence[])[], within: number): boolean {
  if (phrases.length === 0 || phrases.some((occurrences) => occurrences.length === 0)) return false;
  let longest = 0;
  for (const occurrences of phrases) for (const { from, to } of occurrences) longest = Math.max(longest, to - from);
  // Whichever of them ends first is the anchor of the others.
  return phrases.some((anchors) =>
    anchors.some(({ to }) => phrases.every((others) => reaches(others, to, within, longest))),
  );
}
