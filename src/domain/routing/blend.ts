import { sumByAgency, type CategoryAgencies } from './agency-choice.ts';
import type { RoutableReport } from './decision.ts';
import type { Evidence } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import { knownFeatures, scoreColumns, type KnownFeatures } from './linear-model.ts';
import type { RoutingModel } from './routing-model.ts';
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
  const known = knownFeatures(features, linear);
  return { features, known, points: scoreColumns(known, linear) };
}

/** The probability whose odds are `exp(points)`. */
export function sigmoid(points: number): number {
  return 1 / (1 + Math.exp(-points));
}

/** The odds of a probability, as a logarithm; bounded. */
function logOdds(p: number): number {
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

/** Points of a text per category, learned and of the table, in the order of `codes`. */
export type CategoryPoints = {
  readonly codes: readonly string[];
  readonly own: readonly number[];
  readonly table: readonly number[];
};

/** Collects the points of both sources. The first columns of the linear model must be the categories of the taxonomy. */
export function categoryPoints(
  learned: Learned,
  { evidence, report, knowledge }: { evidence: Evidence; report: RoutableReport; knowledge: Knowledge },
): CategoryPoints {
  const codes = [...knowledge.categories.keys()];
  const table = tablePoints(pointsOfTable(evidence, report, knowledge), codes);
  return { codes, own: [...learned.points.subarray(0, codes.length)], table };
}

/** Shares of the categories: the learned points and those of the table together. */
export function blendShares({ own, table }: CategoryPoints, blend: RoutingModel['blend']): number[] {
  return softmax(own.map((points, index) => blend.learned * points + blend.table * (table[index] ?? 0)));
}

/** Every category with its share, the best first. */
export function blendCategories(points: CategoryPoints, blend: RoutingModel['blend']): ScoredCategory[] {
  const shares = blendShares(points, blend);
  return points.codes
    .map((code, index) => ({ code, score: points.table[index] ?? 0, p: shares[index] ?? 0 }))
    .sort((one, other) => other.p - one.p || (one.code < other.code ? -1 : 1));
}

/** Where the largest share stands (-1: there is none), it and the one after it. */
function bestTwo(shares: Float64Array): { readonly at: number; readonly first: number; readonly second: number } {
  let at = -1;
  let first = 0;
  let second = 0;
  for (let index = 0; index < shares.length; index += 1) {
    const share = shares[index] ?? 0;
    if (share > first) {
      second = first;
      first = share;
      at = index;
    } else if (share > second) second = share;
  }
  return { at, first, second };
}

/** The best agency of a text and what speaks for trusting it. */
export type Trust = { readonly agency: string; readonly inputs: readonly number[] };

/**
 * The best agency, with the inputs of the confidence: its share, its lead before the second, its share by the learned points
 * alone, and whether the table would have chosen the same.
 */
export function readTrust(points: CategoryPoints, blend: RoutingModel['blend'], byCategory: CategoryAgencies): Trust {
  const { at, first, second } = bestTwo(sumByAgency(blendShares(points, blend), byCategory));
  const learned = sumByAgency(softmax(points.own), byCategory)[at] ?? 0;
  const isKnown = points.table.some((value) => value > 0);
  const table = bestTwo(sumByAgency(softmax(points.table.map((value) => value / 2)), byCategory));
  const agrees = isKnown ? (table.at === at ? 1 : -1) : 0;
  const inputs = [logOdds(first), Math.log((first + 0.001) / (second + 0.001)), logOdds(learned), agrees];
  return { agency: byCategory.agencies[at] ?? '', inputs };
}

/** How surely an agency is right. */
export function confidenceOf({ inputs }: Trust, { weights, bias }: RoutingModel['confidence']): number {
  let sum = bias;
  for (const [index, value] of inputs.entries()) sum += (weights[index] ?? 0) * value;
  return sigmoid(sum);
}
