import fc from 'fast-check';
import { anyText } from './any-text.ts';

/** What no platform documents and some will send: other types, limits of numbers, nothing at all (`undefined`: left out). */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: anyText },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, undefined, true, '', ' ', '1e400', 'NaN') },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(0, -1, 0.5, 2 ** 53, 1e308) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>([], {}, [[]], [null], { id: null }, { length: 1 }) },
  { weight: 1, arbitrary: fc.integer() },
);

/** A body with one of its values replaced: of JSON any value at any depth, of a form a field, of anything else a line. */
export function withOddValue(body: Buffer, place: number, value: unknown): Buffer {
  const text = body.toString();
  const json = replaceInJson(text, place, value);
  if (json !== null) return Buffer.from(json);
  const isForm = /^[^=\s]+=[^\s]*$/u.test(text);
  const pieces = text.split(isForm ? '&' : '\r\n');
  const at = place % pieces.length;
  const name = pieces[at]?.split(isForm ? '=' : ':')[0] ?? '';
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  pieces[at] = isForm
    ? `${name}=${encodeURIComponent(written.replace(/\p{Surrogate}/gu, '\uFFFD'))}`
    : `${name}: ${written}`;
  return Buffer.from(pieces.join(isForm ? '&' : '\r\n'));
}

function replaceInJson(text: string, place: number, value: unknown): string | null {
  let count = 0;
  try {
    JSON.parse(text, (_key, old: unknown) => {
      count += 1;
      return old;
    });
  } catch {
    return null;
  }
  let at = 0;
  const changed: unknown = JSON.parse(text, (_key, old: unknown) => (at++ === place % count ? value : old));
  return JSON.stringify(changed) ?? '';
}
