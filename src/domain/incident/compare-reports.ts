import { distanceKm } from '../place/nearest-unit.ts';
import type { Matter } from './matters.ts';
import type { ReportProfile } from './report-profile.ts';

/** Why two reports may be of one incident; put into words by `likenessWords`. */
export type LikenessReason =
  | { readonly kind: 'commune'; readonly unitCode: string }
  | { readonly kind: 'distance'; readonly metres: number }
  | { readonly kind: 'name'; readonly written: string }
  | { readonly kind: 'matter'; readonly matter: Matter }
  | { readonly kind: 'words'; readonly written: readonly string[] }
  | { readonly kind: 'category'; readonly categoryCode: string }
  | { readonly kind: 'time'; readonly minutes: number };

export type Likeness = {
  /** 0..1: how likely both speak of one incident. */
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
};

/** From here on it is worth a person's look. */
export const suggestFrom = 0.36;
/** From here on reports are counted as one burst without a person. */
export const burstFrom = 0.5;

const hour = 60;
const day = 24 * hour;

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}

type SharedText = { readonly share: number; readonly written: readonly string[] };

/** Cosine of the weighted shingles, and the longest shared words as the first report writes them. */
function sharedText(one: ReportProfile, other: ReportProfile): SharedText {
  const [small, large] = one.shingles.size <= other.shingles.size ? [one, other] : [other, one];
  let weight = 0;
  const shared: string[] = [];
  for (const [shingle, { weight: own }] of small.shingles) {
    if (!large.shingles.has(shingle)) continue;
    weight += own;
    if (own === 1) shared.push(one.shingles.get(shingle)?.written ?? shingle);
  }
  const size = Math.sqrt(one.weight * other.weight);
  return { share: size === 0 ? 0 : weight / size, written: shared };
}

function sharedName(one: ReportProfile, other: ReportProfile): string | null {
  for (const [pair, written] of one.names) if (other.names.has(pair) || other.pairs.has(pair)) return written;
  for (const [pair, written] of other.names) if (one.pairs.has(pair)) return written;
  return null;
}

type Reach = Matter['reach'];

/** 0..1: whether both can be in one place. */
function closeness(
  one: ReportProfile,
  other: ReportProfile,
  input: {
    readonly reach: Reach;
    readonly metres: number | null;
    readonly name: string | null;
    readonly share: number;
  },
): number {
  const { reach, metres, name, share } = input;
  const [here, there] = [one.report.unitCode, other.report.unitCode];
  if (metres !== null) return reach === 'area' ? within(1.05 - metres / 4500) : within(1.1 - metres / 700);
  const namesDiffer = name === null && one.names.size > 0 && other.names.size > 0;
  if (here === null || there === null) return name === null ? 0.3 : 0.85;
  if (here !== there) return name === null ? 0.12 : 0.55;
  if (name !== null) return 0.97;
  if (reach === 'area') return namesDiffer ? 0.72 : 0.8;
  // One spot, and nothing says which: only words that are almost the same make it likely.
  return namesDiffer ? 0.15 : share >= 0.55 ? 0.75 : 0.35;
}

/** 0..1: an outage passes within hours, a hole in the road stays. */
function togetherness(minutes: number, reach: Reach): number {
  if (reach === 'spot') return minutes <= day ? 1 : minutes <= 3 * day ? 0.9 : minutes <= 14 * day ? 0.75 : 0.2;
  if (minutes <= 2 * hour) return 1;
  if (minutes <= 6 * hour) return 0.92;
  return minutes <= day ? 0.75 : minutes <= 2 * day ? 0.45 : 0.15;
}

/**
 * Whether two reports speak of one incident: what they say, where, and when, each of which must fit. Different people
 * tell the same thing in different words, so a matter that both name counts for more than words they share; and the same
 * words about two streets are two incidents.
 */
export function compareReports(one: ReportProfile, other: ReportProfile): Likeness {
  const text = sharedText(one, other);
  const matter = [...one.matters.values()].find(({ key }) => other.matters.has(key)) ?? null;
  const mattersDiffer = matter === null && one.matters.size > 0 && other.matters.size > 0;
  const { categoryCode } = one.report;
  const sameCategory = categoryCode !== null && categoryCode === other.report.categoryCode;
  const otherCategory = categoryCode !== null && other.report.categoryCode !== null && !sameCategory;
  const told = within((text.share - 0.06) / 0.44);
  const said =
    (matter === null ? 0.85 * told : 0.68 + 0.32 * told) + (sameCategory ? 0.1 : 0) - (otherCategory ? 0.08 : 0);
  const about = mattersDiffer ? 0.3 * told : within(said);

  const reach: Reach = matter?.reach ?? 'spot';
  const [here, there] = [one.report.point, other.report.point];
  const metres = here && there ? Math.round(distanceKm(here, there) * 1000) : null;
  const name = sharedName(one, other);
  const minutes = Math.round(Math.abs(one.report.at.getTime() - other.report.at.getTime()) / 60_000);
  const fits = closeness(one, other, { reach, metres, name, share: text.share }) * togetherness(minutes, reach);
  // Nothing in two texts makes it certain.
  const score = 0.98 * about * fits;

  const { unitCode } = one.report;
  const reasons: LikenessReason[] = [];
  if (unitCode !== null && unitCode === other.report.unitCode) reasons.push({ kind: 'commune', unitCode });
  if (metres !== null) reasons.push({ kind: 'distance', metres });
  if (name !== null) reasons.push({ kind: 'name', written: name });
  if (matter !== null) reasons.push({ kind: 'matter', matter });
  else if (text.written.length > 0) reasons.push({ kind: 'words', written: text.written.slice(0, 2) });
  if (matter === null && sameCategory) reasons.push({ kind: 'category', categoryCode });
  reasons.push({ kind: 'time', minutes });
  return { score, reasons };
}
