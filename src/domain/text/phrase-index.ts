import { diacriticShares, tokenise, type TextToken } from './tokens.ts';

/** A phrase of one or more words with the value it stands for. */
export type Phrase<Value> = { readonly words: readonly TextToken[]; readonly value: Value };

/** How surely the words found are those of the phrase: as written, without diacritics, or with some missing. */
export type MatchQuality = 'exact' | 'bare' | 'partial';

/** A phrase found in a text: its words are `tokens[from] … tokens[to - 1]`. */
export type PhraseMatch<Value> = {
  readonly value: Value;
  readonly from: number;
  readonly to: number;
  readonly quality: MatchQuality;
};

/** Phrases of the same words, diacritics and all: they are compared with a text once. */
type Spelling<Value> = {
  readonly words: readonly TextToken[];
  /** How many of the words have diacritics. */
  readonly accented: number;
  readonly values: Value[];
};

type Node<Value> = { readonly next: Map<string, Node<Value>>; readonly spellings: Spelling<Value>[] };

/** Phrases arranged by their folded words, for finding all of them in one pass over a text. */
export type PhraseIndex<Value> = { readonly root: Node<Value> };

function createNode<Value>(): Node<Value> {
  return { next: new Map(), spellings: [] };
}

function spellingOf<Value>({ spellings }: Node<Value>, words: readonly TextToken[]): Spelling<Value> {
  const known = spellings.find((one) => one.words.every(({ exact }, at) => exact === words[at]?.exact));
  if (known !== undefined) return known;
  const accented = words.filter(({ exact, folded }) => exact !== folded).length;
  const spelling = { words, accented, values: [] };
  spellings.push(spelling);
  return spelling;
}

/** Builds an index; phrases without words are left out. */
export function createPhraseIndex<Value>(phrases: Iterable<Phrase<Value>>): PhraseIndex<Value> {
  const root = createNode<Value>();
  for (const phrase of phrases) {
    if (phrase.words.length === 0) continue;
    let node = root;
    for (const { folded } of phrase.words) {
      const next = node.next.get(folded) ?? createNode<Value>();
      node.next.set(folded, next);
      node = next;
    }
    spellingOf(node, phrase.words).values.push(phrase.value);
  }
  return { root };
}

/** Makes a phrase from its text. */
export function phraseOf<Value>(text: string, value: Value): Phrase<Value> {
  return { words: tokenise(text), value };
}

// Many people confuse the two tones in writing ("sửa/sữa"): they count as the same letter here.
const tilde = /[ãẵẫẽễĩõỗỡũữỹ]/gu;
const hookFor: Readonly<Record<string, string>> = {
  ã: 'ả',
  ẵ: 'ẳ',
  ẫ: 'ẩ',
  ẽ: 'ẻ',
  ễ: 'ể',
  ĩ: 'ỉ',
  õ: 'ỏ',
  ỗ: 'ổ',
  ỡ: 'ở',
  ũ: 'ủ',
  ữ: 'ử',
  ỹ: 'ỷ',
};

function confused(word: string): string {
  return word.replace(tilde, (letter) => hookFor[letter] ?? letter);
}

// "đon" for "đơn": the bar of the đ is typed, the other marks are not.
function withoutMarks(word: string): string {
  return word.normalize('NFD').replace(/\p{M}+/gu, '');
}

// Share of words with diacritics around a place: below the first the writer uses none, above the second all.
const bareBelow = 0.15;
const accentedAbove = 0.4;

/** Compares the words written with those of the phrase; null when the diacritics say it is another phrase. */
function qualityOf(
  { words, accented }: Spelling<unknown>,
  tokens: readonly TextToken[],
  from: number,
  share: number,
): MatchQuality | null {
  let missing = 0;
  // By index: this is asked wherever a phrase may begin.
  for (let offset = 0; offset < words.length; offset += 1) {
    const word = words[offset];
    const written = tokens[from + offset];
    if (word === undefined || written === undefined) return null;
    if (written.exact === word.exact) continue;
    if (written.exact !== written.folded && written.exact !== withoutMarks(word.exact)) {
      // One syllable proves too little for a guess: "xã" is not "xả".
      if (words.length === 1 || confused(written.exact) !== confused(word.exact)) return null;
      continue;
    }
    missing += 1;
  }
  if (missing === 0) return 'exact';
  if (share < bareBelow) return 'bare';
  if (share < accentedAbove) return words.length > 1 || missing < accented ? 'bare' : 'partial';
  // Three words without a mark in a text that has marks are no chance: "ở kcn que vo".
  return words.length > 2 || (words.length > 1 && missing < accented) ? 'partial' : null;
}

/** Every occurrence of every phrase of the index, by where it starts. Diacritics are respected where the text has them. */
export function findPhrases<Value>(index: PhraseIndex<Value>, tokens: readonly TextToken[]): PhraseMatch<Value>[] {
  const matches: PhraseMatch<Value>[] = [];
  const shares = diacriticShares(tokens);
  for (let from = 0; from < tokens.length; from += 1) {
    let node: Node<Value> | undefined = index.root;
    for (let to = from; to < tokens.length; to += 1) {
      const token = tokens[to];
      if (token === undefined || (to > from && token.breaksBefore)) break;
      node = node.next.get(token.folded);
      if (node === undefined) break;
      for (const spelling of node.spellings) {
        const quality = qualityOf(spelling, tokens, from, shares[from] ?? 0);
        if (quality === null) continue;
        for (const value of spelling.values) matches.push({ value, from, to: to + 1, quality });
      }
    }
  }
  return matches;
}
