import type { Locale } from '../../src/contract/common.ts';

const zone = 'Asia/Ho_Chi_Minh';

/** '09:12' for today, '09:12 21/11' for other days, in Vietnam's time. */
export function shortTime(instant: string, now = new Date()): string {
  const at = new Date(instant);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
  const day = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: '2-digit', timeZone: zone });
  return day.format(at) === day.format(now) ? time : `${time} ${day.format(at)}`;
}

/** '17:00 thứ Sáu 27/11/2026': a promise is told in full. */
export function fullTime(instant: string, lang: Locale): string {
  const at = new Date(instant);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
  const day = new Intl.DateTimeFormat('en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: zone,
  }).format(at);
  const weekday = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', {
    weekday: 'long',
    timeZone: zone,
  }).format(at);
  return `${time} ${weekday.replace('Thứ', 'thứ')} ${day}`;
}
