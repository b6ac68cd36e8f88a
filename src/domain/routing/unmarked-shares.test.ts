import { describe, expect, it } from 'vitest';
import { countReadings } from '../text/readings.ts';
import { unmarkedShares } from './unmarked-shares.ts';

describe('unmarkedShares', () => {
  it('counts how often a word is the one that is meant by its letters', () => {
    const { words } = countReadings([
      ...Array.from({ length: 30 }, () => 'cán bộ ở công ty không đến'),
      ...Array.from({ length: 10 }, () => 'cống ở phố này tắc đã lâu'),
    ]);
    const shares = unmarkedShares(words);

    expect(shares).toMatchObject({ công: 0.74, cống: 0.25 });
  });

  it('tells nothing of words that mean one thing, that are rare, or that stand in texts without diacritics', () => {
    const { words } = countReadings([
      ...Array.from({ length: 30 }, () => 'cán bộ đã đến đủ'),
      'bỏ bó bọ',
      ...Array.from({ length: 30 }, () => 'can bo da den du'),
    ]);
    const shares = unmarkedShares(words);

    expect(shares).toEqual({ bộ: 0.89, bỏ: 0.04, bó: 0.04, bọ: 0.04 });
  });
});
