import { sumByAgency, type CategoryAgencies } from './agency-choice.ts';
import { softmax, tablePoints, type Learned } from './blend.ts';
import type { Evidence } from './evidence.ts';
import { segmentsOf } from './flags.ts';
import type { RoutingModel } from './routing-model.ts';
import { sumTerms } from './score.ts';

const fewestWords = 3;
const mostParts = 12;

/** What `partsDiffer` looks at. */
export type PartsSource = {
  readonly learned: Learned;
  readonly evidence: Evidence;
  readonly model: Pick<RoutingModel, 'linear' | 'blend'>;
  readonly byCategory: CategoryAgencies;
};

/** Learned points of each part: those of the features that lie within it, as if the part stood alone. */
function learnedByPart({ learned, model }: PartsSource, partOf: readonly number[], parts: number): Float64Array[] {
  const { weights, scales, bias, classes } = model.linear;
  const width = bias.length;
  const points = Array.from({ length: parts }, () => Float64Array.from(bias.subarray(0, classes)));
  const counts = Array.from({ length: parts }, () => 0);
  const { from, to } = learned.features;
  let total = 0;
  for (let at = 0; at < from.length; at += 1) {
    const start = from[at] ?? 0;
    const end = to[at] ?? 0;
    if (end === start) continue;
    total += 1;
    const part = partOf[start] ?? 0;
    if (part === partOf[end - 1]) counts[part] = (counts[part] ?? 0) + 1;
  }
  const { rows, indexes, values } = learned.known;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const index = indexes[at] ?? 0;
    const start = from[index] ?? 0;
    const end = to[index] ?? 0;
    const part = partOf[start] ?? 0;
    const own = points[part];
    if (end === start || part !== partOf[end - 1] || own === undefined) continue;
    const factor = (values[at] ?? 0) * (scales[row] ?? 0) * Math.sqrt(total / Math.max(20, counts[part] ?? 1));
    for (let column = 0; column < classes; column += 1)
      own[column] = (own[column] ?? 0) + factor * (weights[row * width + column] ?? 0);
  }
  return points;
}

function tableByPart({ evidence, byCategory }: PartsSource, partOf: readonly number[], part: number): number[] {
  const points = new Map<string, number>();
  for (const [code, found] of evidence.categories) {
    const own = found.filter((one) => partOf[one.from] === part);
    if (own.length > 0) points.set(code, sumTerms(own));
  }
  return tablePoints(points, byCategory.codes);
}

/**
 * Shares of the agencies in each part, as if it stood alone, in the order of `byCategory.agencies`. `partOf` tells the part of
 * each token; tokens of parts from `parts` on are left out.
 */
export function sharesByPart(source: PartsSource, partOf: readonly number[], parts: number): Float64Array[] {
  const { model, byCategory } = source;
  return learnedByPart(source, partOf, parts).map((own, part) => {
    const table = tableByPart(source, partOf, part);
    // The first columns of the linear model are the categories of the taxonomy.
    const points = byCategory.codes.map(
      (_, index) => model.blend.learned * (own[index] ?? 0) + model.blend.table * (table[index] ?? 0),
    );
    return sumByAgency(softmax(points), byCategory);
  });
}

/** How many words each part has. */
function wordsByPart(partOf: readonly number[], parts: number): number[] {
  const counts = Array.from({ length: parts }, () => 0);
  for (const part of partOf) if (part < parts) counts[part] = (counts[part] ?? 0) + 1;
  return counts;
}

/** How surely two parts of a text belong to different agencies, 0..1. */
export function partsDiffer(source: PartsSource): number {
  const partOf = segmentsOf(source.evidence);
  const parts = Math.min(mostParts, (partOf.at(-1) ?? 0) + 1);
  if (parts < 2) return 0;
  const counts = wordsByPart(partOf, parts);
  const shares = sharesByPart(source, partOf, parts).filter((_, part) => (counts[part] ?? 0) >= fewestWords);
  let most = 0;
  for (const [at, one] of shares.entries())
    for (const other of shares.slice(at + 1)) most = Math.max(most, Math.min(surplus(one, other), surplus(other, one)));
  return most;
}

function surplus(one: Float64Array, other: Float64Array): number {
  let most = 0;
  for (let at = 0; at < one.length; at += 1) most = Math.max(most, (one[at] ?? 0) - (other[at] ?? 0));
  return most;
}
