import type { TFunction } from 'i18next';

const hour = 60;
const day = 24 * hour;

/** A length of time as people say it: '45 phút', '3 giờ 20 phút', '2 ngày 4 giờ'. */
export function durationWords(minutes: number, t: TFunction): string {
  const whole = Math.round(minutes);
  if (whole < hour) return t('dashboard.minutes', { count: whole });
  if (whole < day) {
    const rest = whole % hour;
    const hours = Math.floor(whole / hour);
    return rest === 0
      ? t('dashboard.hours', { count: hours })
      : t('dashboard.hoursMinutes', { hours: String(hours), minutes: String(rest) });
  }
  const days = Math.floor(whole / day);
  const hours = Math.round((whole % day) / hour);
  return hours === 0
    ? t('dashboard.days', { count: days })
    : t('dashboard.daysHours', { days: String(days), hours: String(hours) });
}
