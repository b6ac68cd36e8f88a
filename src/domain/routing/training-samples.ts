import { foldVi } from '../text/fold.ts';
import { withoutText } from '../text/readings.ts';
import type { ReportFlag, RoutableReport } from './decision.ts';
import type { Knowledge } from './knowledge.ts';
import { featuresOf, readWords } from './read-report.ts';
import { learnedFlags } from './routing-model.ts';
import type { TextFeatures } from './text-features.ts';
import type { TrainingSample } from './train-linear.ts';
import { createSequence, framedForm, noisyForm, seedOf } from './training-forms.ts';

/** A text with what is right for it. */
export type RoutingExample = {
  readonly text: string;
  readonly subject?: string | undefined;
  /** Null: the example speaks of flags only. */
  readonly category: string | null;
  /** Categories that are as right. */
  readonly or?: readonly string[] | undefined;
  /** Null: unknown. */
  readonly flags: readonly ReportFlag[] | null;
  readonly senderKind?: 'citizen' | 'business' | undefined;
  /** Who wrote it, or where it comes from: texts of one voice are never both learned from and judged by. */
  readonly voice: string;
  /** The table of phrases was corrected on this text: it may be learned from, but nothing is judged by it. */
  readonly isKnownToTable?: boolean | undefined;
};

/** Ways in which one text may come. */
export const textForms = ['clean', 'folded', 'noisy', 'framed'] as const;
export type TextForm = (typeof textForms)[number];

/** The report that an example would come as. `salt` sets how the noisy form is spoiled. */
export function reportOfExample(
  { text, subject, senderKind, flags }: RoutingExample,
  form: TextForm,
  salt = 0,
): RoutableReport {
  const next = createSequence(seedOf(text) ^ salt);
  const write: Readonly<Record<TextForm, (words: string) => string>> = {
    clean: (words) => words,
    folded: foldVi,
    noisy: (words) => noisyForm(words, next),
    // Advertising stays as it is: politeness makes no report of it.
    framed: (words) =>
      flags?.includes('spam') === true ? words : framedForm(words, flags?.includes('question') === true, next),
  };
  return {
    text: write[form](text),
    // A subject has no greeting.
    subject: subject === undefined ? undefined : write[form === 'framed' ? 'clean' : form](subject),
    channel: 'example',
    senderKind,
  };
}

/** An example as one form of it was read. */
export type ReadForm = { readonly report: RoutableReport; readonly features: TextFeatures };

/** An example, ready to be learned from. */
export type ReadExample = { readonly example: RoutingExample; readonly forms: readonly ReadForm[] };

/** Reads an example in the forms asked for. */
export function readExample(example: RoutingExample, forms: readonly TextForm[], knowledge: Knowledge): ReadExample {
  const { readings: all } = knowledge;
  // As written a text is guessed at only where it has no diacritics, and then it was not counted.
  const wasCounted = example.isKnownToTable !== true && forms.some((form) => form === 'folded' || form === 'noisy');
  const readings = wasCounted ? withoutText(all, example.text) : all;
  return {
    example,
    forms: forms.map((form) => {
      const report = reportOfExample(example, form);
      return { report, features: featuresOf(readWords(report, knowledge), report, readings) };
    }),
  };
}

/** Columns of the linear model: the categories, then the flags. */
export function columnsOf(knowledge: Knowledge): string[] {
  return [...knowledge.categories.keys(), ...learnedFlags];
}

/** What the linear model learns from an example. */
export function sampleOf({ example, forms }: ReadExample, columns: readonly string[]): TrainingSample {
  const target = example.category === null ? -1 : columns.indexOf(example.category);
  const { flags } = example;
  return {
    forms: forms.map(({ features }) => features),
    target: target < 0 || flags?.includes('spam') === true ? null : target,
    holds: flags === null ? null : learnedFlags.map((flag) => flags.includes(flag)),
  };
}
