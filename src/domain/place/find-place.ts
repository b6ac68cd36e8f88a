import { foldVi, type Span } from '../text/fold.ts';
import { findPhrases, type PhraseMatch } from '../text/phrase-index.ts';
import type { TextToken } from '../text/tokens.ts';
import type { Gazetteer, PlaceName, Proof } from './gazetteer.ts';
import type { GeoPoint } from './geo-point.ts';
import { unitAt } from './unit-at.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';

/** A commune in force. */
export type UnitRef = { readonly code: string; readonly name: string };

/** Where a matter lies, and how that was found. */
export type FoundPlace = {
  /** The commune; null when the name fits several communes equally well. */
  readonly unit: UnitRef | null;
  readonly how: 'chosen' | 'border' | 'point' | 'name' | 'old-name' | 'zone' | 'landmark';
  /** Offsets of the name in the shown text; null when the place was not read from the text. */
  readonly span: Span | null;
  /** Other communes that the text may mean, the most likely first. */
  readonly candidates: readonly UnitRef[];
  /** Where one name stands for several communes (a zone across a border): the others of them. */
  readonly shared?: readonly UnitRef[];
};

/** What is known besides the text. */
export type PlaceHints = {
  readonly point?: GeoPoint | undefined;
  readonly unitCode?: string | undefined;
};

type Reading = { readonly match: PhraseMatch<PlaceName>; readonly score: number; readonly units: readonly string[] };

const accepted = 1;
const baseScore = { none: 1, sign: -0.5, 'own-prefix': -2 } as const satisfies Record<Proof, number>;
const kindScore = {
  unit: 0.5,
  'old-name': 0.2,
  district: -0.2,
  zone: 2.5,
  landmark: 1,
  'other-province': 0,
} as const satisfies Record<PlaceName['kind'], number>;

// A street of a person's name lies anywhere; one that is called as a commune and nothing else leads there.
const nearbyDoubt = { none: 0.4, sign: 1.2, 'own-prefix': 4 } as const satisfies Record<Proof, number>;

const aloneScore = 1.5;
// A name at the end of a message may be that of its sender.
const signatureDoubt = 0.9;

function scoreOf({ value, from, to, quality }: PhraseMatch<PlaceName>, around: Surroundings): number {
  const words = to - from;
  const needs = quality === 'exact' ? value.needs : value.needsUnmarked;
  let score = baseScore[needs] + kindScore[value.kind] + words * 0.2 + (quality === 'exact' ? 0.3 : 0);
  const fits =
    value.kind === 'district' ? around.prefix === 'district' : around.prefix !== null && around.prefix !== 'district';
  if (value.kind === 'unit' || value.kind === 'old-name' || value.kind === 'district') {
    if (fits) score += 3.5 + (around.prefix === value.type ? 1 : 0);
    else if (around.prefix === 'district') score -= 3;
    if (around.named === 'other') score -= 4;
    else if (around.named === 'nearby') score -= nearbyDoubt[needs];
  }
  // Capitals prove little in a text without diacritics or at the start of a sentence.
  if (around.placeWord !== null) score += around.placeWord === 'at' ? 2.5 : 1.6;
  if (words === 1 && quality === 'exact' && needs !== 'none') {
    if (around.capitalAlone) score += 2.4;
    // "cả xã chờ" is not the town of Chờ.
    else if (around.isSmall) score -= 4;
  } else if (words === 1 && around.capitalAlone) score += 0.8;
  if (around.alone !== null && words > 1) {
    score += aloneScore;
    if (around.alone === 'last' && needs === 'own-prefix') score -= signatureDoubt;
  }
  if (around.capital && words > 1) score += quality === 'exact' ? 1.2 : 0.6;
  return score;
}

/** Names of old districts that the text mentions, folded. */
function mentionedDistricts(matches: readonly PhraseMatch<PlaceName>[]): Map<string, number[]> {
  const mentioned = new Map<string, number[]>();
  for (const { value, from } of matches) {
    if (value.kind !== 'district') continue;
    const name = foldVi(value.name);
    mentioned.set(name, [...(mentioned.get(name) ?? []), from]);
  }
  return mentioned;
}

function isWithinOtherProvince(
  match: PhraseMatch<PlaceName>,
  matches: readonly PhraseMatch<PlaceName>[],
  tokens: readonly TextToken[],
): boolean {
  return matches.some(
    ({ value, from }) =>
      value.kind === 'other-province' &&
      from >= match.to &&
      // "Tân Tiến, An Dương, Hải Phòng", but not "chợ Gia Bình bỏ đi Sài Gòn".
      from - match.to <= (tokens[from]?.breaksBefore === true ? 4 : 1) &&
      tokens[from]?.sentence === tokens[match.from]?.sentence,
  );
}

