import { agencyOfCategory, categoryAgencies, inspectorate } from './agency-choice.ts';
import {
  blendShares,
  categoryPoints,
  confidenceOf,
  readLearned,
  readTrust,
  sigmoid,
  type CategoryPoints,
  type Learned,
  type Trust,
} from './blend.ts';
import { cluesOf } from './decide-flags.ts';
import { ruleFlags } from './flags.ts';
import type { Knowledge } from './knowledge.ts';
import type { LinearModel } from './linear-model.ts';
import { fitLogistic } from './logistic.ts';
import { readReport, type ReadReport } from './read-report.ts';
import { learnedFlags, type FlagRule, type RoutingModel } from './routing-model.ts';
import { scoreCategories } from './score.ts';
import { columnsOf, type ReadExample, type RoutingExample } from './training-samples.ts';

/** A form of an example as a linear model that has not seen its voice judges it. */
export type Judged = {
  readonly example: RoutingExample;
  readonly read: ReadReport;
  readonly learned: Learned;
  readonly points: CategoryPoints;
};

/** Lets a linear model judge an example that it was not trained on. */
export function judge({ example, forms }: ReadExample, linear: LinearModel, knowledge: Knowledge): Judged[] {
  return forms.map(({ report, features }) => {
    const read = readReport(report, knowledge);
    const learned = readLearned(features, { linear });
    const points = categoryPoints(learned, { evidence: read.evidence, report, knowledge });
    return { example, read, learned, points };
  });
}

type Blend = RoutingModel['blend'];

function isAnswered({ example }: Judged): boolean {
  return example.category !== null && example.flags?.includes('spam') !== true;
}

/** Weights of the two sources under which the right categories of unseen texts are least surprising. */
function fitBlend(judged: readonly Judged[], codes: readonly string[]): Blend {
  const answered = judged.filter(isAnswered);
  const rights = answered.map(({ example: { category, or = [] } }) =>
    [category ?? '', ...or].map((code) => codes.indexOf(code)).filter((index) => index >= 0),
  );
  const surprise = (blend: Blend): number => {
    let sum = 0;
    for (const [index, one] of answered.entries()) {
      const shares = blendShares(one.points, blend);
      let right = 1e-6;
      for (const at of rights[index] ?? []) right += shares[at] ?? 0;
      sum -= Math.log(right);
    }
    return sum;
  };
  let best: Blend = { learned: 1, table: 0.5 };
  let least = surprise(best);
  for (const factor of [2, 1.4, 1.15]) {
    for (let isBetter = true; isBetter;) {
      isBetter = false;
      for (const { learned, table } of [
        { ...best, learned: best.learned * factor },
        { ...best, learned: best.learned / factor },
        { ...best, table: best.table * factor },
        { ...best, table: best.table / factor },
      ]) {
        const value = surprise({ learned, table });
        if (value >= least - 1e-6) continue;
        least = value;
        best = { learned, table };
        isBetter = true;
      }
    }
  }
  return best;
}

/** Agencies that are right for an example. */
export function rightAgencies(
  { category, or = [], flags }: RoutingExample,
  { place }: ReadReport,
  knowledge: Knowledge,
): Set<string> {
  const right = new Set<string>();
  for (const code of category === null ? [] : [category, ...or]) {
    right.add(agencyOfCategory(code, place, knowledge));
    for (const agency of knowledge.categories.get(code)?.also ?? [])
      right.add(agency === 'area' ? agencyOfCategory('urban-order', place, knowledge) : agency);
  }
  if (flags?.includes('denunciation') === true) right.add(inspectorate);
  return right;
}

type Guess = { readonly trust: Trust; readonly isRight: boolean };

function guessOf({ example, read, points }: Judged, blend: Blend, knowledge: Knowledge): Guess {
  const trust = readTrust(points, blend, categoryAgencies(read.place, knowledge));
  return { trust, isRight: rightAgencies(example, read, knowledge).has(trust.agency) };
}

// The texts learned from are harder than a week's mail: half of them name nothing, a fifth use the words of another matter. What is
// right in so many of these is right in 97 of 100 ordinary ones (see docs/routing.md for what was measured).
const precisionAbove = 0.925;
const fewestAbove = 40;

