import type { Locale } from '../../../src/contract/common.ts';

const zone = 'Asia/Ho_Chi_Minh';
const formats = new Map<string, Intl.DateTimeFormat>();

function format(lang: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

function parts(iso: string, lang: Locale) {
  const at = new Date(iso);
  const time = format(lang, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const day = format(lang, 'weekday', { weekday: 'long' }).format(at);
  const weekday = lang === 'vi' ? day.replace('Thứ', 'thứ').replace('Chủ Nhật', 'Chủ nhật') : day;
  const date =
    lang === 'vi'
      ? format(lang, 'date', { day: 'numeric', month: 'numeric', year: 'numeric' }).format(at)
      : format(lang, 'date', { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  return { time, weekday, date };
}

/** '17:00 thứ Sáu 27/11/2026', '17:00 Friday 27 November 2026'. */
export function fullDate(iso: string, lang: Locale): string {
  const { time, weekday, date } = parts(iso, lang);
  return `${time} ${weekday} ${date}`;
}

/** '09:15' on the same local day, '09:15, 27/11' on another one. */
export function shortDate(iso: string, lang: Locale, nowMs: number): string {
  const { time } = parts(iso, lang);
  if (localDay(new Date(iso)) === localDay(new Date(nowMs))) return time;
  const options: Intl.DateTimeFormatOptions =
    lang === 'vi' ? { day: 'numeric', month: 'numeric' } : { day: 'numeric', month: 'short' };
  return `${time}, ${format(lang, 'short', options).format(new Date(iso))}`;
}

/** 'thứ Sáu 27/11/2026', 'Friday 27 November 2026' of a day YYYY-MM-DD. */
export function dayWords(day: string, lang: Locale): string {
  const { weekday, date } = parts(`${day}T12:00:00+07:00`, lang);
  return `${weekday} ${date}`;
}

/** The local day of an instant, YYYY-MM-DD. */
export function dayOf(iso: string): string {
  const [day, month, year] = localDay(new Date(iso)).split('/');
  return `${year}-${month}-${day}`;
}

/** '09:15'. */
export function timeOnly(iso: string, lang: Locale): string {
  return parts(iso, lang).time;
}

function localDay(at: Date): string {
  return format('en', 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The hour of the day, 0 to 23, in local time. */
export function localHour(iso: string): number {
  return Number(format('en', 'hour', { hour: '2-digit', hourCycle: 'h23' }).format(new Date(iso)));
}
