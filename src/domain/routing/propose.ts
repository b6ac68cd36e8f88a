import { agencyOfCategory, categoryAgencies, rankAlternatives } from './agency-choice.ts';
import { blendCategories, categoryPoints, confidenceOf, readLearned, readTrust } from './blend.ts';
import { decideFlags } from './decide-flags.ts';
import type { Alternative, ReportFlag, RoutableReport } from './decision.ts';
import type { RaisedFlag } from './flags.ts';
import type { Knowledge } from './knowledge.ts';
import { strongestWords, type SpokenWords } from './learned-words.ts';
import { featuresOf, readReport, type ReadReport } from './read-report.ts';
import { scoreCategories } from './score.ts';

/** Below this estimated probability a person chooses, where nothing was learned. */
const automaticThreshold = 0.6;

/** From this confidence on a report may go without a person. */
export function thresholdOf({ model }: Pick<Knowledge, 'model'>): number {
  return model?.threshold ?? automaticThreshold;
}

/** Below this share a category is no better than none. */
export const smallestShare = 0.08;

/** What the reading of a report says, before rules and safety. */
export type Proposal = {
  readonly report: RoutableReport;
  readonly read: ReadReport;
  readonly raised: readonly RaisedFlag[];
  readonly flags: readonly ReportFlag[];
  readonly category: string | null;
  /** Best of each agency first. */
  readonly scored: readonly Alternative[];
  /** Estimated probability that the agency of `category` is right. */
  readonly confidence: number;
  /** From this confidence on it may go without a person. */
  readonly threshold: number;
  /** The learned words that spoke for a category. */
  readonly learnedWords: (category: string) => readonly SpokenWords[];
};

/** Reads a report: category, agencies and flags by the classifier alone. */
export function propose(report: RoutableReport, knowledge: Knowledge): Proposal {
  const read = readReport(report, knowledge);
  const { place, evidence } = read;
  const { model } = knowledge;
  const learned = model === null ? null : readLearned(featuresOf(read, report, knowledge.readings), model);
  const byTable = scoreCategories(evidence, report, knowledge);
  const points = learned === null ? null : categoryPoints(learned, { evidence, report, knowledge });
  const ranked = model === null || points === null ? byTable : blendCategories(points, model.blend);
  const agencyOf = (code: string): string => agencyOfCategory(code, place, knowledge);
  const byCategory = categoryAgencies(place, knowledge);
  const flagSource = { evidence, ranked: byTable, agencyOf, byCategory, hasPlace: place !== null, knowledge };
  const raised = decideFlags({ ...flagSource, text: read.text }, learned);
  const flags = raised.map(({ flag }) => flag);

  const scored = rankAlternatives(ranked, agencyOf, place, knowledge);
  const [first] = scored;
  const isGuess = (first?.p ?? 0) < smallestShare;
  const category = flags.includes('spam') || isGuess ? null : (first?.category ?? null);
  const trust =
    model === null || points === null
      ? (first?.p ?? 0)
      : confidenceOf(readTrust(points, model.blend, byCategory), model.confidence);
  return {
    report,
    read,
    raised,
    flags,
    category,
    scored,
    confidence: category === null ? 0 : Math.min(0.99, trust),
    threshold: thresholdOf(knowledge),
    learnedWords: (code) =>
      model === null || learned === null
        ? []
        : strongestWords(learned, model.linear.columns.indexOf(code), evidence, model),
  };
}
