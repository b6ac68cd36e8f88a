import type { LinearModel } from './linear-model.ts';
import { learnedFlags } from './routing-model.ts';

// As good as never: what nothing is known of is proposed by the table of phrases, a rule or a person.
const unknownBias = -12;

/**
 * Arranges the columns of a linear model for the categories of a taxonomy, then the flags: categories were added, put in
 * another order or taken away since it was learned. The same model where nothing changed.
 */
export function alignColumns(linear: LinearModel, categories: readonly string[]): LinearModel {
  const columns = [...categories, ...learnedFlags];
  if (columns.length === linear.columns.length && columns.every((column, at) => linear.columns[at] === column))
    return linear;
  const from = columns.map((column) => linear.columns.indexOf(column));
  const width = linear.columns.length;
  const weights = new Int8Array(linear.hashes.length * columns.length);
  for (const row of linear.hashes.keys()) {
    for (const [at, source] of from.entries())
      weights[row * columns.length + at] = source < 0 ? 0 : (linear.weights[row * width + source] ?? 0);
  }
  const bias = Float32Array.from(from, (source) => (source < 0 ? unknownBias : (linear.bias[source] ?? 0)));
  return { ...linear, columns, classes: categories.length, weights, bias };
}
