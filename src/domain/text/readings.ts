import { markedShare, tokenise } from './tokens.ts';

/** What words without diacritics mean, counted in texts that have theirs; a table that ships as a file. */
export type ReadingCounts = {
  /** By letters without diacritics, how often each word was meant: "thue": 300 times "thuê", 900 times "thuế". */
  readonly words: WordCounts;
  /** By word, how often each word came right after it: "nộp": 210 times "thuế"; `^` begins a clause. */
  readonly pairs: WordCounts;
};

/**
 * How often each word goes with each other one. Maps, and pairs in the file: objects with the words as keys would be of
 * thousands of shapes, which make every other object of the process slower (a tenth of `decide()`).
 */
export type WordCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The words that letters without diacritics may mean, and how often one word follows another. */
export type Readings = {
  /** The commonest first; none for letters that nobody has counted. */
  readonly of: (folded: string) => readonly Reading[];
  /** What came right after a word more than once. */
  readonly after: (before: string) => Followers;
  /** How many words were counted. */
  readonly words: number;
};

/** How often each word, and all of them together, came right after another. */
export type Followers = { readonly all: number; readonly of: (word: string) => number };

/** A word that may be meant, and how often it was. */
export type Reading = { readonly exact: string; readonly count: number };

/** Stands before the first word of a clause. */
export const clauseStart = '^';

// A text with fewer marked words than this may leave some of them out.
const markedFrom = 0.35;
// A pair that was met once is chance.
const fewestPairs = 2;

type Counts = Map<string, Map<string, number>>;

function count(counts: Counts, key: string, word: string): void {
  const own = counts.get(key) ?? new Map<string, number>();
  counts.set(key, own.set(word, (own.get(word) ?? 0) + 1));
}

function countText(text: string, words: Counts, pairs: Counts): void {
  const tokens = tokenise(text);
  if (markedShare(tokens) < markedFrom) return;
  let before = clauseStart;
  for (const { exact, folded, breaksBefore } of tokens) {
    if (folded === '') continue;
    count(words, folded, exact);
    count(pairs, breaksBefore ? clauseStart : before, exact);
    before = exact;
  }
}

/** Counts from `fewest` on, in the order of the alphabet. */
function tableOf(counts: Counts, fewest: number): WordCounts {
  const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
    one < other ? -1 : 1;
  const table = new Map<string, ReadonlyMap<string, number>>();
  for (const [key, own] of [...counts].sort(byName)) {
    const kept = [...own].filter(([, times]) => times >= fewest).sort(byName);
    if (kept.length > 0) table.set(key, new Map(kept));
  }
  return table;
}

/** Counts how words are meant in texts that have their diacritics, and which follow which; other texts are passed over. */
export function countReadings(texts: Iterable<string>): ReadingCounts {
  const words: Counts = new Map();
  const pairs: Counts = new Map();
  for (const text of texts) countText(text, words, pairs);
  return { words: tableOf(words, 1), pairs: tableOf(pairs, fewestPairs) };
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const times of counts.values()) sum += times;
  return sum;
}

const noFollowers: Followers = { all: 0, of: () => 0 };

/** Prepares counts for reading. */
export function createReadings({ words, pairs }: ReadingCounts): Readings {
  const byLetters = new Map<string, readonly Reading[]>();
  let all = 0;
  for (const [folded, counts] of words) {
    const known = [...counts].map(([exact, times]): Reading => ({ exact, count: times }));
    byLetters.set(
      folded,
      known.sort((one, other) => other.count - one.count),
    );
    all += sumOf(counts);
  }
  const followers = new Map<string, Followers>();
  for (const [before, counts] of pairs)
    followers.set(before, { all: sumOf(counts), of: (word) => counts.get(word) ?? 0 });
  return {
    of: (folded) => byLetters.get(folded) ?? [],
    after: (before) => followers.get(before) ?? noFollowers,
    words: all,
  };
}

/**
 * The same, as if one of the texts had not been counted: what is learned from it must not know it beforehand. Sums stay as
 * they are: one text makes no difference to them.
 */
export function withoutText(readings: Readings, text: string): Readings {
  const words: Counts = new Map();
  const pairs: Counts = new Map();
  countText(text, words, pairs);
  if (words.size === 0) return readings;
  return {
    words: readings.words,
    of: (folded) => {
      const own = words.get(folded);
      const known = readings.of(folded);
      if (own === undefined) return known;
      return known
        .map(({ exact, count: times }) => ({ exact, count: times - (own.get(exact) ?? 0) }))
        .filter((reading) => reading.count > 0);
    },
    after: (before) => {
      const known = readings.after(before);
      const own = pairs.get(before);
      if (own === undefined) return known;
      const of = (word: string): number => {
        const left = known.of(word) - (own.get(word) ?? 0);
        return left < fewestPairs ? 0 : left;
      };
      return { all: known.all, of };
    },
  };
}
