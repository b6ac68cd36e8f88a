import { expandAbbreviations } from '../text/abbreviations.ts';
import { findPhrases, type PhraseMatch } from '../text/phrase-index.ts';
import { markedShare, type TextToken } from '../text/tokens.ts';
import type { Knowledge, SignName, Term, TermPart } from './knowledge.ts';

/** A phrase of the table found in a text. */
export type FoundTerm = {
  readonly term: Term;
  /** Words `tokens[from] … tokens[to - 1]`; with a gap, from the first part to the last. */
  readonly from: number;
  readonly to: number;
  /** Its weight after doubt about diacritics and about longer phrases around it. */
  readonly weight: number;
};

/** All that was found in a text. */
export type Evidence = {
  /** The words, abbreviations written out. */
  readonly tokens: readonly TextToken[];
  /** The words as they were written, slips of the keyboard program repaired. */
  readonly written: readonly TextToken[];
  /** Terms of categories by category code, the heaviest first. */
  readonly categories: ReadonlyMap<string, readonly FoundTerm[]>;
  readonly signs: ReadonlyMap<SignName, readonly FoundTerm[]>;
};

const orderedGap = 6;
const nearDistance = 8;
const insideLonger = 0.2;
// Beyond this many matches a text is a heap of words; more would only cost time.
const mostMatches = 600;

// With fewer marked words than this its writer leaves out diacritics altogether.
const unmarkedBelow = 0.05;

/** The words of a text, and whether they are written without diacritics. */
type Reading = { readonly tokens: readonly TextToken[]; readonly isUnmarked: boolean };

function qualityFactor({ value, quality, from, to }: PhraseMatch<TermPart>, reading: Reading): number {
  if (quality === 'partial') return 0.6;
  if (to - from > 1) return quality === 'exact' ? 1 : 0.95;
  if (quality === 'exact' && !reading.isUnmarked) return 1;
  // One syllable without its marks may be anything: "de" is để far more often than đê.
  return value.term.parts > 1 ? 0.4 + 0.6 * value.unmarked : value.unmarked;
}

type Chain = { readonly from: number; readonly to: number; readonly factor: number };

function follows(earlier: Chain, later: PhraseMatch<TermPart>, tokens: readonly TextToken[]): boolean {
  return (
    later.from >= earlier.to &&
    later.from - earlier.to <= orderedGap &&
    tokens[later.from]?.sentence === tokens[earlier.from]?.sentence
  );
}

function isNear(one: Chain, other: PhraseMatch<TermPart>, tokens: readonly TextToken[]): boolean {
  const distance = other.from >= one.to ? other.from - one.to : one.from - other.to;
  return distance >= 0 && distance <= nearDistance && tokens[other.from]?.sentence === tokens[one.from]?.sentence;
}

/** The first way in which the parts of a phrase with gaps stand in the text; null when they do not. */
function joinParts(term: Term, matches: readonly PhraseMatch<TermPart>[], reading: Reading): Chain | null {
  const { tokens } = reading;
  let chains: Chain[] = [];
  for (let part = 0; part < term.parts; part += 1) {
    const here = matches.filter((match) => match.value.part === part);
    if (part === 0) {
      chains = here.map((match) => ({ from: match.from, to: match.to, factor: qualityFactor(match, reading) }));
      continue;
    }
    chains = chains.flatMap((chain) => {
      const next = here.find((match) =>
        term.isOrdered ? follows(chain, match, tokens) : isNear(chain, match, tokens),
      );
      if (next === undefined) return [];
      const factor = Math.min(chain.factor, qualityFactor(next, reading));
      return [{ from: Math.min(chain.from, next.from), to: Math.max(chain.to, next.to), factor }];
    });
  }
  return chains[0] ?? null;
}

function joinGapped(matches: readonly PhraseMatch<TermPart>[], reading: Reading): FoundTerm[] {
  const byTerm = new Map<number, PhraseMatch<TermPart>[]>();
  for (const match of matches) {
    if (match.value.term.parts === 1) continue;
    const list = byTerm.get(match.value.term.id) ?? [];
    list.push(match);
    byTerm.set(match.value.term.id, list);
  }
  const joined: FoundTerm[] = [];
  for (const list of byTerm.values()) {
    const term = list[0]?.value.term;
    if (term === undefined || new Set(list.map((match) => match.value.part)).size < term.parts) continue;
    const chain = joinParts(term, list, reading);
    if (chain !== null) joined.push({ term, from: chain.from, to: chain.to, weight: term.weight * chain.factor });
  }
  return joined;
}

