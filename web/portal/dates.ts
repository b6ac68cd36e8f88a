import type { Locale } from '../../src/contract/common.ts';

const weekdays: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  vi: {
    Sun: 'Chủ nhật',
    Mon: 'thứ Hai',
    Tue: 'thứ Ba',
    Wed: 'thứ Tư',
    Thu: 'thứ Năm',
    Fri: 'thứ Sáu',
    Sat: 'thứ Bảy',
  },
  en: {
    Sun: 'Sunday',
    Mon: 'Monday',
    Tue: 'Tuesday',
    Wed: 'Wednesday',
    Thu: 'Thursday',
    Fri: 'Friday',
    Sat: 'Saturday',
  },
};

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const inVietnam = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  weekday: 'short',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(iso: string): Readonly<Record<string, string>> {
  return Object.fromEntries(inVietnam.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
}

/** The day of an ISO instant in Vietnam, in full: 'thứ Sáu 27/11/2026', 'Friday 27 November 2026'. */
export function fullDay(iso: string, lang: Locale): string {
  const { weekday = '', day = '', month = '', year = '' } = partsOf(iso);
  const name = weekdays[lang][weekday] ?? '';
  if (lang === 'vi') return `${name} ${day}/${month}/${year}`;
  return `${name} ${String(Number(day))} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** An ISO instant in Vietnam, in full: '17:00 thứ Sáu 27/11/2026', '17:00, Friday 27 November 2026'. */
export function fullTime(iso: string, lang: Locale): string {
  const { hour = '', minute = '' } = partsOf(iso);
  return `${hour}:${minute}${lang === 'en' ? ',' : ''} ${fullDay(iso, lang)}`;
}

/** '2,3 MB' in Vietnamese, '2.3 MB' in English; below a megabyte in whole kilobytes. A kB is 1,024 bytes, as phones count. */
export function fileSize(bytes: number, lang: Locale): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${String(Math.max(1, Math.round(kilobytes)))} kB`;
  const megabytes = (Math.round((kilobytes / 1024) * 10) / 10).toString();
  return `${lang === 'vi' ? megabytes.replace('.', ',') : megabytes} MB`;
}
