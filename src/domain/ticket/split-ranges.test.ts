import { describe, expect, it } from 'vitest';
import { checkRanges, textOfRanges } from './split-ranges.ts';

const text = 'Đường hỏng. Cống tắc. Xin cảm ơn';
const road = { start: 0, end: 12 };
const drain = { start: 12, end: 22 };
const thanks = { start: 22, end: 32 };

describe('parts of a text', () => {
  it('hold every word once, in any shape', () => {
    expect(checkRanges(text, [[road, thanks], [drain]])).toBeNull();
    expect(checkRanges(text, [[road, thanks], [{ start: 12, end: 21 }]])).toBeNull();
  });

  it.each([
    ['outside', [[road], [{ start: 12, end: 33 }]]],
    ['outside', [[road], [{ start: 12, end: 12 }]]],
    ['overlap', [[road, thanks], [{ start: 11, end: 22 }]]],
    ['overlap', [[thanks, road], [drain]]],
    ['left_out', [[road], [drain]]],
    ['left_out', [[road, thanks], [{ start: 14, end: 22 }]]],
    ['empty', [[road, drain, thanks], []]],
    ['empty', [[{ start: 0, end: 10 }, drain, thanks], [{ start: 10, end: 11 }]]],
  ] as const)('are refused as %s: %j', (problem, parts) => {
    expect(checkRanges(text, parts)).toBe(problem);
  });

  it('are quoted as they stand, and on lines of their own where they stand apart', () => {
    expect(textOfRanges(text, [road, drain])).toBe('Đường hỏng. Cống tắc.');
    expect(textOfRanges(text, [road, thanks])).toBe('Đường hỏng.\nXin cảm ơn');
  });
});
