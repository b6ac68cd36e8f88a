import { parseInstant } from '../../src/lib/instant.ts';

/** Exchanges write the clock on their wall; all of them stand in Vietnam. */
const localOffset = '+07:00';

const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/**
 * A time as exchanges write it: `yyyy-MM-dd HH:mm:ss`, `dd/MM/yyyy HH:mm:ss` and `yyyyMMddHHmmss` without an offset are local
 * (UTC+7); ISO 8601, RFC 2822, seconds and milliseconds since 1970 mean what they say. Null: none of these.
 */
export function parseCallTime(text: string): Date | null {
  const millis = instantOf(text.trim());
  if (millis === null || !(millis >= earliest && millis < latest)) return null;
  return new Date(millis);
}

function instantOf(text: string): number | null {
  if (/^\d{10}$/u.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/u.test(text)) return Number(text);
  const packed = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/u.exec(text);
  if (packed) return local(packed.slice(1));
  const dayFirst = /^(\d\d)\/(\d\d)\/(\d{4})[ T](\d\d):(\d\d)(?::(\d\d))?$/u.exec(text);
  if (dayFirst) {
    const [, day, month, year, hour, minute, second = '00'] = dayFirst;
    return local([year, month, day, hour, minute, second]);
  }
  const yearFirst = /^(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/u.exec(text);
  if (yearFirst) return local([...yearFirst.slice(1, 6), yearFirst[6] ?? '00']);
  const iso = parseInstant(text.replace(/^(\d{4}-\d\d-\d\d) (?=\d)/u, '$1T').replace(/ (?=[+-]\d\d)/u, ''));
  if (iso !== null) return iso;
  // RFC 2822, as Twilio writes it; only with a zone, or it would be this machine's.
  const mail = /^\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/u.test(text)
    ? Date.parse(text)
    : Number.NaN;
  return Number.isNaN(mail) ? null : mail;
}

function local(parts: readonly (string | undefined)[]): number | null {
  const [year, month, day, hour, minute, second] = parts;
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}${localOffset}`);
}

/** Seconds, written as a number or as `HH:MM:SS`. Null: neither. */
export function parseDuration(text: string): number | null {
  if (/^\d{1,6}(?:\.\d+)?$/u.test(text)) return Math.round(Number(text));
  const match = /^(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)$/u.exec(text);
  if (!match) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
