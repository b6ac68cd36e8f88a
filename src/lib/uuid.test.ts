import { describe, expect, it } from 'vitest';
import { uuidv7 } from './uuid.ts';

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;
const start = Date.UTC(2026, 10, 22);

describe('uuidv7', () => {
  it('begins with its millisecond and has the form of RFC 9562', () => {
    const id = uuidv7(start);

    expect(id).toMatch(form);
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(start);
  });

  it('makes every id greater than the one before, also within a millisecond and when the clock goes back', () => {
    const times = [...Array.from({ length: 10_000 }, () => start + 1), start, start - 60_000, start + 2, start + 1];
    const ids = times.map(uuidv7);

    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(times.length);
    expect(ids.every((id) => form.test(id))).toBe(true);
  });
});
