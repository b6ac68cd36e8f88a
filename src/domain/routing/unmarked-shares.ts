import { markedShare, tokenise } from '../text/tokens.ts';

// A text with fewer marked words than this may leave some of them out.
const markedFrom = 0.35;
// What was met less often says too little.
const fewest = 20;
// Nearly always meant: needs no entry.
const sureFrom = 0.97;

/**
 * How often a word is the one that is meant by its letters without diacritics ("cống" by "cong": 0.1), counted in texts that
 * have theirs; words of several readings only. By word in lower case, 0..1, two decimals, in the order of the alphabet.
 */
export function unmarkedShares(texts: Iterable<string>): Record<string, number> {
  const meant = new Map<string, Map<string, number>>();
  for (const text of texts) {
    const words = tokenise(text);
    if (markedShare(words) < markedFrom) continue;
    for (const { exact, folded } of words) {
      const readings = meant.get(folded) ?? new Map<string, number>();
      meant.set(folded, readings.set(exact, (readings.get(exact) ?? 0) + 1));
    }
  }
  const shares: [string, number][] = [];
  for (const readings of meant.values()) {
    const all = [...readings.values()].reduce((sum, count) => sum + count, 0);
    if (all < fewest) continue;
    for (const [exact, count] of readings) {
      const share = (count + 0.3) / (all + 1);
      if (share < sureFrom) shares.push([exact, Math.round(share * 100) / 100]);
    }
  }
  return Object.fromEntries(shares.sort(([one], [other]) => (one < other ? -1 : 1)));
}
