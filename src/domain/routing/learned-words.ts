import type { Learned } from './blend.ts';
import type { Evidence } from './evidence.ts';
import type { RoutingModel } from './routing-model.ts';

/** Words of a text, and how much they spoke for something. */
export type SpokenWords = { readonly from: number; readonly to: number; readonly weight: number };

const longestQuote = 4;
const smallestShare = 0.12;

/**
 * The words that spoke most for a column of the learned model, the strongest first: each feature's weight above the average of
 * its row is laid on the words it was read from.
 */
export function strongestWords(
  { features, known }: Learned,
  column: number,
  { tokens }: Evidence,
  { linear }: RoutingModel,
): SpokenWords[] {
  const width = linear.columns.length;
  const spoken = new Float64Array(tokens.length);
  let total = 0;
  const { rows, indexes, values, written } = known;
  const end = column < linear.classes ? rows.length : written;
  for (let at = 0; at < end; at += 1) {
    const row = rows[at] ?? 0;
    const index = indexes[at] ?? 0;
    const from = features.from[index] ?? 0;
    const to = features.to[index] ?? 0;
    const weight = (linear.weights[row * width + column] ?? 0) * (linear.scales[row] ?? 0) * (values[at] ?? 0);
    if (to === from) continue;
    total += Math.max(0, weight);
    for (let token = from; token < to; token += 1) spoken[token] = (spoken[token] ?? 0) + weight / (to - from);
  }
  const found: SpokenWords[] = [];
  const strong = (total * smallestShare) / 2;
  for (let from = 0; from < tokens.length; from += 1) {
    if ((spoken[from] ?? 0) < strong) continue;
    let to = from;
    let weight = 0;
    while (
      to < tokens.length &&
      to - from < longestQuote &&
      (spoken[to] ?? 0) >= strong &&
      !(to > from && tokens[to]?.breaksBefore === true)
    ) {
      weight += spoken[to] ?? 0;
      to += 1;
    }
    if (weight >= total * smallestShare) found.push({ from, to, weight });
    from = to - 1;
  }
  return found.sort((one, other) => other.weight - one.weight || one.from - other.from);
}
