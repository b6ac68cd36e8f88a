import { sigmoid } from '../blend.ts';
import type { Matters } from './find-matters.ts';

// Fitted by logistic regression on the training voices, each text judged by a model that had not seen it, as written, without
// diacritics and framed by courtesies. The bars are where, on these texts, more is found at no lower precision.
const weights = { model: 0.7, certainty: 2.4, said: 1.55, sentence: -1.55, none: -2.05 } as const;
const bar = 0.4;
// So sure of the whole, the model need not be shown where one matter ends.
const sureOfWhole = 0.7;
/** Below this estimate of the model hardly any text is several matters; nine in ten need not be cut. */
export const mixedFloor = 0.08;

function crossings({ pieces, matters }: Matters): Set<string> {
  const matterOf = new Map(matters.flatMap((matter) => matter.pieces.map((piece) => [piece, matter.agency] as const)));
  return new Set(
    pieces.flatMap(({ by }, piece) => (piece > 0 && matterOf.get(piece) !== matterOf.get(piece - 1) ? [by] : [])),
  );
}

/** How likely it is several matters: how surely the parts belong to different agencies, and how they are set apart. */
function estimate(p: number, found: Matters): number {
  const by = crossings(found);
  return sigmoid(
    weights.model * Math.log(p / (1 - p)) +
      weights.certainty * found.certainty +
      (by.has('said') || by.has('item') ? weights.said : 0) +
      // Whoever tells one story speaks of another agency at ends of sentences, too.
      (by.has('sentence') ? weights.sentence : 0) +
      weights.none,
  );
}

/**
 * Whether a report holds several matters. `p` and `modelBar`: what the model thinks of the whole, and from where on it says so;
 * `found`: its matters, if it can be cut by them. A subject beside the text repeats its matter in other words, which the model
 * takes for a second one: there it must be cut.
 */
export function isMixed(
  { p, modelBar, hasSubject }: { readonly p: number; readonly modelBar: number; readonly hasSubject: boolean },
  found: Matters | null,
): boolean {
  if (found === null) return !hasSubject && p >= Math.max(modelBar, sureOfWhole);
  return p >= modelBar || estimate(p, found) >= bar;
}
