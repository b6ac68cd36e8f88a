import type { TFunction } from 'i18next';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** '5 ngày 3 giờ', '3 giờ 20 phút', '12 phút': two units at the most, none that is nothing. */
export function spanWords(ms: number, t: TFunction): string {
  const days = Math.floor(ms / dayMs);
  const hours = Math.floor((ms % dayMs) / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  const parts = [
    days > 0 ? t('composer.days', { count: days }) : '',
    hours > 0 ? t('composer.hours', { count: hours }) : '',
    days === 0 && (minutes > 0 || hours === 0) ? t('composer.minutes', { count: minutes }) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
