/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d{2}):?(\d{2})?)$/i;

/**
 * Reads an ISO 8601 date and time with its offset ('Z', '+07:00', '+0700' or '+07'); finer than a millisecond is cut off.
 * Null when it is anything else: a time without an offset is no instant, and 30 February is no date.
 */
export function parseInstant(text: string): Instant | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '', , sign, offsetHour = '0', offsetMinute = '0'] =
    match;
  const millis = Number(fraction.slice(0, 3).padEnd(3, '0'));
  // Date.UTC takes the years 0 to 99 for 1900 to 1999 and rolls 30 February over, so the fields are set and read back.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  if (Number(minute) > 59 || Number(second) > 59 || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return null;
  const ofDayMs = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + millis;
  if (ofDayMs > 86_400_000) return null;
  const offsetMs = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000 * (sign === '-' ? -1 : 1);
  return date.getTime() + ofDayMs - offsetMs;
}
