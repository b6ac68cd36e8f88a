import { describe, expect, test } from 'vitest';
import { countSegments } from './sms-segments.ts';

describe('what a telephone counts while one types', () => {
  test.each([
    ['', 0, 0],
    ['a'.repeat(160), 160, 1],
    ['a'.repeat(161), 161, 2],
    ['ngập'.padEnd(70, 'a'), 70, 1],
    ['ngập'.padEnd(71, 'a'), 71, 2],
    ['{}', 4, 1],
  ])('%s', (text, characters, count) => {
    expect(countSegments(text)).toEqual({ characters, count });
  });
});
