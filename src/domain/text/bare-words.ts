import { clauseStart, type Followers, type Reading, type Readings } from './readings.ts';
import { markedShare, type TextToken } from './tokens.ts';

// Beyond this share of marked words, a bare word was meant as it stands.
const bareBelow = 0.1;
const mostReadings = 6;
// How much a word's own frequency counts beside what it follows, in words; and that of a word nobody has counted. Of the words of
// training texts left out, 89 of 100 are read as they were meant (17 where all stay bare).
const ownWords = 200;
const unknownCount = 0.1;

/** A reading of a word, the logarithm of how likely the best way to it is, and the step it comes from. */
type Step = { readonly exact: string; readonly points: number; readonly back: number };
type Left = { readonly followers: Followers; readonly points: number; readonly back: number };

function meantBy({ exact, folded }: TextToken, readings: Readings): readonly Reading[] {
  const known = exact === folded ? readings.of(folded) : [];
  if (known.length > mostReadings) return known.slice(0, mostReadings);
  return known.length > 0 ? known : [{ exact, count: 0 }];
}

/** The likeliest step to a reading. Lefts come the likeliest first; none leads further than it has come itself. */
function stepTo({ exact, count }: Reading, lefts: readonly Left[], readings: Readings): Step {
  const own = (ownWords * (count + unknownCount)) / (readings.words + 1);
  let best: Step = { exact, points: -Infinity, back: 0 };
  for (const { followers, points: sofar, back } of lefts) {
    if (sofar <= best.points) break;
    const points = sofar + Math.log((followers.of(exact) + own) / (followers.all + ownWords));
    if (points > best.points) best = { exact, points, back };
  }
  return best;
}

function advance(token: TextToken, before: readonly Step[], readings: Readings): Step[] {
  const lefts = before.map(({ exact, points }, back): Left => {
    return { followers: readings.after(token.breaksBefore ? clauseStart : exact), points, back };
  });
  if (lefts.length > 1) lefts.sort((one, other) => other.points - one.points);
  return meantBy(token, readings).map((reading) => stepTo(reading, lefts, readings));
}

/** Whether a text is written without diacritics. */
export function isBare(tokens: readonly TextToken[]): boolean {
  return tokens.length > 0 && markedShare(tokens) <= bareBelow;
}

/**
 * The words that a text without diacritics most likely means, one for each token: the likeliest way through the readings of all
 * its words, by what follows what (a bigram model, read by the Viterbi algorithm).
 * What has diacritics stays as it is.
 */
export function readBareWords(tokens: readonly TextToken[], readings: Readings): string[] {
  const lattice: Step[][] = [];
  let before: readonly Step[] = [{ exact: clauseStart, points: 0, back: 0 }];
  for (const token of tokens) {
    const steps = advance(token, before, readings);
    lattice.push(steps);
    before = steps;
  }
  let at = 0;
  for (const [index, { points }] of before.entries()) if (points > (before[at]?.points ?? -Infinity)) at = index;
  const meant: string[] = [];
  for (const steps of lattice.toReversed()) {
    const step = steps[at];
    meant.push(step?.exact ?? '');
    at = step?.back ?? 0;
  }
  return meant.reverse();
}
