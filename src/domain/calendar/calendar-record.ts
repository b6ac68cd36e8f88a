import type { Calendar, Slot } from './calendar.ts';
import { asBoolean, asList, asRecord, asText } from './json-fields.ts';
import { parseCalendar, parseDate, parseSlots } from './parse-calendar.ts';

/** Why a day is what it is. An administrator switches days that a yearly notice has not confirmed. */
export type DayNote = {
  readonly date: string;
  readonly nameVi: string;
  readonly nameEn: string;
  /** Where it comes from: a law, a yearly notice, an assumption to confirm. */
  readonly basis: string;
  readonly on: boolean;
};

/** A calendar as administrators keep it: each holiday and special day with its name and basis. */
export type CalendarRecord = {
  readonly zone: string;
  readonly hours: Calendar['hours'];
  readonly holidays: readonly DayNote[];
  readonly special: readonly (DayNote & { readonly slots: readonly Slot[] })[];
};

/** One calendar with its names; agencies refer to it by id. */
export type NamedCalendar = {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly data: CalendarRecord;
};

/** The calendar that clocks run by: only days that are switched on. */
export function calendarOf(record: CalendarRecord): Calendar {
  return {
    zone: record.zone,
    hours: record.hours,
    holidays: record.holidays.filter((day) => day.on).map((day) => day.date),
    special: Object.fromEntries(record.special.filter((day) => day.on).map((day) => [day.date, day.slots])),
  };
}

/** A calendar with names from untyped JSON (seed, database). Throws an Error that names the field at fault. */
export function parseCalendarRecord(value: unknown): NamedCalendar {
  const record = asRecord(value, 'calendar');
  return {
    id: asText(record['id'], 'id'),
    nameVi: asText(record['nameVi'], 'nameVi'),
    nameEn: asText(record['nameEn'], 'nameEn'),
    data: parseCalendarData(record['data']),
  };
}

/** The `data` of a stored calendar. */
export function parseCalendarData(value: unknown): CalendarRecord {
  const record = asRecord(value, 'data');
  const { zone, hours } = parseCalendar({ zone: record['zone'], hours: record['hours'] });
  const special = asList(record['special'], 'special').map((day, index) => {
    const field = `special[${index}]`;
    return { ...parseNote(day, field), slots: parseSlots(asRecord(day, field)['slots'], `${field}.slots`) };
  });
  return {
    zone,
    hours,
    holidays: asList(record['holidays'], 'holidays').map((day, index) => parseNote(day, `holidays[${index}]`)),
    special,
  };
}

function parseNote(value: unknown, field: string): DayNote {
  const record = asRecord(value, field);
  return {
    date: parseDate(record['date'], `${field}.date`),
    nameVi: asText(record['nameVi'], `${field}.nameVi`),
    nameEn: asText(record['nameEn'], `${field}.nameEn`),
    basis: asText(record['basis'], `${field}.basis`),
    on: asBoolean(record['on'], `${field}.on`),
  };
}
