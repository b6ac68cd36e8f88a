import type { Span } from '../text/fold.ts';
import type { TextToken } from '../text/tokens.ts';

/**
 * Kinds of features; each kind is brought to the same length, so that long texts and long words weigh no more. `guessed` are the
 * same as `marked`, of a text without diacritics; they come last.
 */
export const featureKinds = ['letters', 'syllables', 'marked', 'marks', 'guessed'] as const;

/** The features of one text, column by column; a feature that repeats is listed once, where it first stands. */
export type TextFeatures = {
  /** 32-bit hashes. */
  readonly hashes: Uint32Array;
  /** Index into `featureKinds`. */
  readonly kinds: Uint8Array;
  /** Words that the feature was read from: `tokens[from] … tokens[to - 1]`; an empty range for marks. */
  readonly from: Uint16Array;
  readonly to: Uint16Array;
};

/** What features are read from. */
export type FeatureSource = {
  readonly tokens: readonly TextToken[];
  /** What each token most likely means; null: as it is written. */
  readonly meant: readonly string[] | null;
  /** Where the place stands in the shown text: its name says nothing about the matter and is left out. */
  readonly place: Span | null;
  /** Facts besides the words: `sender:business`, `place:zone`… */
  readonly marks: readonly string[];
};

const letters = 0;
const syllables = 1;
const marked = 2;
const marks = 3;
const guessed = 4;

// What a text is about is said early.
const mostWords = 320;
const longestWord = 30;
const shortestGram = 3;
const longestGram = 5;

function mix(hash: number): number {
  let value = hash;
  value = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2_ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function hashText(text: string, salt: number): number {
  let hash = 0x811c_9dc5 ^ salt;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193);
  return mix(hash);
}

function join(one: number, other: number): number {
  return mix(Math.imul(one, 0x9e37_79b1) ^ other);
}

/** Numbers say only how long they are: 12 and 47 are alike, a telephone number is not. */
function wordForm(word: string): string {
  const first = word.charCodeAt(0);
  if (first < 0x30 || first > 0x39) return word.slice(0, longestWord);
  return /^\d+$/u.test(word) ? '0'.repeat(Math.min(word.length, 6)) : word.slice(0, longestWord);
}

/** Gathers features, each once. Texts are read one after the other: the same arrays serve all of them, and grow with need. */
class Collector {
  #hashes = new Uint32Array(0);
  #kinds = new Uint8Array(0);
  #from = new Uint16Array(0);
  #to = new Uint16Array(0);
  /** Open addressing: index + 1, or 0. */
  #slots = new Uint16Array(0);
  #mask = 0;
  #size = 0;

