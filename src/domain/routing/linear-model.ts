import { featureKinds, type TextFeatures } from './text-features.ts';

/**
 * A linear model over hashed features. Its columns are classes; a row holds the weights of one feature, small whole numbers to
 * be multiplied by the row's scale. Made by training or from a file; never changed.
 */
export type LinearModel = {
  readonly columns: readonly string[];
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
  readonly rows: readonly number[];
  readonly values: readonly number[];
  /** Index of each in the text's features. */
  readonly indexes: readonly number[];
};

/** Inverse document frequency, as a logarithm: what few texts hold says more of a text than what many hold. */
export function rarityOf(texts: number, holding: number): number {
  return Math.log(1 + texts / holding);
}

// How much each kind of feature has to say; the order is that of `featureKinds`.
const kindStrength = [0.6, 1.5, 0.9, 0.5] as const;
// A text of few features is no surer of each: as if it had at least four of some rarity.
const smallestSquare = 36;

/**
 * What each feature counts in a text, by its rarity: features of one kind together have length `kindStrength`, known or not. So a
 * text of unknown words is near zero everywhere. Rows are -1 for unknown features, which count nothing.
 */
export function featureValues(
  { kinds }: TextFeatures,
  rows: Int32Array,
  model: Pick<LinearModel, 'rarities' | 'unknownRarity'>,
): Float32Array {
  const squares = featureKinds.map(() => 0);
  const values = new Float32Array(rows.length);
  for (const [index, row] of rows.entries()) {
    const rarity = row < 0 ? model.unknownRarity : (model.rarities[row] ?? 0);
    const kind = kinds[index] ?? 0;
    squares[kind] = (squares[kind] ?? 0) + rarity * rarity;
    values[index] = row < 0 ? 0 : rarity;
  }
  const factors = squares.map(
    (square, kind) => (kindStrength[kind] ?? 0) / Math.sqrt(Math.max(square, smallestSquare)),
  );
  for (const index of values.keys()) values[index] = (values[index] ?? 0) * (factors[kinds[index] ?? 0] ?? 0);
  return values;
}

/** Looks the features of a text up in a model. */
export function knownFeatures(
  features: TextFeatures,
  model: Pick<LinearModel, 'rows' | 'rarities' | 'unknownRarity'>,
): KnownFeatures {
  const found = Int32Array.from(features.hashes, (hash) => rowOf(model.rows, hash));
  const values = featureValues(features, found, model);
  const known = { rows: [] as number[], values: [] as number[], indexes: [] as number[] };
  for (const [index, row] of found.entries()) {
    if (row < 0) continue;
    known.rows.push(row);
    known.values.push(values[index] ?? 0);
    known.indexes.push(index);
  }
  return known;
}

/** Points of every column for a text. */
export function scoreColumns(known: KnownFeatures, { bias, weights, scales }: LinearModel): Float64Array {
  const points = Float64Array.from(bias);
  const width = bias.length;
  for (const [index, row] of known.rows.entries()) {
    const factor = (known.values[index] ?? 0) * (scales[row] ?? 0);
    const start = row * width;
    for (let column = 0; column < width; column += 1)
      points[column] = (points[column] ?? 0) + factor * (weights[start + column] ?? 0);
  }
  return points;
}
