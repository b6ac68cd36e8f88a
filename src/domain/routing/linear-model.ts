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

// How much each kind of feature has to say; the order is that of `featureKinds`.
const kindStrength = [0.6, 1.5, 0.9, 0.5] as const;

/**
 * What each feature counts in a text: features of one kind together have length `kindStrength`, known or not. So a text
 * of unknown words is near zero everywhere.
 */
export function featureValues(kinds: Uint8Array): number[] {
  const counts = featureKinds.map(() => 0);
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts.map((count, kind) => (kindStrength[kind] ?? 0) / Math.sqrt(Math.max(count, 4)));
}

/** Looks the features of a text up in a model. */
export function knownFeatures({ hashes, kinds }: TextFeatures, table: RowTable): KnownFeatures {
  const values = featureValues(kinds);
  const known = { rows: [] as number[], values: [] as number[], indexes: [] as number[] };
  for (const [index, hash] of hashes.entries()) {
    const row = rowOf(table, hash);
    if (row < 0) continue;
    known.rows.push(row);
    known.values.push(values[kinds[index] ?? 0] ?? 0);
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
