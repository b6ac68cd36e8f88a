import { featureKinds, type TextFeatures } from './text-features.ts';

/**
 * A linear model over hashed features. Its columns are classes; a row holds the weights of one feature, small whole numbers to
 * be multiplied by the row's scale. Made by training or from a file; never changed.
 */
export type LinearModel = {
  readonly columns: readonly string[];
  /** The first so many columns exclude each other; each later one stands alone. */
  readonly classes: number;
  /** Hash of each row's feature. */
  readonly hashes: Uint32Array;
  /** `rows × columns`. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** How rare each row's feature is among the texts learned from (see `rarityOf`). */
  readonly rarities: Float32Array;
  /** The rarity of a feature that no row has. */
  readonly unknownRarity: number;
  /** Where each hash stands in `hashes`; derived. */
  readonly rows: RowTable;
};

/** Finds the row of a hash: open addressing, row + 1 or 0. */
export type RowTable = { readonly slots: Int32Array; readonly mask: number; readonly hashes: Uint32Array };

/** Arranges hashes for finding. */
export function createRowTable(hashes: Uint32Array): RowTable {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const table = { slots: new Int32Array(size), mask: size - 1, hashes };
  for (const [row, hash] of hashes.entries()) {
    let slot = hash & table.mask;
    while (table.slots[slot] !== 0) slot = (slot + 1) & table.mask;
    table.slots[slot] = row + 1;
  }
  return table;
}

/** Row of a hash, or -1. */
export function rowOf({ slots, mask, hashes }: RowTable, hash: number): number {
  let slot = hash & mask;
  for (;;) {
    const row = (slots[slot] ?? 0) - 1;
    if (row < 0 || hashes[row] === hash) return row;
    slot = (slot + 1) & mask;
  }
}

/** The features of a text that a model knows, with their share of the text. */
export type KnownFeatures = {
  readonly rows: Int32Array;
  readonly values: Float32Array;
  /** Index of each in the text's features. */
  readonly indexes: Int32Array;
  /** The first so many are written in the text; those after them are guessed, and only classes may rest on them. */
  readonly written: number;
};

/** Inverse document frequency, as a logarithm: what few texts hold says more of a text than what many hold. */
export function rarityOf(texts: number, holding: number): number {
  return Math.log(1 + texts / holding);
}

// How much each kind of feature has to say; the order is that of `featureKinds`.
const kindStrength = [0.6, 1.5, 0.9, 0.5, 0.9] as const;
const guessed = featureKinds.indexOf('guessed');
// A text of few features is no surer of each: as if it had at least four of some rarity.
const smallestSquare = 36;

/**
 * Looks the features of a text up in a model. What each counts goes by its rarity: features of one kind together have length
 * `kindStrength`, known or not. So a text of unknown words is near zero everywhere.
 */
export function knownFeatures(
  { hashes, kinds }: TextFeatures,
  { rows: table, rarities, unknownRarity }: Pick<LinearModel, 'rows' | 'rarities' | 'unknownRarity'>,
): KnownFeatures {
  const found = new Int32Array(hashes.length);
  const factors = new Float64Array(featureKinds.length);
  let known = 0;
  for (let index = 0; index < found.length; index += 1) {
    const row = rowOf(table, hashes[index] ?? 0);
    const rarity = row < 0 ? unknownRarity : (rarities[row] ?? 0);
    const kind = kinds[index] ?? 0;
    found[index] = row;
    factors[kind] = (factors[kind] ?? 0) + rarity * rarity;
    if (row >= 0) known += 1;
  }
  for (let kind = 0; kind < factors.length; kind += 1)
    factors[kind] = (kindStrength[kind] ?? 0) / Math.sqrt(Math.max(factors[kind] ?? 0, smallestSquare));
  const rows = new Int32Array(known);
  const values = new Float32Array(known);
  const indexes = new Int32Array(known);
  let at = 0;
  let written = 0;
  for (let index = 0; index < found.length; index += 1) {
    const row = found[index] ?? -1;
    if (row < 0) continue;
    if (kinds[index] !== guessed) written = at + 1;
    rows[at] = row;
    values[at] = (rarities[row] ?? 0) * (factors[kinds[index] ?? 0] ?? 0);
    indexes[at] = index;
    at += 1;
  }
  return { rows, values, indexes, written };
}

/** Points of every column for a text. */
export function scoreColumns(known: KnownFeatures, { bias, classes, weights, scales }: LinearModel): Float64Array {
  const points = Float64Array.from(bias);
  const width = bias.length;
  const { rows, values, written } = known;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const factor = (values[index] ?? 0) * (scales[row] ?? 0);
    const start = row * width;
    const end = index < written ? width : classes;
    for (let column = 0; column < end; column += 1)
      points[column] = (points[column] ?? 0) + factor * (weights[start + column] ?? 0);
  }
  return points;
}
