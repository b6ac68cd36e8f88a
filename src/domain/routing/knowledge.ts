import type { Gazetteer } from '../place/gazetteer.ts';
import {
  createAbbreviations,
  expandAbbreviations,
  type AbbreviationTable,
  type Abbreviations,
} from '../text/abbreviations.ts';
import { createPhraseIndex, type Phrase, type PhraseIndex } from '../text/phrase-index.ts';
import { createReadings, type ReadingCounts, type Readings } from '../text/readings.ts';
import { tokenise, type TextToken } from '../text/tokens.ts';
import type { RoutingModel } from './routing-model.ts';
import type { CompiledRules } from './rules/compile-rules.ts';
import { unmarkedShares } from './unmarked-shares.ts';
import type { Taxonomy, TaxonomyAgency, TaxonomyCategory } from './taxonomy.ts';

/**
 * Weight to phrases: `{"3": ["hoàn thuế", "hồ sơ .. chưa trả"]}`. In a phrase, ` .. ` means "within a few words after", ` & ` "within
 * a few words, in any order". Phrases are written with diacritics. Negative weights speak against.
 */
export type WeightedPhrases = Readonly<Record<string, readonly string[]>>;

/** Words that say not what a report is about but what kind of report it is. */
export const signNames = [
  'question',
  'problem',
  'danger',
  'now',
  'past',
  'hypothetical',
  'official',
  'breach',
  'denounce',
  'identified',
  'negated',
  'review',
  'decision',
  'spam',
  'test',
  'separator',
  'conduct',
] as const;
export type SignName = (typeof signNames)[number];

/** The editable table of phrases. */
export type RoutingTerms = {
  /** Phrases that merely contain words of a category ("đường dây nóng"); what lies inside them counts little. */
  readonly ignored: readonly string[];
  readonly categories: Readonly<Record<string, WeightedPhrases>>;
  readonly signs: Readonly<Record<SignName, WeightedPhrases>>;
};

/** What a phrase speaks for. */
export type TermTarget =
  { readonly kind: 'category'; readonly code: string } | { readonly kind: 'sign'; readonly name: SignName };

/** A phrase of the table, compiled. */
export type Term = {
  readonly id: number;
  readonly target: TermTarget | { readonly kind: 'ignored' };
  readonly weight: number;
  /** How many parts it has, and whether they may stand in any order. */
  readonly parts: number;
  readonly isOrdered: boolean;
};

/** A whole phrase, or one part of a phrase with a gap. */
export type TermPart = {
  readonly term: Term;
  readonly part: number;
  /** Of a single word: how often it is meant where it stands without diacritics, 0..1. */
  readonly unmarked: number;
};

/** All that `decide` needs besides the report; made once by `createKnowledge`. */
export type Knowledge = {
  readonly agencies: ReadonlyMap<string, TaxonomyAgency>;
  readonly categories: ReadonlyMap<string, TaxonomyCategory>;
  readonly abbreviations: Abbreviations;
  readonly terms: PhraseIndex<TermPart>;
  readonly gazetteer: Gazetteer;
  readonly readings: Readings;
  /** What was learned from examples; null: the table of phrases decides alone. */
  readonly model: RoutingModel | null;
  /** What people decided beforehand; null: no rules. */
  readonly rules: CompiledRules | null;
};

/** What knowledge is made from; all of it is data that an administrator edits. */
export type KnowledgeSource = {
  readonly taxonomy: Taxonomy;
  readonly terms: RoutingTerms;
  /** What words without diacritics mean; absent: nothing is known of it. */
  readonly readings?: ReadingCounts | undefined;
  readonly abbreviations: AbbreviationTable;
  readonly gazetteer: Gazetteer;
  readonly model?: RoutingModel | undefined;
};

// Of a word that nobody has counted.
const unknownShare = 0.4;

function unmarkedShare(words: readonly TextToken[], shares: Readonly<Record<string, number>>): number {
  const [word] = words;
  if (word === undefined || words.length > 1) return 1;
  return shares[word.exact] ?? (word.exact === word.folded ? 1 : unknownShare);
}

type TermSource = { readonly text: string; readonly target: Term['target']; readonly weight: number };

/** The phrase, or the parts of a phrase with gaps, each to be found on its own. */
function compileTerm(
  { text: phrase, target, weight }: TermSource,
  id: number,
  { abbreviations, shares }: { abbreviations: Abbreviations; shares: Readonly<Record<string, number>> },
): Phrase<TermPart>[] {
  const isOrdered = !phrase.includes(' & ');
  const parts = phrase.split(isOrdered ? ' .. ' : ' & ');
  const term: Term = { id, target, weight, parts: parts.length, isOrdered };
  return parts.map((text, part) => {
    const words = expandAbbreviations(tokenise(text), abbreviations);
    return { words, value: { term, part, unmarked: unmarkedShare(words, shares) } };
  });
}

/** Compiles taxonomy, phrases and places. Throws when a phrase names a category that the taxonomy lacks or a weight is no number. */
export function createKnowledge(source: KnowledgeSource): Knowledge {
  const {
    taxonomy,
    terms,
    abbreviations,
    gazetteer,
    model,
    readings = { words: new Map(), pairs: new Map() },
  } = source;
  const categories = new Map(taxonomy.categories.map((category) => [category.code, category]));
  const compiled = createAbbreviations(abbreviations);
  const phrases: Phrase<TermPart>[] = [];
  const tables = { abbreviations: compiled, shares: unmarkedShares(readings.words) };
  const add = (term: TermSource): void => void phrases.push(...compileTerm(term, phrases.length, tables));
  const addAll = (target: TermTarget, weighted: WeightedPhrases): void => {
    for (const [weight, list] of Object.entries(weighted)) {
      if (!Number.isFinite(Number(weight))) throw new Error(`routing terms: "${weight}" is not a weight`);
      for (const text of list) add({ text, target, weight: Number(weight) });
    }
  };

  for (const text of terms.ignored) add({ text, target: { kind: 'ignored' }, weight: 0 });
  for (const [code, weighted] of Object.entries(terms.categories)) {
    if (!categories.has(code)) throw new Error(`routing terms: the taxonomy has no category "${code}"`);
    addAll({ kind: 'category', code }, weighted);
  }
  for (const name of signNames) addAll({ kind: 'sign', name }, terms.signs[name]);

  return {
    agencies: new Map(taxonomy.agencies.map((agency) => [agency.code, agency])),
    categories,
    abbreviations: compiled,
    terms: createPhraseIndex(phrases),
    gazetteer,
    readings: createReadings(readings),
    model: model ?? null,
    rules: null,
  };
}
