import { expect, it } from 'vitest';
import { readJson } from './read-json.ts';

it('gives what a text or bytes hold, and null for what is no JSON', () => {
  expect(readJson('{"a":["ổ"]}')).toEqual({ a: ['ổ'] });
  expect(readJson(Buffer.from('"ổ gà"'))).toBe('ổ gà');
  expect(['', '{', 'undefined', '['.repeat(200_000)].map((text) => readJson(text))).toEqual([null, null, null, null]);
});
