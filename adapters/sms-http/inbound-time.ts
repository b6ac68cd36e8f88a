const vietnam = '+07:00';

/**
 * When a message was written, as aggregators tell it: `yyyyMMddHHmmss` or `yyyy-MM-dd HH:mm:ss` by the clock of Vietnam,
 * ISO 8601, or seconds or milliseconds since 1970. Null: none of these.
 */
export function readTime(text: string): Date | null {
  const word = text.trim();
  const local = /^(\d{4})-?(\d{2})-?(\d{2})[ T]?(\d{2}):?(\d{2}):?(\d{2})(?:\.\d+)?$/u.exec(word);
  if (local !== null) {
    const [, year, month, day, hour, minute, second] = local;
    return valid(new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${vietnam}`));
  }
  if (/^\d{10}$/u.test(word)) return valid(new Date(Number(word) * 1000));
  if (/^\d{13}$/u.test(word)) return valid(new Date(Number(word)));
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/u.test(word)) return valid(new Date(word));
  return null;
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}
