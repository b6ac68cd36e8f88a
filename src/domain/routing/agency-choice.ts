import type { FoundPlace } from '../place/find-place.ts';
import type { Alternative } from './decision.ts';
import { strengthOf, type Evidence } from './evidence.ts';
import type { Knowledge } from './knowledge.ts';
import type { ScoredCategory } from './score.ts';
import { communeAgency, contactCentre } from './taxonomy.ts';

/** The category of reports about how officials behave. */
export const conductCategory = 'official-conduct';
/** Answers for the conduct of officials. */
const conductAgency = 'so-noi-vu';
/** Answers for breaches of law by officials, and for the conduct of the department above. */
export const inspectorate = 'thanh-tra';

/** The agency that answers for a category; for matters of a commune, the committee of the place or the 1022 centre. */
export function agencyOfCategory(
  code: string,
  place: { readonly unit: { readonly code: string } | null } | null,
  knowledge: Knowledge,
): string {
  const agency = knowledge.categories.get(code)?.agency ?? contactCentre;
  if (agency !== 'area') return agency;
  return place?.unit ? communeAgency(place.unit.code) : contactCentre;
}

/** Who answers for each category, with the agencies as numbers, so that shares can be added up by agency. */
export type CategoryAgencies = {
  readonly codes: readonly string[];
  /** Each agency once. */
  readonly agencies: readonly string[];
  /** For each of `codes`, where its agency stands in `agencies`. */
  readonly agencyAt: readonly number[];
};

/** The agencies of all categories for a report from a place. */
export function categoryAgencies(
  place: { readonly unit: { readonly code: string } | null } | null,
  knowledge: Knowledge,
): CategoryAgencies {
  const codes = [...knowledge.categories.keys()];
  const agencies: string[] = [];
  const agencyAt = codes.map((code) => {
    const agency = agencyOfCategory(code, place, knowledge);
    const at = agencies.indexOf(agency);
    return at >= 0 ? at : agencies.push(agency) - 1;
  });
  return { codes, agencies, agencyAt };
}

/** Adds up shares of categories by agency, in the order of `agencies`. */
export function sumByAgency(shares: readonly number[], { agencies, agencyAt }: CategoryAgencies): Float64Array {
  const sums = new Float64Array(agencies.length);
  for (const [index, at] of agencyAt.entries()) sums[at] = (sums[at] ?? 0) + (shares[index] ?? 0);
  return sums;
}

/** The best category of each agency first, then what is left; at least three agencies. */
export function rankAlternatives(
  ranked: readonly ScoredCategory[],
  agencyOf: (code: string) => string,
  place: FoundPlace | null,
  knowledge: Knowledge,
): Alternative[] {
  const byAgency = new Map<string, Alternative>();
  const further: Alternative[] = [];
  for (const { code, p } of ranked) {
    const agency = agencyOf(code);
    const known = byAgency.get(agency);
    if (known === undefined) {
      byAgency.set(agency, { category: code, agency, p });
      continue;
    }
    byAgency.set(agency, { ...known, p: known.p + p });
    further.push({ category: code, agency, p });
  }
  const best = [...byAgency.values()].sort((one, other) => other.p - one.p);
  const committee = place?.unit ? [communeAgency(place.unit.code)] : [];
  const fillers = [...committee, contactCentre, ...knowledge.agencies.keys()];
  for (const agency of fillers) {
    if (best.length < 3 && !best.some((one) => one.agency === agency)) best.push({ category: null, agency, p: 0 });
  }
  return [...best, ...further].slice(0, 6);
}

function names({ tokens }: Evidence, words: readonly string[]): boolean {
  return tokens.some((_, index) => words.every((word, offset) => tokens[index + offset]?.folded === word));
}

/** Whether the text names the department that would judge the conduct of officials. */
export function namesConductAgency(evidence: Evidence): boolean {
  return names(evidence, ['so', 'noi', 'vu']);
}

/** Whether the Inspectorate itself, or one of its people, is said to have done wrong. */
function accusesInspectorate(evidence: Evidence): boolean {
  const isWrong = strengthOf(evidence, 'breach') >= 2 || strengthOf(evidence, 'conduct') >= 2;
  return isWrong && (names(evidence, ['thanh', 'tra', 'tinh']) || names(evidence, ['thanh', 'tra', 'vien']));
}

/** Agencies that must sit beside the lead, so that none judges its own conduct alone. */
export function watchersOf(lead: string, category: string | null, evidence: Evidence): string[] {
  if (lead === inspectorate) {
    const isConduct = category === conductCategory || accusesInspectorate(evidence);
    return isConduct && !namesConductAgency(evidence) ? [conductAgency] : [];
  }
  if (category === conductCategory) return [inspectorate];
  const isAboutConduct = strengthOf(evidence, 'conduct') >= 2 && (evidence.signs.get('official')?.length ?? 0) > 0;
  if (!isAboutConduct) return [];
  return [lead === conductAgency ? inspectorate : conductAgency];
}
