import type { Decision, ReportFlag } from './decision.ts';
import { learnedFlags } from './routing-model.ts';

/** One text with what is right for it, and what was decided. */
export type JudgedText = {
  /** The right category; null: the text speaks of flags only. */
  readonly category: string | null;
  /** Null: unknown. */
  readonly flags: readonly ReportFlag[] | null;
  /** Whether the proposed agency is right; null: no agency is said to be right. */
  readonly isRight: boolean | null;
  readonly isAmongThree: boolean;
  readonly decision: Pick<Decision, 'category' | 'confidence' | 'needsHuman' | 'flags'>;
};

/** How often a model was right. Shares are 0..1; null where there was nothing to count. */
export type CardFigures = {
  /** Texts with a right agency. */
  readonly texts: number;
  readonly first: number | null;
  readonly amongThree: number | null;
  /** Share that may go without a person, and how many of these were right. */
  readonly automatic: number | null;
  readonly automaticRight: number | null;
};

/** Texts of one span of confidence: a calibrated model is right as often as it says. */
export type ReliabilityBin = {
  readonly from: number;
  readonly to: number;
  readonly texts: number;
  readonly right: number;
  /** Mean confidence of these texts. */
  readonly said: number;
};

export type CategoryFigures = {
  readonly code: string;
  readonly texts: number;
  readonly right: number;
  /** What was proposed instead, the most frequent first; an empty code: nothing. */
  readonly confused: readonly { readonly code: string; readonly texts: number }[];
};

/** `texts` meant it, `raised` were said to, `right` are both. */
export type FlagFigures = {
  readonly flag: ReportFlag;
  readonly texts: number;
  readonly raised: number;
  readonly right: number;
};

/** All that a page tells of one set of texts. */
export type CardDetails = CardFigures & {
  readonly reliability: readonly ReliabilityBin[];
  readonly categories: readonly CategoryFigures[];
  readonly flags: readonly FlagFigures[];
};

/**
 * Texts that a model was measured on. `held-out`: writers that nothing is learned from; `voices`: each writer of the examples
 * by a model that has not seen that writer; `decisions`: decisions of officers that were held back.
 */
export type CardSet = {
  readonly name: 'held-out' | 'voices' | 'decisions';
  readonly clean: CardDetails;
  /** The same texts without diacritics and with slips, where they were tried. */
  readonly folded: CardFigures | null;
  readonly noisy: CardFigures | null;
  /** The model in use at that time, on the very same texts. `id` null: the one that ships. */
  readonly inUse: { readonly id: number | null; readonly clean: CardDetails } | null;
};

/** What a model learned from and how well it does. */
export type ReportCard = {
  readonly threshold: number;
  readonly sets: readonly CardSet[];
  /** Strongest words of each category. */
  readonly words: Readonly<Record<string, readonly string[]>>;
};

const bins = 10;
const mostConfused = 3;

function round(share: number): number {
  return Math.round(share * 1e4) / 1e4;
}

function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : round(items.filter(holds).length / items.length);
}

const isAnswered = ({ isRight }: JudgedText): boolean => isRight !== null;

/** Counts what was right. */
export function figuresOf(judged: readonly JudgedText[]): CardFigures {
  const answered = judged.filter(isAnswered);
  const automatic = answered.filter(({ decision }) => !decision.needsHuman);
  return {
    texts: answered.length,
    first: shareOf(answered, ({ isRight }) => isRight === true),
    amongThree: shareOf(answered, ({ isAmongThree }) => isAmongThree),
    automatic: shareOf(answered, ({ decision }) => !decision.needsHuman),
    automaticRight: shareOf(automatic, ({ isRight }) => isRight === true),
  };
}

function reliabilityOf(judged: readonly JudgedText[]): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const own = judged.filter(
      ({ decision }) => Math.min(bins - 1, Math.floor(decision.confidence * bins + 1e-9)) === bin,
    );
    let said = 0;
    for (const { decision } of own) said += decision.confidence;
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      texts: own.length,
      right: own.filter(({ isRight }) => isRight === true).length,
      said: own.length === 0 ? 0 : round(said / own.length),
    };
  });
}

function confusedOf(judged: readonly JudgedText[]): CategoryFigures['confused'] {
  const counts = new Map<string, number>();
  for (const { decision, isRight } of judged) {
    if (isRight === true) continue;
    const code = decision.category?.code ?? '';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts]
    .map(([code, texts]) => ({ code, texts }))
    .sort((one, other) => other.texts - one.texts || (one.code < other.code ? -1 : 1))
    .slice(0, mostConfused);
}

function categoriesOf(judged: readonly JudgedText[]): CategoryFigures[] {
  const codes = [...new Set(judged.flatMap(({ category }) => category ?? []))].sort();
  return codes.map((code) => {
    const own = judged.filter(({ category }) => category === code);
    const right = own.filter(({ isRight }) => isRight === true).length;
    return { code, texts: own.length, right, confused: confusedOf(own) };
  });
}

function flagsOf(judged: readonly JudgedText[]): FlagFigures[] {
  const known = judged.filter(({ flags }) => flags !== null);
  if (known.length === 0) return [];
  return learnedFlags.map((flag) => {
    const meant = known.filter(({ flags }) => flags?.includes(flag) === true);
    return {
      flag,
      texts: meant.length,
      raised: known.filter(({ decision }) => decision.flags.includes(flag)).length,
      right: meant.filter(({ decision }) => decision.flags.includes(flag)).length,
    };
  });
}

/** Counts all that a page tells. */
export function detailsOf(judged: readonly JudgedText[]): CardDetails {
  const answered = judged.filter(isAnswered);
  return {
    ...figuresOf(judged),
    reliability: reliabilityOf(answered),
    categories: categoriesOf(answered),
    flags: flagsOf(judged),
  };
}
