import { wordsOfColumns } from '../../domain/routing/column-words.ts';
import { decide } from '../../domain/routing/decide.ts';
import { judgeExample } from '../../domain/routing/judge-unseen.ts';
import type { Knowledge } from '../../domain/routing/knowledge.ts';
import {
  detailsOf,
  type CardDetails,
  type CardSet,
  type JudgedText,
  type ReportCard,
} from '../../domain/routing/report-card.ts';
import type { RoutingModel } from '../../domain/routing/routing-model.ts';
import { trainWithFolds, type Fold, type TrainingStage } from '../../domain/routing/train-model.ts';
import type { RoutingExample } from '../../domain/routing/training-samples.ts';
import { builtinKnowledge, type EditedTables } from './builtin-knowledge.ts';
import { packModel, unpackModel, type ModelFile } from './model-file.ts';
import { exampleOfDecision, isHeldBack, reportOfDecision, type OfficerDecision } from './officer-decisions.ts';

export type LearnStage = TrainingStage | 'measuring';

/** What a thread is asked to learn. */
export type LearnRequest = {
  readonly shipped: readonly RoutingExample[];
  readonly decisions: readonly OfficerDecision[];
  /** The model in use; `file` null: the one that ships. */
  readonly inUse: { readonly id: number | null; readonly file: ModelFile | null };
  readonly edited: EditedTables;
};

export type LearnAnswer = { readonly file: ModelFile; readonly card: ReportCard };

const mostMeasured = 3000;
const tellingDecisions = 100;

function judgeDecision(decision: OfficerDecision, knowledge: Knowledge): JudgedText {
  const made = decide(reportOfDecision(decision), knowledge);
  return {
    category: decision.category,
    flags: null,
    isRight: made.lead === decision.lead,
    isAmongThree: made.alternatives.slice(0, 3).some(({ agency }) => agency === decision.lead),
    decision: made,
  };
}

/**
 * Examples that shipped, each by the words of a model that has not seen its writer. How words and table count together is a
 * handful of numbers, fitted on all. Many texts leave one part aside: too little to tell.
 */
function measureVoices(
  folds: readonly Fold[],
  { shipped, bare, model }: { shipped: readonly RoutingExample[]; bare: Knowledge; model: RoutingModel },
): CardSet[] {
  if (folds.length < 2) return [];
  const own = new Set(shipped);
  const judged = folds.flatMap(({ examples, linear }) =>
    examples
      .filter((example) => own.has(example))
      .map((example) => judgeExample(example, { ...bare, model: { ...model, linear } })),
  );
  return [{ name: 'voices', clean: detailsOf(judged), folded: null, noisy: null, inUse: null }];
}

/** Learns from the shipped examples and what officers decided, and measures the result beside the model in use. */
export function learn(request: LearnRequest, tell: (stage: LearnStage) => void): LearnAnswer {
  const { shipped, decisions, inUse, edited } = request;
  const current = builtinKnowledge({
    ...edited,
    ...(inUse.file !== null && { model: unpackModel(inUse.file) }),
  });
  const bare = { ...current, model: null };
  const taught = decisions.filter((decision) => !isHeldBack(decision)).map(exampleOfDecision);
  const examples = [...shipped, ...taught];
  const { model, folds } = trainWithFolds(examples, bare, tell);

  tell('measuring');
  const held = decisions.filter(isHeldBack).slice(0, mostMeasured);
  const details = (knowledge: Knowledge): CardDetails =>
    detailsOf(held.map((decision) => judgeDecision(decision, knowledge)));
  const ofOfficers: CardSet = {
    name: 'decisions',
    clean: details({ ...bare, model }),
    folded: null,
    noisy: null,
    inUse: { id: inUse.id, clean: details(current) },
  };
  const ofVoices = measureVoices(folds, { shipped, bare, model });
  const card: ReportCard = {
    threshold: model.threshold,
    // The first set speaks for the model in lists: few decisions say little.
    sets: held.length < tellingDecisions ? [...ofVoices, ofOfficers] : [ofOfficers, ...ofVoices],
    words: wordsOfColumns(examples, model.linear, bare),
  };
  return { file: packModel(model), card };
}