  /** Begins a text; no more features than `most` are added. */
  begin(most: number): void {
    this.#size = 0;
    const slots = 2 ** Math.ceil(Math.log2(2 * most));
    this.#mask = slots - 1;
    if (slots <= this.#slots.length) return void this.#slots.fill(0, 0, slots);
    this.#hashes = new Uint32Array(slots / 2);
    this.#kinds = new Uint8Array(slots / 2);
    this.#from = new Uint16Array(slots / 2);
    this.#to = new Uint16Array(slots / 2);
    this.#slots = new Uint16Array(slots);
  }

  add(hash: number, kind: number, from: number, to: number): void {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = this.#mask;
    let slot = hash & mask;
    for (;;) {
      const at = slots[slot] ?? 0;
      if (at === 0) break;
      if (hashes[at - 1] === hash) return;
      slot = (slot + 1) & mask;
    }
    const at = this.#size;
    hashes[at] = hash;
    this.#kinds[at] = kind;
    this.#from[at] = from;
    this.#to[at] = to;
    this.#size = at + 1;
    slots[slot] = at + 1;
  }

  finish(): TextFeatures {
    const size = this.#size;
    return {
      hashes: this.#hashes.slice(0, size),
      kinds: this.#kinds.slice(0, size),
      from: this.#from.slice(0, size),
      to: this.#to.slice(0, size),
    };
  }
}

const shared = new Collector();

/** No text has more features than this: pieces of words of three lengths, and eight of each word in its company. */
function mostFeatures({ tokens, marks: ofText }: FeatureSource): number {
  let most = ofText.length + 1;
  const count = Math.min(tokens.length, mostWords);
  for (let index = 0; index < count; index += 1)
    most += (longestGram - shortestGram + 1) * (Math.min(tokens[index]?.folded.length ?? 0, longestWord) + 2) + 8;
  return most;
}

function addLetters(collector: Collector, word: string, at: number): void {
  const padded = `_${word}_`;
  for (let start = 0; start <= padded.length - shortestGram; start += 1) {
    let hash = 0x811c_9dc5;
    const end = Math.min(padded.length, start + longestGram);
    for (let index = start; index < end; index += 1) {
      hash = Math.imul(hash ^ padded.charCodeAt(index), 0x0100_0193);
      if (index - start + 1 >= shortestGram) collector.add(mix(hash), letters, at, at + 1);
    }
  }
}

type Words = {
  readonly folded: number[];
  readonly exact: number[];
  readonly isMarked: boolean[];
  readonly at: number[];
};

const exactSalt = 0xa7;
const placeWord = hashText('place', 0x51);

function readWords({ tokens, place }: FeatureSource, collector: Collector): Words {
  const words: Words = { folded: [], exact: [], isMarked: [], at: [] };
  const count = Math.min(tokens.length, mostWords);
  for (let index = 0; index < count; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (place !== null && token.start < place.end && token.end > place.start) {
      if (words.folded.at(-1) === placeWord) continue;
      words.folded.push(placeWord);
      words.exact.push(placeWord);
      words.isMarked.push(false);
      words.at.push(index);
      continue;
    }
    const folded = wordForm(token.folded);
    words.folded.push(hashText(folded, 0x51));
    words.exact.push(hashText(token.exact, exactSalt));
    words.isMarked.push(token.exact !== token.folded);
    words.at.push(index);
    addLetters(collector, folded, index);
  }
  return words;
}

/** The words that are likely meant, alone and in pairs. */
function addGuessed(collector: Collector, { folded, at }: Words, { meant, tokens }: FeatureSource): void {
  if (meant === null) return;
  const isGuessed = (index: number): boolean => meant[index] !== tokens[index]?.folded;
  const hashes = at.map((token, index) =>
    folded[index] === placeWord ? placeWord : hashText(meant[token] ?? '', exactSalt),
  );
  for (const [index, here] of hashes.entries()) {
    const start = at[index] ?? 0;
    const second = at[index + 1];
    if (here !== placeWord && isGuessed(start)) collector.add(here, guessed, start, start + 1);
    if (second !== undefined && (isGuessed(start) || isGuessed(second)))
      collector.add(join(here, hashes[index + 1] ?? 0), guessed, start, second + 1);
  }
}

/**
 * Reads the features of a text: letters within words, syllables alone and in company, the same with diacritics, marks, and what
 * words without diacritics likely mean.
 */
export function readFeatures(source: FeatureSource): TextFeatures {
  const collector = shared;
  collector.begin(mostFeatures(source));
  const words = readWords(source, collector);
  const { folded, exact, isMarked, at } = words;
  for (let index = 0; index < folded.length; index += 1) {
    const here = folded[index] ?? 0;
    const start = at[index] ?? 0;
    collector.add(here, syllables, start, start + 1);
    if (isMarked[index] === true) collector.add(exact[index] ?? 0, marked, start, start + 1);
    if (index + 1 >= folded.length) continue;
    const pair = join(here, folded[index + 1] ?? 0);
    const second = (at[index + 1] ?? 0) + 1;
    collector.add(pair, syllables, start, second);
    if (isMarked[index] === true || isMarked[index + 1] === true)
      collector.add(join(exact[index] ?? 0, exact[index + 1] ?? 0), marked, start, second);
    if (index + 2 >= folded.length) continue;
    const third = (at[index + 2] ?? 0) + 1;
    collector.add(join(pair, folded[index + 2] ?? 0), syllables, start, third);
    // One word left out: "nước rất bẩn" and "nước bẩn" meet in "nước … bẩn".
    collector.add(join(here ^ 0x5bd1_e995, folded[index + 2] ?? 0), syllables, start, third);
  }
  for (const mark of source.marks) collector.add(hashText(mark, 0x1d), marks, 0, 0);
  addGuessed(collector, words, source);
  return collector.finish();
}
