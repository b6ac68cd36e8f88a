import { expect, it } from 'vitest';
import { parseExactJson } from './exact-json.ts';

it('keeps long ids apart, and everything else as it is', () => {
  const text =
    '{"id": 12345678901234567890, "list": [-12345678901234567, 0.1234567890123456789, 1e3], "say": "so 12345678901234567890, \\"x\\" 1", "n": 123456789012345}';

  expect(parseExactJson(text)).toEqual({
    id: '12345678901234567890',
    list: ['-12345678901234567', 0.12345678901234568, 1000],
    say: 'so 12345678901234567890, "x" 1',
    n: 123_456_789_012_345,
  });
});

it('does not mind a mark before it, and throws for what is no JSON', () => {
  expect(parseExactJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
  expect(() => parseExactJson('{"a":')).toThrow(SyntaxError);
});
