import { describe, expect, it } from 'vitest';
import { leastCost } from '../../test/support/properties/least-cost.ts';
import { rtfToText } from './rtf-text.ts';

describe('rtfToText', () => {
  it.each([
    ["{\\rtf1\\ansi\\ansicpg1258 Th\\u432?a \\'f0\\'ea}", 'Thưa đê'],
    ['{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\pard M\\u7897?t\\par Hai\\line Ba\\par}', 'Một\nHai\nBa'],
    ['{\\rtf1\\uc2 \\u432??x\\{\\~\\}}', 'ưx{ }'],
    ['{\\rtf1 a\\', 'a'],
  ])('reads %s', (rtf, expected) => {
    expect(rtfToText(rtf)).toBe(expected);
  });

  it('takes linear time', () => {
    for (const piece of ['{', '}', '\\', '\\a', "\\'", '{\\*', 'a', '\\u1?']) {
      const text = piece.repeat(2 ** 20 / piece.length);
      expect(leastCost(() => rtfToText(text), 2000)).toBeLessThan(2000);
    }
  });
});
