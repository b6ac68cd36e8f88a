import type { TFunction } from 'i18next';

/** From Monday to Sunday, as weeks are read here; numbers as in `Date.getDay`. */
export const weekDays = [1, 2, 3, 4, 5, 6, 0] as const;
export type WeekDay = (typeof weekDays)[number];

/** Days of the week in words: three or more in a row as a span, 'thứ Hai – thứ Sáu'. */
export function dayWords(days: readonly number[], t: TFunction): string {
  const chosen = weekDays.map((day) => days.includes(day));
  if (chosen.every(Boolean)) return t('rules.everyDay');
  const spans: WeekDay[][] = [];
  for (const [index, day] of weekDays.entries()) {
    if (!chosen[index]) continue;
    const open = chosen[index - 1] ? spans.at(-1) : undefined;
    if (open) open.push(day);
    else spans.push([day]);
  }
  if (spans.length === 0) return '…';
  return spans
    .map((span) => {
      const names = span.map((day) => t(`rules.day_${day}`));
      return span.length > 2 ? `${names[0]} – ${names.at(-1)}` : names.join(', ');
    })
    .join(', ');
}
