import type { ReportFlag } from './decision.ts';
import type { LinearModel } from './linear-model.ts';

/** Flags that are learned, in the order of their columns. */
export const learnedFlags = [
  'denunciation',
  'complaint',
  'urgent',
  'spam',
  'mixed',
  'question',
] as const satisfies ReportFlag[];

/** How one flag is decided: a weighted sum of its clues, against a bar. */
export type FlagRule = {
  readonly flag: ReportFlag;
  /** Weight of each clue of `clueNames`, and of the flag's own column. */
  readonly weights: readonly number[];
  readonly bias: number;
  /** Estimate from which on the flag is raised. */
  readonly bar: number;
};

/** What was learned from examples; used by `decide` beside the table of phrases. */
export type RoutingModel = {
  /** Columns: one per category, then `learnedFlags`. */
  readonly linear: LinearModel;
  /** How much the learned points and those of the table count for a category. */
  readonly blend: { readonly learned: number; readonly table: number };
  /** Weights of the inputs of `readTrust`: from them to the probability that the best agency is right. */
  readonly confidence: { readonly weights: readonly number[]; readonly bias: number };
  /** From this confidence on a report may go without a person. */
  readonly threshold: number;
  readonly flags: readonly FlagRule[];
  /** What it was learned from. */
  readonly origin: { readonly texts: number; readonly digest: string };
};
