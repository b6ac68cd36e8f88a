import type { Evidence, FoundTerm } from './evidence.ts';
import { strengthOf } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import type { RoutableReport } from './decision.ts';

/** A category with its points and its estimated probability. */
export type ScoredCategory = { readonly code: string; readonly score: number; readonly p: number };

/** The category of reports that report nothing. */
const informationCategory = 'information';

// The second and later phrases of a category repeat more or less the same thing.
const decay = [1, 0.8, 0.65, 0.5, 0.4, 0.3] as const;
// Spread of the softmax and the points of "none of these": set on texts written after the table, so that of the proposals
// above 0.6 about nine in ten are right.
const temperature = 2;
const nonePoints = 1.4;
const chosenPoints = 2.5;
const groupPoints = 0.2;

/** Adds up the phrases of one category, the heaviest in full. */
export function sumTerms(found: readonly FoundTerm[]): number {
  let sum = 0;
  let position = 0;
  for (const { weight } of found) {
    if (weight < 0) sum += weight;
    else {
      sum += weight * (decay[position] ?? 0.2);
      position += 1;
    }
  }
  return sum;
}

/** How much more a text asks than reports; positive for a pure question. */
export function questionSurplus(evidence: Evidence): number {
  return strengthOf(evidence, 'question') - strengthOf(evidence, 'problem');
}

/** Points of the table for each category that it finds words of, or that the sender chose. */
export function pointsOfTable(evidence: Evidence, report: RoutableReport, knowledge: Knowledge): Map<string, number> {
  const surplus = questionSurplus(evidence);
  const isQuestion = surplus >= 1;
  const points = new Map<string, number>();
  for (const [code, found] of evidence.categories) {
    let sum = sumTerms(found);
    if (code === informationCategory)
      sum = isQuestion ? sum * 0.8 + Math.min(surplus, 2) : sum * (surplus > 0 ? 0.7 : 0.35);
    else if (isQuestion) sum *= Math.max(0.55, 1 - 0.15 * surplus);
    points.set(code, sum);
  }
  if (isQuestion && !points.has(informationCategory)) points.set(informationCategory, Math.min(surplus, 2));
  if (report.categoryCode !== undefined && knowledge.categories.has(report.categoryCode)) {
    points.set(report.categoryCode, (points.get(report.categoryCode) ?? 0) + chosenPoints);
  }
  for (const [code, score] of points) {
    const group = knowledge.categories.get(code)?.group;
    if (report.senderKind !== undefined && group !== 'both') {
      points.set(code, score + (group === report.senderKind ? groupPoints : -groupPoints));
    }
  }
  return points;
}

/** Scores every category that has any points, the best first; the probabilities leave room for "none of these". */
export function scoreCategories(evidence: Evidence, report: RoutableReport, knowledge: Knowledge): ScoredCategory[] {
  const scored: { code: string; score: number; mass: number }[] = [];
  let total = Math.exp(nonePoints / temperature);
  for (const [code, score] of pointsOfTable(evidence, report, knowledge)) {
    if (score <= 0) continue;
    const mass = Math.exp(Math.min(score, 12) / temperature);
    total += mass;
    scored.push({ code, score, mass });
  }
  return scored
    .map(({ code, score, mass }) => ({ code, score, p: mass / total }))
    .sort((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1));
}
