import { describe, expect, it } from 'vitest';
import { restMs } from './rest.ts';

describe('restMs', () => {
  it('lets a platform fail a few times', () => {
    expect([0, 1, 4].map(restMs)).toEqual([0, 0, 0]);
  });

  it('rests twice as long each time, ten minutes at the most', () => {
    expect([5, 6, 7].map(restMs)).toEqual([30_000, 60_000, 120_000]);
    expect(restMs(30)).toBe(600_000);
  });
});
