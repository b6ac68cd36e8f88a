import { contrastsOf } from './contrasts.ts';
import { createRowTable, type LinearModel } from './linear-model.ts';
import { createSequence } from './training-forms.ts';
import type { TextFeatures } from './text-features.ts';
import { pack, readVocabulary, type Packed, type Vocabulary } from './vocabulary.ts';

/** One text to learn from, in the forms that it may be written in. */
export type TrainingSample = {
  readonly forms: readonly TextFeatures[];
  /** Its column among the first `classes` ones; null: says nothing about them. */
  readonly target: number | null;
  /** Whether each of the columns after them holds; null: says nothing about them. */
  readonly holds: readonly boolean[] | null;
};

/** How to train. */
export type LinearSetup = {
  readonly columns: readonly string[];
  /** The first so many columns exclude each other; each later one stands alone. */
  readonly classes: number;
  readonly epochs: number;
  /** Features that fewer texts hold are left out. */
  readonly fewestTexts: number;
  /** Rows kept in the end. */
  readonly mostRows: number;
};

const learningRate = 1;
const decayPerEpoch = 0.97;
// A class is left alone by a text that already says so about it.
const smallestGradient = 0.002;

/** Weights while they are learned; the last row is the bias. */
type Learner = {
  readonly width: number;
  readonly classes: number;
  readonly weights: Float32Array;
  /** Sum of squared gradients of each row: what is seen often learns in smaller steps. */
  readonly squares: Float32Array;
  readonly points: Float64Array;
};

function score({ points, weights, width, classes }: Learner, { rows, values, written }: Packed): void {
  const bias = weights.length - width;
  for (let column = 0; column < width; column += 1) points[column] = weights[bias + column] ?? 0;
  for (let index = 0; index < rows.length; index += 1) {
    const start = (rows[index] ?? 0) * width;
    const value = values[index] ?? 0;
    const end = index < written ? width : classes;
    for (let column = 0; column < end; column += 1)
      points[column] = (points[column] ?? 0) + value * (weights[start + column] ?? 0);
  }
}

/** Turns points into gradients in place: softmax over the classes, a sigmoid for each column after them. */
function pointsToGradient({ points, classes, width }: Learner, { target, holds }: TrainingSample): void {
  let highest = -Infinity;
  for (let column = 0; column < classes; column += 1) highest = Math.max(highest, points[column] ?? 0);
  let total = 0;
  for (let column = 0; column < classes; column += 1) {
    const mass = Math.exp((points[column] ?? 0) - highest);
    points[column] = mass;
    total += mass;
  }
  for (let column = 0; column < classes; column += 1)
    points[column] = target === null ? 0 : (points[column] ?? 0) / total - (column === target ? 1 : 0);
  for (let column = classes; column < width; column += 1) {
    const p = 1 / (1 + Math.exp(-(points[column] ?? 0)));
    points[column] = holds === null ? 0 : p - (holds[column - classes] === true ? 1 : 0);
  }
}

function learn(learner: Learner, packed: Packed, sample: TrainingSample): void {
  score(learner, packed);
  pointsToGradient(learner, sample);
  const { points, weights, squares, width, classes } = learner;
  const active: number[] = [];
  let activeClasses = 0;
  let square = 0;
  let squareOfClasses = 0;
  for (let column = 0; column < width; column += 1) {
    const gradient = points[column] ?? 0;
    if (Math.abs(gradient) < smallestGradient) continue;
    active.push(column);
    square += gradient * gradient;
    if (column >= classes) continue;
    activeClasses += 1;
    squareOfClasses += gradient * gradient;
  }
  if (active.length === 0) return;
  const step = (row: number, value: number, isWritten = true): void => {
    const sum = (squares[row] ?? 0) + (isWritten ? square : squareOfClasses) * value * value;
    squares[row] = sum;
    const rate = (learningRate * value) / (Math.sqrt(sum) + 1e-6);
    const start = row * width;
    const end = isWritten ? active.length : activeClasses;
    for (let at = 0; at < end; at += 1) {
      const column = active[at] ?? 0;
      weights[start + column] = (weights[start + column] ?? 0) - rate * (points[column] ?? 0);
    }
  };
  for (let index = 0; index < packed.rows.length; index += 1)
    step(packed.rows[index] ?? 0, packed.values[index] ?? 0, index < packed.written);
  step(squares.length - 1, 0.3);
}

