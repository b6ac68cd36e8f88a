import type { GeoPoint } from '../place/geo-point.ts';
import { foldVi } from '../text/fold.ts';
import { idleWords } from '../text/idle-words.ts';
import { tokenise, type TextToken } from '../text/tokens.ts';
import { findMatters, type Matter } from './matters.ts';

/** A report as it is compared with others. */
export type IncidentReport = {
  readonly id: string;
  /** The shown text (NFC) of what its sender wrote. */
  readonly text: string;
  readonly at: Date;
  readonly unitCode: string | null;
  /** Vietnamese name of that commune; its words are the place and say nothing of the matter. */
  readonly unitName: string | null;
  readonly point: GeoPoint | null;
  readonly categoryCode: string | null;
  /** Tells one sender from another; reports of one person are no burst. */
  readonly sender: string;
};

/** A report made ready once, so that comparing it with hundreds of others is cheap. */
export type ReportProfile = {
  readonly report: IncidentReport;
  /** Folded words and pairs of words that speak of the matter, with their weight and how they were written. */
  readonly shingles: ReadonlyMap<string, { readonly weight: number; readonly written: string }>;
  /** Sum of the weights. */
  readonly weight: number;
  /** All pairs of neighbouring words, to find a street's name also where it is written small. */
  readonly pairs: ReadonlySet<string>;
  /** Pairs of words that look like the name of a street, hamlet, zone, firm. */
  readonly names: ReadonlyMap<string, string>;
  /** Matters it speaks of, by key. */
  readonly matters: ReadonlyMap<string, Matter>;
};

/** The words after these are the name of a place. Without its marks 'chợ' or 'cầu' may be anything. */
const placeCues = new Set('phố ngõ ngách thôn xóm chợ cầu kcn ccn pho ngo thon xom'.split(' '));
const cuesWhenCapital = new Set([
  'duong',
  'pho',
  'phuong',
  'xa',
  'thon',
  'to',
  'khu',
  'ngo',
  'kcn',
  'cong',
  'ty',
  'truong',
  'cau',
]);
/** What comes before the name of a person. */
const personCues = new Set(['la', 'ten', 'ong', 'ba', 'anh', 'chi', 'em', 'co', 'chu', 'bac']);
const longestName = 4;

function pairOf(one: TextToken, next: TextToken): string {
  return `${one.folded} ${next.folded}`;
}

function isNumber(token: TextToken): boolean {
  return /^\d+[a-z]?$/u.test(token.folded);
}

/** Runs of capitals inside the text, and what follows a word such as 'phố', 'thôn', 'KCN'. */
function namesOf(tokens: readonly TextToken[], text: string, taken: ReadonlySet<number>): Map<string, string> {
  const names = new Map<string, string>();
  const add = (run: readonly number[]) => {
    for (const [index, at] of run.entries()) {
      const [one, next] = [tokens[at], tokens[run[index + 1] ?? -1]];
      const [first, last] = [tokens[run[0] ?? -1], tokens[run.at(-1) ?? -1]];
      if (one && next && first && last) names.set(pairOf(one, next), text.slice(first.start, last.end));
    }
  };
  for (let index = 0; index < tokens.length; index += 1) {
    const run: number[] = [];
    const cue = tokens[index];
    if (!cue) continue;
    const isCue = placeCues.has(cue.exact) && !taken.has(index);
    const from = isCue ? index + 1 : index;
    for (let at = from; at < tokens.length && run.length < longestName; at += 1) {
      const token = tokens[at];
      if (!token || (run.length + (isCue ? 1 : 0) > 0 && token.breaksBefore) || taken.has(at)) break;
      // "phố thiên đức" is a name too, but "KCN Quế Võ cả ngày" ends with its capitals.
      const isEnded = run.length > 1 && tokens[run[0] ?? -1]?.capital === true;
      const maySmall = isCue && !isEnded && !idleWords.has(token.folded) && run.length < 3;
      if (!token.capital && !isNumber(token) && !maySmall) break;
      if (run.length === 0 && token.capital && cuesWhenCapital.has(token.folded)) continue;
      run.push(at);
    }
    const [only] = run;
    const single = tokens[only ?? -1];
    // "chợ Nhớn", "cầu Hồ": one word, which the word before it makes a name.
    if (isCue && run.length === 1 && only === index + 1 && single?.capital === true)
      names.set(pairOf(cue, single), text.slice(cue.start, single.end));
    if (run.length < 2) continue;
    const before = tokens[(run[0] ?? 0) - 1];
    if (!isCue && before && personCues.has(before.folded)) {
      index = run.at(-1) ?? index;
      continue;
    }
    add(run);
    index = run.at(-1) ?? index;
  }
  return names;
}

/** Reads a report once for all comparisons. */
export function profileOf(report: IncidentReport): ReportProfile {
  const { text } = report;
  const tokens = tokenise(text, 220);
  const said = findMatters(tokens);
  const taken = new Set<number>();
  for (const { start, end } of said) for (let at = start; at < end; at += 1) taken.add(at);
  const place = foldVi(report.unitName ?? '').split(' ');
  const placePairs = new Set(place.slice(1).map((word, index) => `${place[index] ?? ''} ${word}`));
  const names = namesOf(tokens, text, taken);
  for (const pair of placePairs) names.delete(pair);

  const shingles = new Map<string, { weight: number; written: string }>();
  const pairs = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    const joined = next && !next.breaksBefore ? pairOf(token, next) : null;
    if (joined !== null && next) {
      pairs.add(joined);
      const isIdle = idleWords.has(token.folded) && idleWords.has(next.folded);
      if (!isIdle && !names.has(joined) && !placePairs.has(joined))
        shingles.set(joined, { weight: 1, written: text.slice(token.start, next.end) });
    }
    const isName = joined !== null && (names.has(joined) || placePairs.has(joined));
    if (!idleWords.has(token.folded) && !isName && !place.includes(token.folded) && !isNumber(token))
      shingles.set(token.folded, { weight: 0.6, written: text.slice(token.start, token.end) });
  }
  let weight = 0;
  for (const shingle of shingles.values()) weight += shingle.weight;
  return {
    report,
    shingles,
    weight,
    pairs,
    names,
    matters: new Map(said.map(({ matter }) => [matter.key, matter])),
  };
}