/** The lowest confidence above which so many guesses are right. */
function lowestBar(guesses: readonly { readonly p: number; readonly isRight: boolean }[]): number {
  const sorted = [...guesses].sort((one, other) => other.p - one.p);
  let right = 0;
  let bar = 0.95;
  for (const [index, { p, isRight }] of sorted.entries()) {
    if (isRight) right += 1;
    if (index >= fewestAbove && right / (index + 1) >= precisionAbove) bar = p;
  }
  return bar;
}

const penalty = 3;
// With fewer examples (each in its forms) the rules alone decide.
const fewestRaised = 30;
// How much more finding a flag counts than not raising it in vain. A denunciation that is missed harms its writer, one too many
// costs an inspector a look; a report taken for advertising, or for two matters, waits for a person in vain.
const recallWeights: Readonly<Partial<Record<string, number>>> = { denunciation: 2, spam: 0.5, mixed: 0.5 };

// However much finding counts: less sure than this is not sure of anything, and two matters are more likely than one.
const smallestBar = 0.3;
const smallestBars: Readonly<Partial<Record<string, number>>> = { mixed: 0.5 };

function barOf(flag: string, estimates: readonly { readonly p: number; readonly holds: boolean }[]): number {
  const sorted = [...estimates].sort((one, other) => other.p - one.p);
  const recallCounts = (recallWeights[flag] ?? 1) ** 2;
  const all = sorted.filter(({ holds }) => holds).length;
  let found = 0;
  let bar = 0.5;
  let best = 0;
  for (const [index, { p, holds }] of sorted.entries()) {
    if (holds) found += 1;
    const balance = ((1 + recallCounts) * found) / (index + 1 + recallCounts * all);
    if (balance > best && p < 0.9 && p >= (smallestBars[flag] ?? smallestBar)) {
      best = balance;
      bar = p;
    }
  }
  return bar;
}

function fitFlags(
  judged: readonly Judged[],
  model: Pick<RoutingModel, 'linear' | 'blend'>,
  knowledge: Knowledge,
): FlagRule[] {
  const labelled = judged.filter(({ example }) => example.flags !== null);
  const first = columnsOf(knowledge).length - learnedFlags.length;
  const clues = labelled.map(({ read, learned, example }) => {
    const report = { text: '', channel: 'example', senderKind: example.senderKind };
    const source = {
      evidence: read.evidence,
      ranked: scoreCategories(read.evidence, report, knowledge),
      agencyOf: (code: string) => agencyOfCategory(code, read.place, knowledge),
      byCategory: categoryAgencies(read.place, knowledge),
      hasPlace: read.place !== null,
      knowledge,
    };
    return cluesOf(source, ruleFlags(read.evidence, source), { learned, model });
  });
  return learnedFlags.flatMap((flag, at) => {
    const inputs = clues.map((own, index) => [...own, labelled[index]?.learned.points[first + at] ?? 0]);
    const holds = labelled.map(({ example }) => example.flags?.includes(flag) === true);
    if (holds.filter((one) => one).length < fewestRaised) return [];
    const { weights, bias } = fitLogistic(inputs, holds, penalty);
    const estimates = inputs.map((input, index) => {
      let points = bias;
      for (const [clue, value] of input.entries()) points += (weights[clue] ?? 0) * value;
      return { p: sigmoid(points), holds: holds[index] === true };
    });
    return { flag, weights, bias, bar: barOf(flag, estimates) };
  });
}

/** Sets how learned points, table and clues work together, from texts of voices that the linear model had not seen. */
export function fitModel(
  linear: LinearModel,
  { judged, knowledge, origin }: { judged: readonly Judged[]; knowledge: Knowledge; origin: RoutingModel['origin'] },
): RoutingModel {
  const blend = fitBlend(judged, [...knowledge.categories.keys()]);
  const guesses = judged.filter(isAnswered).map((one) => guessOf(one, blend, knowledge));
  const confidence = fitLogistic(
    guesses.map(({ trust }) => trust.inputs),
    guesses.map(({ isRight }) => isRight),
    penalty,
  );
  const threshold = lowestBar(guesses.map(({ trust, isRight }) => ({ p: confidenceOf(trust, confidence), isRight })));
  return { linear, blend, confidence, threshold, flags: fitFlags(judged, { linear, blend }, knowledge), origin };
}
