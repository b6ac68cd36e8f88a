import { expect, it } from 'vitest';
import { parseCallTime, parseDuration } from './call-time.ts';

it.each([
  '2026-01-12 10:30:00',
  '2026/01/12 10:30:00',
  '2026-01-12T10:30:00',
  '2026-01-12 10:30',
  '12/01/2026 10:30:00',
  '20260112103000',
  '2026-01-12T03:30:00Z',
  '2026-01-12 10:30:00+07:00',
  '2026-01-12 10:30:00 +0700',
  'Mon, 12 Jan 2026 03:30:00 +0000',
  'Mon, 12 Jan 2026 03:30:00 GMT',
  '1768188600',
  '1768188600000',
])('reads %s as half past ten in Vietnam', (text) => {
  expect(parseCallTime(text)?.toISOString()).toBe('2026-01-12T03:30:00.000Z');
});

it.each(['', '0', 'hôm nay', '2026-02-30 10:00:00', '2026-01-12 25:00:00', '1', '99999999999999', '12-01-2026', 'Mon'])(
  'reads no time in "%s"',
  (text) => {
    expect(parseCallTime(text)).toBeNull();
  },
);

it('reads seconds written in two ways', () => {
  expect(['183', '00:03:03', '3:03', '0', '1.6', '', 'abc', '-5'].map(parseDuration)).toEqual([
    183,
    183,
    183,
    0,
    2,
    null,
    null,
    null,
  ]);
});
