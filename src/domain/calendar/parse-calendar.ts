import type { Calendar, Slot } from './calendar.ts';
import { dayNumber, minuteOfDay, weekdays } from './calendar.ts';
import { asList, asRecord, asText } from './json-fields.ts';
import { isZone } from './zone.ts';

/**
 * A calendar from untyped JSON. Slots come back sorted; days without an entry in `hours` are free; `holidays` and
 * `special` may be missing. Throws an Error that names the field at fault (unknown zone, reversed or overlapping slots,
 * a date that does not exist).
 */
export function parseCalendar(value: unknown): Calendar {
  const record = asRecord(value, 'calendar');
  const zone = asText(record['zone'], 'zone');
  if (!isZone(zone)) throw new Error(`zone: unknown time zone '${zone}'`);
  const holidays = asList(record['holidays'] ?? [], 'holidays');
  const special = asRecord(record['special'] ?? {}, 'special');
  return {
    zone,
    hours: parseHours(record['hours']),
    holidays: holidays.map((date, index) => parseDate(date, `holidays[${index}]`)),
    special: Object.fromEntries(
      Object.entries(special).map(([date, slots]) => [
        parseDate(date, 'special'),
        parseSlots(slots, `special.${date}`),
      ]),
    ),
  };
}

export function parseDate(value: unknown, field: string): string {
  const date = asText(value, field);
  if (dayNumber(date) === null) throw new Error(`${field}: '${date}' is not a date (YYYY-MM-DD)`);
  return date;
}

/** Slots of one day, sorted; two of them may touch but not overlap. */
export function parseSlots(value: unknown, field: string): readonly Slot[] {
  const slots = asList(value, field).map((slot, index) => parseSlot(slot, `${field}[${index}]`));
  slots.sort((a, b) => a.start - b.start);
  for (const [index, slot] of slots.entries()) {
    const next = slots[index + 1];
    if (next && next.start < slot.end) {
      throw new Error(`${field}: ${slot.text.join('–')} and ${next.text.join('–')} overlap`);
    }
  }
  return slots.map((slot) => slot.text);
}

function parseHours(value: unknown): Calendar['hours'] {
  const record = asRecord(value, 'hours');
  for (const key of Object.keys(record)) {
    if (!weekdays.some((day) => day === key))
      throw new Error(`hours: '${key}' is not a day of the week (0 = Sunday … 6)`);
  }
  return {
    '0': parseSlots(record['0'] ?? [], 'hours.0'),
    '1': parseSlots(record['1'] ?? [], 'hours.1'),
    '2': parseSlots(record['2'] ?? [], 'hours.2'),
    '3': parseSlots(record['3'] ?? [], 'hours.3'),
    '4': parseSlots(record['4'] ?? [], 'hours.4'),
    '5': parseSlots(record['5'] ?? [], 'hours.5'),
    '6': parseSlots(record['6'] ?? [], 'hours.6'),
  };
}

function parseSlot(value: unknown, field: string): { start: number; end: number; text: Slot } {
  const pair = asList(value, field);
  if (pair.length !== 2) throw new Error(`${field}: must be [start, end]`);
  const text: Slot = [asText(pair[0], field), asText(pair[1], field)];
  const start = minuteOfDay(text[0]);
  const end = minuteOfDay(text[1]);
  if (start === null || text[0] === '24:00') throw new Error(`${field}: '${text[0]}' is not a start time (HH:MM)`);
  if (end === null) throw new Error(`${field}: '${text[1]}' is not an end time (HH:MM, up to 24:00)`);
  if (end <= start) throw new Error(`${field}: ${text[0]}–${text[1]} ends before it starts`);
  return { start, end, text };
}
