import { describe, expect, it } from 'vitest';
import { recent } from './recent.ts';

const at = (minutes: number) => new Date(minutes * 60_000);

describe('a memory that forgets', () => {
  it('knows an entry for its time and no longer', () => {
    const memory = recent<string>({ forMs: 10 * 60_000, most: 5 });

    memory.put('lan', 'Lan', at(0));

    expect([memory.get('lan', at(9)), memory.get('lan', at(10)), memory.get('minh', at(0))]).toEqual([
      'Lan',
      undefined,
      undefined,
    ]);
  });

  it('gives up the oldest entries when there are too many', () => {
    const memory = recent<number>({ forMs: 60_000, most: 2 });

    memory.put('a', 1, at(0));
    memory.put('b', 2, at(0));
    memory.put('a', 3, at(0));
    memory.put('c', 4, at(0));

    expect(['a', 'b', 'c'].map((key) => memory.get(key, at(0)))).toEqual([3, undefined, 4]);
  });
});
