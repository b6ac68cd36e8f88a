import { decide } from './decide.ts';
import { fitModel, rightAgencies } from './fit-model.ts';
import type { Knowledge } from './knowledge.ts';
import { readReport } from './read-report.ts';
import type { JudgedText } from './report-card.ts';
import type { RoutingModel } from './routing-model.ts';
import type { Fold } from './train-model.ts';
import { reportOfExample, type RoutingExample } from './training-samples.ts';

/** A part of the examples with a whole model that has seen nothing of it. Needs at least two parts. */
export function unseenModels(
  folds: readonly Fold[],
  knowledge: Knowledge,
): { readonly examples: readonly RoutingExample[]; readonly model: RoutingModel }[] {
  return folds.map((fold) => {
    const judged = folds.filter((other) => other !== fold).flatMap((other) => other.judged);
    const model = fitModel(fold.linear, { judged, knowledge, origin: { texts: 0, digest: '' } });
    return { examples: fold.examples, model };
  });
}

/** Decides an example as it was written, and says whether that is right. */
export function judgeExample(example: RoutingExample, knowledge: Knowledge): JudgedText {
  const report = reportOfExample(example, 'clean');
  const decision = decide(report, knowledge);
  const right = rightAgencies(example, readReport(report, knowledge), knowledge);
  const isNobody = right.size === 0 || example.flags?.includes('spam') === true;
  return {
    category: example.category,
    flags: example.flags,
    isRight: isNobody ? null : right.has(decision.lead),
    isAmongThree: decision.alternatives.slice(0, 3).some(({ agency }) => right.has(agency)),
    decision,
  };
}