function sameTarget(one: Term, other: Term): boolean {
  return one.target.kind === 'category' && other.target.kind === 'category' && one.target.code === other.target.code;
}

/** What a longer phrase around it leaves of a match: nothing within its own category, little elsewhere. */
function shareInside(match: PhraseMatch<TermPart>, longest: readonly PhraseMatch<TermPart>[]): number {
  const { term } = match.value;
  let share = 1;
  for (const other of longest) {
    if (other.from > match.from) break;
    if (other.to < match.to || other.to - other.from <= match.to - match.from) continue;
    if (other.value.term.target.kind === 'sign' || other.value.term.parts > 1) continue;
    // A sign keeps its meaning inside a category's phrase, but not inside one that only looks like it ("ở đầu thôn").
    if (term.target.kind === 'sign' && other.value.term.target.kind === 'category') continue;
    if (term.target.kind === 'sign' || sameTarget(term, other.value.term)) return 0;
    share = insideLonger;
  }
  return share;
}

const besides = new Set(['cạnh', 'gần', 'sát', 'cổng', 'trước', 'sau', 'diện', 'canh', 'gan', 'truoc']);
const merelyNearby = 0.35;

/** "Gần trường học", "trước cổng bệnh viện": a place named to say where, not what. */
function shareOfPlace({ from }: PhraseMatch<TermPart>, tokens: readonly TextToken[]): number {
  const token = tokens[from];
  if (token === undefined || token.breaksBefore) return 1;
  return besides.has(tokens[from - 1]?.exact ?? '') ? merelyNearby : 1;
}

function joinWhole(matches: readonly PhraseMatch<TermPart>[], reading: Reading): FoundTerm[] {
  const best = new Map<number, FoundTerm>();
  for (const match of matches) {
    const { term } = match.value;
    if (term.parts > 1 || term.target.kind === 'ignored') continue;
    const share = shareInside(match, matches);
    const nearby = term.target.kind === 'category' ? shareOfPlace(match, reading.tokens) : 1;
    const weight = term.weight * qualityFactor(match, reading) * share * nearby;
    const known = best.get(term.id);
    if (weight === 0 || (known !== undefined && Math.abs(known.weight) >= Math.abs(weight))) continue;
    best.set(term.id, { term, from: match.from, to: match.to, weight });
  }
  return [...best.values()];
}

const alreadySaid = 0.3;

/** A word that a phrase with a gap of the same category has counted says little more. */
function discountParts(whole: readonly FoundTerm[], gapped: readonly FoundTerm[]): FoundTerm[] {
  return whole.map((found) => {
    const isSaid = gapped.some(
      (other) => other.from <= found.from && other.to >= found.to && sameTarget(other.term, found.term),
    );
    return isSaid && found.weight > 0 ? { ...found, weight: found.weight * alreadySaid } : found;
  });
}

/** Finds every phrase of the table among the words of a text. */
export function readEvidence(written: readonly TextToken[], knowledge: Knowledge): Evidence {
  const tokens = expandAbbreviations(written, knowledge.abbreviations);
  const matches = findPhrases(knowledge.terms, tokens).slice(0, mostMatches);
  const categories = new Map<string, FoundTerm[]>();
  const signs = new Map<SignName, FoundTerm[]>();
  const reading = { tokens, isUnmarked: markedShare(written) < unmarkedBelow };
  const gapped = joinGapped(matches, reading);
  for (const found of [...discountParts(joinWhole(matches, reading), gapped), ...gapped]) {
    const { target } = found.term;
    if (target.kind === 'category') categories.set(target.code, [...(categories.get(target.code) ?? []), found]);
    if (target.kind === 'sign') signs.set(target.name, [...(signs.get(target.name) ?? []), found]);
  }
  for (const list of categories.values()) list.sort((one, other) => other.weight - one.weight || one.from - other.from);
  return { tokens, written, categories, signs };
}

/** Sum of the weights of a sign, each phrase once. */
export function strengthOf(evidence: Evidence, sign: SignName): number {
  let sum = 0;
  for (const { weight } of evidence.signs.get(sign) ?? []) sum += weight;
  return sum;
}
