import { fitModel, judge, type Judged } from './fit-model.ts';
import type { Knowledge } from './knowledge.ts';
import type { LinearModel } from './linear-model.ts';
import type { RoutingModel } from './routing-model.ts';
import { trainLinear } from './train-linear.ts';
import { seedOf } from './training-forms.ts';
import {
  columnsOf,
  readExample,
  sampleOf,
  textForms,
  type ReadExample,
  type RoutingExample,
} from './training-samples.ts';
import { learnedFlags } from './routing-model.ts';

/** A linear model that has not seen some examples, and what it says of them. */
export type Fold = {
  readonly examples: readonly RoutingExample[];
  readonly linear: LinearModel;
  readonly judged: readonly Judged[];
};

// From here on one form of each text and one fold are enough, and all there is time for.
const manyTexts = 30_000;
const mostJudged = 4000;
const mostRows = 70_000;
// A phrase of the table, a greeting: too short to be spoiled and still be known.
const phraseLength = 24;
const phraseForms = ['clean', 'folded'] as const;

function effortFor(count: number): { readonly epochs: number; readonly fewestTexts: number } {
  return count > manyTexts ? { epochs: 2, fewestTexts: 4 } : { epochs: 8, fewestTexts: 2 };
}

/** Learns the linear model alone. */
function learnLinear(examples: readonly ReadExample[], knowledge: Knowledge): LinearModel {
  const columns = columnsOf(knowledge);
  return trainLinear(
    examples.map((example) => sampleOf(example, columns)),
    { columns, classes: columns.length - learnedFlags.length, mostRows, ...effortFor(examples.length) },
  );
}

/**
 * Parts of the examples to be judged by a model that has not seen them, by chance. Leaving out whole voices asks too much: each knows
 * matters that no other does. How the model does on voices it never saw is measured on those held out.
 */
function splitByChance(examples: readonly ReadExample[]): (readonly ReadExample[])[] {
  const judges = examples.filter(({ example }) => example.isKnownToTable !== true);
  const isMany = examples.length > manyTexts;
  const folds = isMany ? 10 : 6;
  const partOf = ({ example }: ReadExample): number => seedOf(example.text) % folds;
  const parts = Array.from({ length: folds }, (_, part) => judges.filter((example) => partOf(example) === part));
  return (isMany ? parts.slice(0, 1) : parts).filter((part) => part.length > 0);
}

/** As many of a part as are needed to judge by, from all over it. */
function thinOut(part: readonly ReadExample[]): readonly ReadExample[] {
  const step = Math.max(1, Math.ceil(part.length / mostJudged));
  return part.filter((_, index) => index % step === 0);
}

/** Reads examples in the forms to learn from. */
export function readExamples(examples: readonly RoutingExample[], knowledge: Knowledge): ReadExample[] {
  const isMany = examples.length > manyTexts;
  return examples.map((example, index) => {
    const form = textForms[index % textForms.length] ?? 'clean';
    const isShort = example.text.length < phraseLength;
    return readExample(example, isMany ? [form] : isShort ? phraseForms : textForms, knowledge);
  });
}

/** For each part of the examples, a model learned from the others, with its judgement of the part. */
export function crossRead(examples: readonly ReadExample[], knowledge: Knowledge): Fold[] {
  return splitByChance(examples).map((part) => {
    const own = new Set(part);
    const others = examples.filter((example) => !own.has(example));
    const isMany = examples.length > manyTexts;
    const linear = learnLinear(isMany ? others.filter((_, index) => index % 4 === 0) : others, knowledge);
    const judges = thinOut(part);
    return {
      examples: judges.map(({ example }) => example),
      linear,
      judged: judges.flatMap((example) => judge(example, linear, knowledge)),
    };
  });
}

/** What examples a model comes from; equal for equal examples in any order. */
export function digestOf(examples: readonly RoutingExample[]): string {
  let sum = 0;
  for (const { text, category, flags } of examples)
    sum = (sum + seedOf(`${text}\n${category ?? ''}\n${(flags ?? []).join()}`)) >>> 0;
  return sum.toString(16).padStart(8, '0');
}

/** What a training is doing. */
export type TrainingStage = 'reading' | 'judging' | 'learning';

/**
 * Learns a routing model. Pure: the same examples in the same order give the same model. How far it may be trusted is measured
 * on texts that were left out while it was learned; `folds` are these models and their judgements.
 */
export function trainWithFolds(
  examples: readonly RoutingExample[],
  knowledge: Knowledge,
  tell: (stage: TrainingStage) => void = () => undefined,
): { readonly model: RoutingModel; readonly folds: readonly Fold[] } {
  tell('reading');
  const read = readExamples(examples, knowledge);
  tell('judging');
  const folds = crossRead(read, knowledge);
  tell('learning');
  const judged = folds.flatMap((fold) => fold.judged);
  const origin = { texts: examples.length, digest: digestOf(examples) };
  return { model: fitModel(learnLinear(read, knowledge), { judged, knowledge, origin }), folds };
}

/** Learns a routing model; see `trainWithFolds`. */
export function trainModel(examples: readonly RoutingExample[], knowledge: Knowledge): RoutingModel {
  return trainWithFolds(examples, knowledge).model;
}
