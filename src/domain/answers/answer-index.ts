import { expandAbbreviations, type Abbreviations } from '../text/abbreviations.ts';
import type { Span } from '../text/fold.ts';
import { shownForm } from '../text/normalise.ts';
import type { TextToken } from '../text/tokens.ts';
import { wordsOf } from '../text/words.ts';
import type { SearchableArticle } from './article.ts';
import { questionTerms, type QuestionTerm } from './question-terms.ts';

/** Terms by their folded form, each as it was first written. */
type TermSet = ReadonlyMap<string, QuestionTerm>;

/** One way to ask what an article answers. */
type Asking = { readonly terms: TermSet; readonly weight: number };

type IndexedArticle = {
  readonly article: SearchableArticle;
  readonly askings: readonly Asking[];
  /** Terms that many of its askings share, with their share of its matter; together 1 or more. */
  readonly core: ReadonlyMap<string, { readonly term: QuestionTerm; readonly share: number }>;
  /** What the answer itself speaks of: it counts less than how people ask. */
  readonly body: TermSet;
};

/** Articles made ready for finding; made once for many questions. */
export type AnswerIndex = {
  readonly articles: readonly IndexedArticle[];
  readonly abbreviations: Abbreviations;
  /** How much a term tells: the rarer among the articles, the more. */
  readonly weightOf: (term: QuestionTerm) => number;
};

/** The words of a text as they were meant; a place in it is no part of the question. */
export function readWords(text: string, abbreviations: Abbreviations, place: Span | null = null): readonly TextToken[] {
  const words = expandAbbreviations(wordsOf(shownForm(text)), abbreviations);
  return place === null ? words : words.filter(({ start, end }) => start >= place.end || end <= place.start);
}

function setOf(terms: readonly QuestionTerm[]): TermSet {
  const set = new Map<string, QuestionTerm>();
  for (const term of terms) if (!set.has(term.key)) set.set(term.key, term);
  return set;
}

// "Hộ chiếu" stands in every asking about passports: whoever says it says nearly all.
const coreFrom = 0.3;
const coreTerms = 2;

function coreOf(askings: readonly TermSet[], weightOf: (term: QuestionTerm) => number): IndexedArticle['core'] {
  const held = new Map<string, { term: QuestionTerm; times: number }>();
  for (const terms of askings) {
    for (const [key, term] of terms) held.set(key, { term, times: (held.get(key)?.times ?? 0) + 1 });
  }
  const heavy = [...held]
    .map(([key, { term, times }]) => ({ key, term, times, weight: weightOf(term) * Math.sqrt(times / askings.length) }))
    .filter(({ times }) => times >= 2 && times >= askings.length * coreFrom)
    .sort((one, other) => other.weight - one.weight);
  const whole = heavy.slice(0, coreTerms).reduce((sum, { weight }) => sum + weight, 0);
  return new Map(heavy.map(({ key, term, weight }) => [key, { term, share: weight / whole }]));
}

// Half of what one word tells alone is told again by the pair that it stands in.
const wordShare = 0.5;

/** Makes articles ready for finding. */
export function createAnswerIndex(articles: readonly SearchableArticle[], abbreviations: Abbreviations): AnswerIndex {
  const termsOf = (text: string | null) => setOf(questionTerms(readWords(text ?? '', abbreviations)));
  const read = articles.map((article) => ({
    article,
    askings: [article.titleVi, article.titleEn, ...article.asked].map(termsOf).filter((terms) => terms.size > 0),
    body: termsOf(`${article.bodyVi}\n${article.bodyEn ?? ''}`),
  }));
  const spread = new Map<string, number>();
  for (const { askings, body } of read) {
    for (const key of new Set([...body.keys(), ...askings.flatMap((terms) => [...terms.keys()])]))
      spread.set(key, (spread.get(key) ?? 0) + 1);
  }
  const weightOf = ({ key, isPair }: QuestionTerm) =>
    Math.log(1 + (read.length + 20) / ((spread.get(key) ?? 0) + 1)) * (isPair ? 1 : wordShare);
  const weigh = (terms: TermSet) => [...terms.values()].reduce((sum, term) => sum + weightOf(term), 0);
  return {
    abbreviations,
    weightOf,
    articles: read.map(({ article, askings, body }) => ({
      article,
      askings: askings.map((terms) => ({ terms, weight: weigh(terms) })),
      core: coreOf(askings, weightOf),
      body,
    })),
  };
}