/** Without diacritics "Lang Son" is the province, not the commune of Lãng Sơn. */
function isOtherProvince(match: PhraseMatch<PlaceName>, matches: readonly PhraseMatch<PlaceName>[]): boolean {
  if (match.quality === 'exact') return false;
  return matches.some(
    ({ value, from, to }) => value.kind === 'other-province' && from === match.from && to === match.to,
  );
}

function readNames(tokens: readonly TextToken[], gazetteer: Gazetteer): Reading[] {
  const matches = findPhrases(gazetteer.names, tokens);
  const districts = mentionedDistricts(matches);
  const zoneUnits = new Set(matches.flatMap(({ value }) => (value.kind === 'zone' ? value.units : [])));
  const readings: Reading[] = [];
  for (const match of matches) {
    if (match.value.kind === 'other-province') continue;
    const isInsideLonger = matches.some(
      (other) => other.from <= match.from && other.to >= match.to && other.to - other.from > match.to - match.from,
    );
    if (isInsideLonger || isOtherProvince(match, matches) || isWithinOtherProvince(match, matches, tokens)) continue;
    const liesInMentioned = (code: string): boolean => {
      for (const district of gazetteer.districtsOf.get(code) ?? []) {
        // The district must be mentioned elsewhere than in this very name ("Yên Phong" is both).
        if (districts.get(district)?.some((from) => from !== match.from)) return true;
      }
      return false;
    };
    const inDistrict = match.value.units.filter(liesInMentioned);
    const inZone = match.value.kind === 'zone' ? [] : match.value.units.filter((code) => zoneUnits.has(code));
    const proven = inDistrict.length > 0 ? inDistrict : inZone;
    const isNarrowed = proven.length > 0 && match.value.kind !== 'district';
    const score = scoreOf(match, readSurroundings(tokens, match.from, match.to)) + (isNarrowed ? 1.2 : 0);
    if (score >= accepted)
      readings.push({ match, score, units: isNarrowed && match.value.kind !== 'zone' ? proven : match.value.units });
  }
  return readings.sort((one, other) => other.score - one.score || one.match.from - other.match.from);
}

function refOf(code: string, gazetteer: Gazetteer): UnitRef | null {
  const unit = gazetteer.units.get(code);
  return unit === undefined ? null : { code: unit.code, name: unit.name };
}

function fromWords(tokens: readonly TextToken[], gazetteer: Gazetteer): FoundPlace | null {
  const [best, ...rest] = readNames(tokens, gazetteer);
  if (best === undefined) return null;
  const { match } = best;
  // Two readings of the same words ("Đông Sơn" and "Đồng Sơn" without diacritics) are one ambiguity.
  const rivals = rest.filter((other) => other.match.from === match.from && other.score > best.score - 0.6);
  const codes = [
    ...new Set([...best.units, ...rivals.flatMap((rival) => rival.units), ...rest.flatMap((other) => other.units)]),
  ];
  const refs = codes.flatMap((code) => refOf(code, gazetteer) ?? []);
  const meaning = new Set([...best.units, ...rivals.flatMap((rival) => rival.units)]);
  // A zone or a district lies in several communes; its first is a fair guess, an ambiguous name is not.
  const isGuessable =
    match.value.kind === 'zone' || match.value.kind === 'landmark' || refs[0]?.name === match.value.name;
  const unit = (best.units.length === 1 && meaning.size === 1) || isGuessable ? (refs[0] ?? null) : null;
  const { kind } = match.value;
  const shared = best.units.flatMap((code) => (code === unit?.code ? [] : (refOf(code, gazetteer) ?? [])));
  return {
    unit,
    how: kind === 'unit' ? 'name' : kind === 'zone' || kind === 'landmark' ? kind : 'old-name',
    span: { start: tokens[match.from]?.start ?? 0, end: tokens[match.to - 1]?.end ?? 0 },
    candidates: unit === null ? refs : refs.slice(1),
    ...(unit !== null && shared.length > 0 && { shared }),
  };
}

/**
 * Finds the commune that a text is about: what the sender chose, else the point, else names among its words (communes in
 * force, communes and districts of before July 2025, industrial zones, landmarks). Null when nothing is known.
 */
export function findPlace(
  words: readonly TextToken[],
  gazetteer: Gazetteer,
  hints: PlaceHints = {},
): FoundPlace | null {
  const chosen = hints.unitCode === undefined ? null : refOf(hints.unitCode, gazetteer);
  if (chosen !== null) return { unit: chosen, how: 'chosen', span: null, candidates: [] };

  const at = hints.point === undefined ? null : unitAt(hints.point, gazetteer);
  if (at !== null) return { unit: { code: at.unit.code, name: at.unit.name }, how: at.how, span: null, candidates: [] };

  return fromWords(words, gazetteer);
}
