import type { Locale } from '../../../src/contract/common.ts';

function locale(lang: Locale): string {
  return lang === 'vi' ? 'vi-VN' : 'en-GB';
}

/** 1.234 in Vietnamese, 1,234 in English. */
export function wholeNumber(value: number, lang: Locale): string {
  return new Intl.NumberFormat(locale(lang), { maximumFractionDigits: 0 }).format(value);
}

export function oneDecimal(value: number, lang: Locale): string {
  return new Intl.NumberFormat(locale(lang), { maximumFractionDigits: 1 }).format(value);
}

/** `share` 0 to 1 as whole per cent. */
export function percent(share: number, lang: Locale): string {
  return new Intl.NumberFormat(locale(lang), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A count of a queue: exact up to 999. */
export function queueCount(value: number): string {
  return value > 999 ? '999+' : String(value);
}

const kilobyte = 1024;

export function fileSize(bytes: number, lang: Locale): string {
  if (bytes < kilobyte * kilobyte) return `${wholeNumber(Math.max(1, bytes / kilobyte), lang)} KB`;
  return `${oneDecimal(bytes / (kilobyte * kilobyte), lang)} MB`;
}
