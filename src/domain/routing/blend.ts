import type { RoutableReport } from './decision.ts';
import type { Evidence } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import { knownFeatures, scoreColumns, type KnownFeatures } from './linear-model.ts';
import type { Curve, RoutingModel } from './routing-model.ts';
import { pointsOfTable, type ScoredCategory } from './score.ts';
import type { TextFeatures } from './text-features.ts';

/** What the learned model says of a text. */
export type Learned = {
  readonly features: TextFeatures;
  readonly known: KnownFeatures;
  /** Points per column of the linear model. */
  readonly points: Float64Array;
};

/** Lets the linear model read a text. */
export function readLearned(features: TextFeatures, { linear }: Pick<RoutingModel, 'linear'>): Learned {
  const known = knownFeatures(features, linear.rows);
  return { features, known, points: scoreColumns(known, linear) };
}

/** The value of a curve. */
export function onCurve({ slope, offset }: Curve, points: number): number {
  return 1 / (1 + Math.exp(-(slope * points + offset)));
}

/** The odds of a probability, as a logarithm; bounded. */
export function logOdds(p: number): number {
  const bounded = Math.min(0.9999, Math.max(0.0001, p));
  return Math.log(bounded / (1 - bounded));
}

// The table says no more with every further phrase.
const mostTablePoints = 12;

/** Shares that add up to one. */
export function softmax(points: ArrayLike<number>): number[] {
  let highest = -Infinity;
  for (let index = 0; index < points.length; index += 1) highest = Math.max(highest, points[index] ?? 0);
  let total = 0;
  const masses: number[] = [];
  for (let index = 0; index < points.length; index += 1) {
    const mass = Math.exp((points[index] ?? 0) - highest);
    masses.push(mass);
    total += mass;
  }
  return masses.map((mass) => mass / total);
}

/** Points of the table per category, bounded, in the order of `codes`. */
export function tablePoints(points: ReadonlyMap<string, number>, codes: readonly string[]): number[] {
  return codes.map((code) => Math.max(-2, Math.min(mostTablePoints, points.get(code) ?? 0)));
}

/** Every category with its share, the best first: the learned points and those of the table together. */
export function blendCategories(
  learned: Learned,
  { evidence, report, knowledge, model }: { evidence: Evidence; report: RoutableReport; knowledge: Knowledge; model: RoutingModel },
): ScoredCategory[] {
  const codes = [...knowledge.categories.keys()];
  const table = tablePoints(pointsOfTable(evidence, report, knowledge), codes);
  const column = new Map(model.linear.columns.map((name, index) => [name, index]));
  const scores = codes.map((code, index) => {
    const own = learned.points[column.get(code) ?? -1] ?? 0;
    return model.blend.learned * own + model.blend.table * (table[index] ?? 0);
  });
  const shares = softmax(scores);
  return codes
    .map((code, index) => ({ code, score: scores[index] ?? 0, p: shares[index] ?? 0 }))
    .sort((one, other) => other.p - one.p || (one.code < other.code ? -1 : 1));
}
