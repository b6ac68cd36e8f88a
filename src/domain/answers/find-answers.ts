import type { Span } from '../text/fold.ts';
import { shownForm } from '../text/normalise.ts';
import { readWords, type AnswerIndex } from './answer-index.ts';
import { questionTerms, type QuestionTerm } from './question-terms.ts';

/** Why an article was found. */
export type AnswerReason =
  { readonly kind: 'words'; readonly words: readonly string[] } | { readonly kind: 'category'; readonly code: string };

export type FoundAnswer = {
  readonly id: number;
  /** 0..1: how well it fits. */
  readonly score: number;
  readonly reasons: readonly AnswerReason[];
};

export type Question = {
  readonly text: string;
  /** Where a place is named in the shown text. */
  readonly place?: Span | null;
  /** Category of the report, if one is known. */
  readonly categoryCode?: string | null;
};

/** From here on an article is offered to staff who did not look for it. */
export const offerFrom = 0.44;
/** From here on it is offered to somebody who is about to send a question: whoever is not staff cannot see that it is beside the point. */
export const suggestFrom = 0.5;
/** From here on it is shown to somebody who searches. */
export const showFrom = 0.12;

// The words of a question stand together; in a long letter the rest is its story.
const windowWords = 26;
const windowStep = 7;
// What only the answer speaks of counts as so much of what is asked.
const bodyShare = 0.35;
// Whatever else a question tells, its story, counts as so much of what an article should speak of.
const storyShare = 0.6;
// The matter alone, without what is asked of it, is so much of an asking.
const coreWorth = 0.75;
// So much must be said in common before anything fits: one rare pair of words, or two.
const enough = 3.2;

const bothMarked = (one: QuestionTerm, other: QuestionTerm) =>
  one.exact !== other.exact && one.exact !== one.key && other.exact !== other.key;

/** "Thuê đất" is not "thuế đất"; without diacritics either may be meant. */
function likeness(one: QuestionTerm, other: QuestionTerm): number {
  if (!bothMarked(one, other)) return 1;
  return one.isPair ? 0.25 : 0;
}

type Fit = { readonly score: number; readonly shared: readonly QuestionTerm[] };

/** How well what is asked in one stretch of a text fits an article. */
function fitOf(asked: readonly QuestionTerm[], entry: AnswerIndex['articles'][number], index: AnswerIndex): Fit {
  const said = new Map<string, QuestionTerm>();
  for (const term of asked) if (!said.has(term.key)) said.set(term.key, term);
  let core = 0;
  let weight = 0;
  for (const [key, term] of said) {
    weight += index.weightOf(term);
    const own = entry.core.get(key);
    if (own !== undefined) core += own.share * likeness(term, own.term);
  }
  let best: Fit = { score: 0, shared: [] };
  for (const asking of entry.askings) {
    const shared: QuestionTerm[] = [];
    let common = 0;
    let told = 0;
    for (const [key, term] of said) {
      const there = asking.terms.get(key);
      const part = there === undefined ? 0 : index.weightOf(term) * likeness(term, there);
      if (part > 0) shared.push(term);
      common += part;
      const elsewhere = part > 0 ? undefined : (entry.core.get(key)?.term ?? entry.body.get(key));
      told += part;
      if (elsewhere !== undefined) told += bodyShare * index.weightOf(term) * likeness(term, elsewhere);
    }
    if (common === 0) continue;
    const covered = Math.max(common / asking.weight, Math.min(1, core) * coreWorth);
    const heard = told / (told + storyShare * Math.max(0, weight - told));
    const score = Math.sqrt(covered * heard) * Math.min(1, common / enough);
    if (score > best.score) best = { score, shared };
  }
  return best;
}

/** Stretches of a text in which a question may stand. */
function stretches(terms: readonly QuestionTerm[], words: number): QuestionTerm[][] {
  if (words <= windowWords + windowStep) return [[...terms]];
  const parts: QuestionTerm[][] = [];
  for (let from = 0; from < words - windowStep; from += windowStep)
    parts.push(terms.filter((term) => term.from >= from && term.to <= from + windowWords));
  return parts;
}

// What fits so much worse than the best is no answer to the same question.
const farBehind = 0.4;
const mostWords = 400;
const sameCategory = 1.12;
const otherCategory = 0.92;

/** The words in common as they stand in the text, neighbours together. */
function quote(shared: readonly QuestionTerm[], shown: string, tokens: readonly Span[]): string[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of [...shared].sort((one, other) => one.from - other.from)) {
    const last = runs.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else runs.push({ from, to });
  }
  return runs.flatMap(({ from, to }) => {
    const [first, last] = [tokens[from], tokens[to - 1]];
    return first === undefined || last === undefined ? [] : [shown.slice(first.start, last.end)];
  });
}

/**
 * Articles that answer what a text asks, the best first, each with its reasons: words of the text that are also those of a
 * question the article is known by, told by how rare they are, and the category. Reads text in any form, with or without
 * diacritics. Nothing below `least`, nor far behind the best.
 */
export function findAnswers(index: AnswerIndex, question: Question, least: number): FoundAnswer[] {
  const shown = shownForm(question.text);
  const tokens = readWords(shown, index.abbreviations, question.place).slice(0, mostWords);
  const parts = stretches(questionTerms(tokens), tokens.length);
  const found: FoundAnswer[] = [];
  for (const entry of index.articles) {
    let best: Fit = { score: 0, shared: [] };
    for (const part of parts) {
      const fit = fitOf(part, entry, index);
      if (fit.score > best.score) best = fit;
    }
    const { id, categoryCode } = entry.article;
    const isSame = categoryCode !== null && categoryCode === question.categoryCode;
    const factor = isSame ? sameCategory : categoryCode && question.categoryCode ? otherCategory : 1;
    const score = Math.min(1, best.score * factor);
    if (best.shared.length === 0 || score < least) continue;
    const reasons: AnswerReason[] = [{ kind: 'words', words: quote(best.shared, shown, tokens).slice(0, 4) }];
    if (isSame) reasons.push({ kind: 'category', code: categoryCode });
    found.push({ id, score, reasons });
  }
  found.sort((one, other) => other.score - one.score || one.id - other.id);
  const bar = (found[0]?.score ?? 0) * farBehind;
  return found.filter(({ score }) => score >= bar);
}
