import { beforeAll, describe, expect, it } from 'vitest';
import type { TFunction } from 'i18next';
import { createI18n } from '../i18n/setup.ts';
import { spanWords } from './span-words.ts';

let t: TFunction;

beforeAll(async () => {
  t = (await createI18n('vi')).t;
});

describe('how long a window is open', () => {
  it.each([
    [(5 * 24 + 3) * 3_600_000 + 59 * 60_000, '5 ngày 3 giờ'],
    [7 * 24 * 3_600_000, '7 ngày'],
    [3 * 3_600_000 + 20 * 60_000, '3 giờ 20 phút'],
    [3_600_000, '1 giờ'],
    [12 * 60_000 + 30_000, '12 phút'],
    [30_000, '0 phút'],
  ])('%i ms', (ms, words) => {
    expect(spanWords(ms, t)).toBe(words);
  });
});
