import type { Locale } from '../../../src/contract/common.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const steps = [
  { unit: 'minute', ms: minuteMs, below: hourMs },
  { unit: 'hour', ms: hourMs, below: 2 * dayMs },
  { unit: 'day', ms: dayMs, below: Infinity },
] as const;

/** How far an instant lies from now: '5 phút trước', 'sau 22 giờ'; null: less than a minute. */
export function farFrom(iso: string, lang: Locale, nowMs: number): string | null {
  const apart = Date.parse(iso) - nowMs;
  const size = Math.abs(apart);
  if (size < minuteMs) return null;
  const step = steps.find(({ below }) => size < below) ?? steps[2];
  const format = new Intl.RelativeTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB');
  const words = format.format(Math.sign(apart) * Math.floor(size / step.ms), step.unit);
  // 'sau 22 giờ nữa' says it twice.
  return words.replace(/ nữa$/u, '');
}
