import { createRowTable, knownFeatures, rarityOf, type KnownFeatures, type RowTable } from './linear-model.ts';
import type { TextFeatures } from './text-features.ts';

/** The features that are learned: where they stand, and how rare they are. */
export type Vocabulary = {
  readonly hashes: Uint32Array;
  /** How many texts hold each. */
  readonly counts: Uint32Array;
  readonly table: RowTable;
  readonly rarities: Float32Array;
  readonly unknownRarity: number;
};

/** A text as rows of the model being learned, with what each counts. */
export type Packed = Pick<KnownFeatures, 'rows' | 'values' | 'written'>;

const firstRoom = 1 << 16;

/** How many texts hold each feature. Millions of features: typed arrays with open addressing, as a `Map` takes ten times as long. */
class FeatureCounts {
  size = 0;
  hashes = new Uint32Array(firstRoom);
  counts = new Uint32Array(firstRoom);
  /** The text that was counted last for each feature. */
  #seenIn = new Int32Array(firstRoom);
  /** Twice the room: index + 1, or 0. */
  #slots = new Int32Array(2 * firstRoom);

  add(hash: number, text: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const at = (this.#slots[slot] ?? 0) - 1;
      if (at < 0) break;
      if (this.hashes[at] === hash) {
        if (this.#seenIn[at] !== text) this.counts[at] = (this.counts[at] ?? 0) + 1;
        this.#seenIn[at] = text;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.hashes[this.size] = hash;
    this.counts[this.size] = 1;
    this.#seenIn[this.size] = text;
    this.size += 1;
    this.#slots[slot] = this.size;
    if (this.size === this.hashes.length) this.#grow();
  }

  #grow(): void {
    const room = this.size * 2;
    this.hashes = widened(this.hashes, new Uint32Array(room));
    this.counts = widened(this.counts, new Uint32Array(room));
    this.#seenIn = widened(this.#seenIn, new Int32Array(room));
    this.#slots = new Int32Array(2 * room);
    const mask = this.#slots.length - 1;
    for (let at = 0; at < this.size; at += 1) {
      let slot = (this.hashes[at] ?? 0) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = at + 1;
    }
  }
}

function widened<Numbers extends Uint32Array | Int32Array>(old: Numbers, wide: Numbers): Numbers {
  wide.set(old);
  return wide;
}

/** The features found in at least `fewest` texts, each text given in all its forms; in the order in which they are first met. */
export function readVocabulary(
  texts: readonly { readonly forms: readonly TextFeatures[] }[],
  fewest: number,
): Vocabulary {
  const found = new FeatureCounts();
  for (const [text, { forms }] of texts.entries())
    for (const { hashes } of forms) for (const hash of hashes) found.add(hash, text);
  const kept: number[] = [];
  for (let at = 0; at < found.size; at += 1) if ((found.counts[at] ?? 0) >= fewest) kept.push(at);
  const hashes = Uint32Array.from(kept, (at) => found.hashes[at] ?? 0);
  const counts = Uint32Array.from(kept, (at) => found.counts[at] ?? 0);
  return {
    hashes,
    counts,
    table: createRowTable(hashes),
    rarities: Float32Array.from(counts, (count) => rarityOf(texts.length, count)),
    unknownRarity: rarityOf(texts.length, fewest),
  };
}

/** The features of a text that the vocabulary has. */
export function pack(features: TextFeatures, vocabulary: Vocabulary): Packed {
  const { rows, values, written } = knownFeatures(features, { ...vocabulary, rows: vocabulary.table });
  return { rows, values, written };
}
