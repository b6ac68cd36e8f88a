import type { WordCounts } from '../text/readings.ts';

// What was met less often says too little.
const fewest = 20;
// Nearly always meant: needs no entry.
const sureFrom = 0.97;

/**
 * How often a word is the one that is meant by its letters without diacritics ("cống" by "cong": 0.1); words of several
 * readings only. By word in lower case, 0..1, two decimals.
 */
export function unmarkedShares(words: WordCounts): Record<string, number> {
  const shares: [string, number][] = [];
  for (const readings of words.values()) {
    let all = 0;
    for (const count of readings.values()) all += count;
    if (all < fewest) continue;
    for (const [exact, count] of readings) {
      const share = (count + 0.3) / (all + 1);
      if (share < sureFrom) shares.push([exact, Math.round(share * 100) / 100]);
    }
  }
  return Object.fromEntries(shares);
}
