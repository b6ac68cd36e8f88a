import { describe, expect, it } from 'vitest';
import { alignColumns } from './align-columns.ts';
import { createRowTable, type LinearModel } from './linear-model.ts';
import { learnedFlags } from './routing-model.ts';

const hashes = Uint32Array.from([7, 9]);
const width = 2 + learnedFlags.length;
const linear: LinearModel = {
  columns: ['a', 'b', ...learnedFlags],
  classes: 2,
  hashes,
  weights: Int8Array.from({ length: hashes.length * width }, (_, at) => at),
  scales: Float32Array.from([1, 1]),
  rarities: Float32Array.from([1, 1]),
  unknownRarity: 1,
  bias: Float32Array.from({ length: width }, (_, at) => at),
  rows: createRowTable(hashes),
};

describe('alignColumns', () => {
  it('leaves a model alone that fits', () => {
    expect(alignColumns(linear, ['a', 'b'])).toBe(linear);
  });

  it('follows another order, forgets what is gone and knows nothing of what is new', () => {
    const aligned = alignColumns(linear, ['b', 'new']);

    expect(aligned.columns).toEqual(['b', 'new', ...learnedFlags]);
    expect(Array.from(aligned.bias.slice(0, 3))).toEqual([1, -12, 2]);
    expect(Array.from(aligned.weights.slice(0, 3))).toEqual([1, 0, 2]);
    expect(Array.from(aligned.weights.slice(width, width + 3))).toEqual([width + 1, 0, width + 2]);
  });
});