/** The rows that say most, as small whole numbers. */
function compress({ weights, width }: Learner, vocabulary: Vocabulary, setup: LinearSetup): LinearModel {
  const { hashes, counts, rarities, unknownRarity } = vocabulary;
  const strongest = new Float64Array(hashes.length);
  for (const row of hashes.keys()) {
    let most = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1) most = Math.max(most, Math.abs(weights[at] ?? 0));
    strongest[row] = most;
  }
  // What many texts hold is met again more often.
  const use = (row: number): number => (strongest[row] ?? 0) * (rarities[row] ?? 0) * (counts[row] ?? 0);
  const order = [...hashes.keys()].sort((one, other) => use(other) - use(one));
  const kept = order.slice(0, setup.mostRows).sort((one, other) => (hashes[one] ?? 0) - (hashes[other] ?? 0));
  const small = new Int8Array(kept.length * width);
  const scales = new Float32Array(kept.length);
  for (const [at, row] of kept.entries()) {
    const scale = (strongest[row] ?? 0) / 127;
    scales[at] = scale;
    if (scale === 0) continue;
    for (let column = 0; column < width; column += 1)
      small[at * width + column] = Math.round((weights[row * width + column] ?? 0) / scale);
  }
  const chosen = Uint32Array.from(kept, (row) => hashes[row] ?? 0);
  const bias = weights.slice(weights.length - width);
  for (const [column, weight] of bias.entries()) bias[column] = weight * 0.3;
  return {
    columns: setup.columns,
    classes: setup.classes,
    hashes: chosen,
    weights: small,
    scales,
    bias,
    rarities: Float32Array.from(kept, (row) => rarities[row] ?? 0),
    unknownRarity,
    rows: createRowTable(chosen),
  };
}

// How much the plain contrasts of features count beside what was learned: set on voices left out.
const contrastShare = 0.45;

/**
 * Learns a linear model by stochastic gradient descent with a step size per feature (AdaGrad) and weights that shrink from
 * epoch to epoch, and adds the contrasts of a naive Bayes model, which know more of what few texts hold (after Wang & Manning,
 * "Baselines and Bigrams", ACL 2012). The same samples in the same order give the same model. Each epoch takes another form of
 * each text.
 */
export function trainLinear(samples: readonly TrainingSample[], setup: LinearSetup): LinearModel {
  const vocabulary = readVocabulary(samples, setup.fewestTexts);
  const { hashes } = vocabulary;
  const packed = samples.map(({ forms }) => forms.map((form) => pack(form, vocabulary)));
  const width = setup.columns.length;
  const learner: Learner = {
    width,
    classes: setup.classes,
    weights: new Float32Array((hashes.length + 1) * width),
    squares: new Float32Array(hashes.length + 1),
    points: new Float64Array(width),
  };
  const next = createSequence(samples.length + 1);
  const order = [...samples.keys()];
  for (let epoch = 0; epoch < setup.epochs; epoch += 1) {
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Math.floor(next() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    for (const index of order) {
      const sample = samples[index];
      const forms = packed[index];
      const form = forms?.[(epoch + index) % forms.length];
      if (sample !== undefined && form !== undefined) learn(learner, form, sample);
    }
    for (let at = 0; at < learner.weights.length - width; at += 1)
      learner.weights[at] = (learner.weights[at] ?? 0) * decayPerEpoch;
  }
  const told = samples.flatMap(({ target }, index) => {
    const [clean] = packed[index] ?? [];
    return target === null || clean === undefined ? [] : [{ target, packed: clean }];
  });
  const contrasts = contrastsOf(told, { rows: hashes.length, classes: setup.classes });
  for (const row of hashes.keys()) {
    for (let column = 0; column < setup.classes; column += 1) {
      const at = row * width + column;
      learner.weights[at] = (learner.weights[at] ?? 0) + contrastShare * (contrasts[row * setup.classes + column] ?? 0);
    }
  }
  return compress(learner, vocabulary, setup);
}
