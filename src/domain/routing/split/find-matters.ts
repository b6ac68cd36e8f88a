import { sharesByPart, type PartsSource } from '../parts.ts';
import type { QuotedText } from '../reasons.ts';
import { telling } from './courtesy.ts';
import { cutPieces, type Piece, type PieceBreak } from './cut-pieces.ts';

/** Pieces of a text that are about one agency's matter; by their numbers, in the order of the text. */
export type Matter = { readonly agency: string; readonly pieces: readonly number[] };

/** A text cut by matters. */
export type Matters = {
  readonly pieces: readonly Piece[];
  /** At least two, of different agencies, in the order in which they begin; each piece belongs to one. */
  readonly matters: readonly Matter[];
  /** How surely two of them belong to different agencies, 0..1. */
  readonly certainty: number;
};

/** What speaks against going over to another agency here, in points of a logarithm. */
const changeCosts: Readonly<Record<PieceBreak, number>> = { item: 1, said: 1, sentence: 2, clause: 3 };
// No share of a piece counts as less than this: a few words may be wrong about it.
const leastShare = 0.03;
const fewestWords = 3;
// From so many telling words on a piece counts in full.
const enoughWords = 6;
/** What a matter must be worth by itself to count as one. */
const leastOwnShare = 0.4;

function pointsOf(shares: Float64Array | undefined, agency: number): number {
  return Math.log(leastShare + (shares?.[agency] ?? 0));
}

/** The agency of each piece, by its number, under which the whole is likeliest (Viterbi): staying is free, a change costs, and few words say little. */
function likeliestWay(pieces: readonly Piece[], shares: readonly Float64Array[], words: readonly number[]): number[] {
  const agencies = [...(shares[0]?.keys() ?? [])];
  const weightOf = (piece: number): number => Math.min(1, (words[piece] ?? 0) / enoughWords);
  let points = agencies.map((agency) => weightOf(0) * pointsOf(shares[0], agency));
  const ways: Int32Array[] = [];
  for (let at = 1; at < pieces.length; at += 1) {
    const cost = changeCosts[pieces[at]?.by ?? 'clause'];
    let best = 0;
    for (let index = 1; index < points.length; index += 1) if ((points[index] ?? 0) > (points[best] ?? 0)) best = index;
    const changed = (points[best] ?? 0) - cost;
    const from = new Int32Array(agencies.length);
    points = agencies.map((agency, index) => {
      const stays = (points[index] ?? 0) >= changed;
      from[index] = stays ? index : best;
      return (stays ? (points[index] ?? 0) : changed) + weightOf(at) * pointsOf(shares[at], agency);
    });
    ways.push(from);
  }
  let last = 0;
  for (const [index, value] of points.entries()) if (value > (points[last] ?? 0)) last = index;
  const way = [last];
  for (let at = ways.length - 1; at >= 0; at -= 1) way.unshift((last = ways[at]?.[last] ?? 0));
  return way;
}

function groupByAgency(way: readonly string[]): Matter[] {
  const groups = new Map<string, number[]>();
  for (const [piece, agency] of way.entries()) groups.set(agency, [...(groups.get(agency) ?? []), piece]);
  return [...groups].map(([agency, pieces]) => ({ agency, pieces }));
}

/** The pieces of matters that are none by themselves go to the matter before them, else to the one after. */
function withoutWeak(way: readonly string[], isStrong: (agency: string) => boolean): string[] {
  const kept: string[] = [];
  let current = way.find(isStrong) ?? '';
  for (const agency of way) {
    if (isStrong(agency)) current = agency;
    kept.push(current);
  }
  return kept;
}

/**
 * Which pieces of a text are about which agency's matter. Null where there are not at least two that stand by themselves. The
 * subject of a mail sums up and is no matter of its own. Linear in the length of the text.
 */
export function findMatters(source: PartsSource, text: QuotedText): Matters | null {
  const { tokens } = source.evidence;
  const pieces = cutPieces(text.shown, text.bodyStart, tokens);
  if (pieces.length < 2) return null;
  const pieceOf = tokens.map(() => pieces.length);
  for (const [piece, { from, to }] of pieces.entries()) pieceOf.fill(piece, from, to);
  const words = pieces.map(({ from, to }) => telling(tokens, from, to));
  const { agencies } = source.byCategory;
  const likeliest = likeliestWay(pieces, sharesByPart(source, pieceOf, pieces.length), words);
  let way = likeliest.map((at) => agencies[at] ?? '');
  for (;;) {
    const matters = groupByAgency(way);
    if (matters.length < 2) return null;
    const matterOf = new Map(
      matters.flatMap(({ pieces: own }, matter) => own.map((piece) => [piece, matter] as const)),
    );
    const partOf = pieceOf.map((piece) => matterOf.get(piece) ?? matters.length);
    const own = sharesByPart(source, partOf, matters.length).map((shares, matter) => {
      const agency = matters[matter]?.agency ?? '';
      const said = matters[matter]?.pieces.reduce((sum, piece) => sum + (words[piece] ?? 0), 0) ?? 0;
      return said < fewestWords ? 0 : (shares[agencies.indexOf(agency)] ?? 0);
    });
    const strong = new Set(matters.filter((_, matter) => (own[matter] ?? 0) >= leastOwnShare).map((one) => one.agency));
    if (strong.size < 2) return null;
    if (strong.size === matters.length) {
      const [, second = 0] = [...own].sort((one, other) => other - one);
      return { pieces, matters, certainty: second };
    }
    way = withoutWeak(way, (agency) => strong.has(agency));
  }
}
