import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../lib/instant.ts';
import { calendarOf, parseCalendarRecord } from './calendar-record.ts';
import type { Calendar, Unit } from './calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import { parseCalendar } from './parse-calendar.ts';
import { addUnits, elapsedUnits } from './units.ts';
import { zoneClock } from './zone.ts';

const seed: unknown = JSON.parse(
  readFileSync(new URL('../../../prisma/seed/data/calendar.json', import.meta.url), 'utf8'),
);
const province = calendarOf(parseCalendarRecord(seed).data);

function due(calendar: Calendar, from: string, amount: number, unit: Unit): string {
  const at = parseInstant(from);
  if (at === null) throw new Error(from);
  return new Date(addUnits(compileCalendar(calendar), at, amount, unit)).toISOString().replace(':00.000Z', 'Z');
}

function elapsed(calendar: Calendar, from: string, to: string, unit: Unit): number {
  return elapsedUnits(compileCalendar(calendar), parseInstant(from) ?? 0, parseInstant(to) ?? 0, unit);
}

/** Local time of Việt Nam as UTC text. */
function vn(text: string): string {
  return new Date(parseInstant(`${text}+07:00`) ?? 0).toISOString().replace(':00.000Z', 'Z');
}

describe('the provincial calendar', () => {
  test.each<[string, string, number, Unit, string]>([
    ['inside a slot', '2026-03-02T08:00', 60, 'working-minutes', '2026-03-02T09:00'],
    ['filling a slot exactly', '2026-03-02T08:00', 210, 'working-minutes', '2026-03-02T11:30'],
    ['one minute into the afternoon', '2026-03-02T08:00', 211, 'working-minutes', '2026-03-02T13:31'],
    ['started at the very end of the morning', '2026-03-02T11:30', 1, 'working-minutes', '2026-03-02T13:31'],
    ['started before work', '2026-03-02T05:12', 2, 'working-hours', '2026-03-02T09:30'],
    ['started at noon', '2026-03-02T12:00', 2, 'working-hours', '2026-03-02T15:30'],
    ['started on Friday evening', '2026-03-06T18:00', 4, 'working-hours', '2026-03-09T11:30'],
    ['started on Friday at the end', '2026-03-06T17:00', 0, 'working-hours', '2026-03-09T07:30'],
    ['over Tết', '2026-02-13T16:00', 2, 'working-hours', '2026-02-23T08:30'],
    ['on a swapped Saturday', '2026-01-10T06:00', 1, 'working-hours', '2026-01-10T08:30'],
    ['over the day that was swapped', '2025-12-31T16:30', 1, 'working-hours', '2026-01-05T08:00'],
    ['half an hour', '2026-03-02T08:00', 0.5, 'working-hours', '2026-03-02T08:30'],
    ['received on Friday evening, one working day', '2026-03-06T18:00', 1, 'working-days', '2026-03-09T17:00'],
    ['received on Saturday, one working day', '2026-03-07T09:00', 1, 'working-days', '2026-03-09T17:00'],
    ['received on Monday morning, five working days', '2026-03-02T07:30', 5, 'working-days', '2026-03-09T17:00'],
    ['received before Tết, five working days', '2026-02-12T10:00', 5, 'working-days', '2026-02-26T17:00'],
    ['a working Saturday counts', '2026-01-08T10:00', 2, 'working-days', '2026-01-10T17:00'],
    ['over Giỗ Tổ and 30/4', '2026-04-24T10:00', 3, 'working-days', '2026-05-04T17:00'],
    ['within the day', '2026-03-02T09:00', 0, 'working-days', '2026-03-02T17:00'],
    ['within the day, received after it', '2026-03-06T17:00', 0, 'working-days', '2026-03-09T17:00'],
    ['calendar days pay no heed to Tết', '2026-02-13T16:00', 15, 'days', '2026-02-28T16:00'],
    ['a day and a half', '2026-03-02T08:00', 1.5, 'days', '2026-03-03T20:00'],
    ['plain hours', '2026-03-06T22:00', 4, 'hours', '2026-03-07T02:00'],
    ['plain minutes', '2026-03-06T22:00', 5, 'minutes', '2026-03-06T22:05'],
  ])('%s', (_title, from, amount, unit, expected) => {
    expect(due(province, `${from}+07:00`, amount, unit)).toBe(vn(expected));
  });

  test('24/11 is worked until it is switched on', () => {
    const record = parseCalendarRecord(seed).data;
    const on = record.holidays.map((holiday) => (holiday.date === '2026-11-24' ? { ...holiday, on: true } : holiday));

    expect(due(province, '2026-11-23T10:00+07:00', 1, 'working-days')).toBe(vn('2026-11-24T17:00'));
    expect(due(calendarOf({ ...record, holidays: on }), '2026-11-23T10:00+07:00', 1, 'working-days')).toBe(
      vn('2026-11-25T17:00'),
    );
  });

  test.each<[string, string, Unit, number]>([
    ['2026-03-02T08:00', '2026-03-02T13:45', 'working-minutes', 225],
    ['2026-03-02T08:00', '2026-03-02T13:45', 'working-hours', 3],
    ['2026-03-06T18:00', '2026-03-09T07:30', 'working-minutes', 0],
    ['2026-03-02T13:45', '2026-03-02T08:00', 'working-hours', -3],
    ['2026-03-06T10:00', '2026-03-09T16:59', 'working-days', 0],
    ['2026-03-06T10:00', '2026-03-09T17:00', 'working-days', 1],
    ['2026-03-09T17:00', '2026-03-06T10:00', 'working-days', -1],
    ['2026-03-02T08:00', '2026-03-02T18:00', 'working-days', 0],
    ['2026-03-02T08:00', '2026-03-04T07:59', 'days', 1],
    ['2026-03-02T08:00', '2026-03-02T09:59', 'hours', 1],
    ['2026-03-02T08:01', '2026-03-02T08:00', 'minutes', -1],
  ])('from %s to %s there are %s: %d', (from, to, unit, expected) => {
    expect(elapsed(province, `${from}+07:00`, `${to}+07:00`, unit)).toBe(expected);
  });

  test('nothing elapsed is a plain zero', () => {
    expect(Object.is(elapsed(province, '2026-03-02T08:00Z', '2026-03-02T07:59:30Z', 'minutes'), 0)).toBe(true);
  });
});

describe('summer time in New York', () => {
  const night = parseCalendar({
    zone: 'America/New_York',
    hours: { '0': [['00:00', '08:00']], '1': [['09:00', '17:00']] },
  });

  test('the night of 8 March has an hour less', () => {
    expect(due(night, '2026-03-08T00:00-05:00', 7, 'working-hours')).toBe('2026-03-08T12:00Z');
    expect(due(night, '2026-03-08T00:00-05:00', 8, 'working-hours')).toBe('2026-03-09T14:00Z');
  });

  test('the night of 1 November has an hour more', () => {
    expect(due(night, '2026-11-01T00:00-04:00', 9, 'working-hours')).toBe('2026-11-01T13:00Z');
    expect(elapsed(night, '2026-10-31T12:00Z', '2026-11-01T20:00Z', 'working-minutes')).toBe(540);
  });

  test('a slot that was skipped does not exist, and one that starts in the skipped hour starts after it', () => {
    const skipped = parseCalendar({
      zone: 'America/New_York',
      hours: { '0': [['02:10', '02:50']], '1': [['09:00', '17:00']] },
    });
    const late = parseCalendar({ zone: 'America/New_York', hours: { '0': [['02:30', '05:00']] } });

    expect(due(skipped, '2026-03-08T00:00-05:00', 0, 'working-minutes')).toBe('2026-03-09T13:00Z');
    expect(due(skipped, '2026-03-07T00:00-05:00', 1, 'working-days')).toBe('2026-03-09T21:00Z');
    expect(due(late, '2026-03-08T00:00-05:00', 0, 'working-minutes')).toBe('2026-03-08T07:00Z');
  });

  test('calendar days keep the local time', () => {
    expect(due(night, '2026-03-07T12:00-05:00', 1, 'days')).toBe('2026-03-08T16:00Z');
    expect(due(night, '2026-10-31T12:00-04:00', 1, 'days')).toBe('2026-11-01T17:00Z');
  });
});

describe('zones', () => {
  test.each([
    'Asia/Ho_Chi_Minh',
    'America/New_York',
    'Africa/Casablanca',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ])('%s has the offsets that Intl prints', (zone) => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    const clock = zoneClock(zone);
    for (let at = Date.UTC(1970, 0, 1); at < Date.UTC(2035, 0, 1); at += 77 * 3_600_000 + 1000) {
      const wall = at + clock.offsetAt(at);

      expect(new Date(wall).toISOString().slice(0, 19).replace('T', ' ')).toBe(format.format(at));
      expect(clock.toInstant(wall)).toBeLessThanOrEqual(at);
    }
  });

  test('a day that a zone skipped has no working time', () => {
    const apia = parseCalendar({
      zone: 'Pacific/Apia',
      hours: { '5': [['08:00', '16:00']], '6': [['08:00', '16:00']] },
    });

    expect(due(apia, '2011-12-29T20:00-10:00', 1, 'working-days')).toBe('2011-12-31T02:00Z');
  });
});

describe('what is refused', () => {
  test('a negative, broken or endless amount', () => {
    const calendar = compileCalendar(province);

    expect(() => addUnits(calendar, 0, -1, 'minutes')).toThrow('amount: must not be negative');
    expect(() => addUnits(calendar, 0, Number.NaN, 'days')).toThrow('amount: must be a number');
    expect(() => addUnits(calendar, 0, 1.5, 'working-days')).toThrow('amount: working-days must be a whole number');
    expect(() => addUnits(calendar, 0, 1e9, 'working-hours')).toThrow('amount: too large');
    expect(() => addUnits(calendar, 0, 1_700_000, 'working-hours')).toThrow('amount: ends more than 200 years later');
  });

  test('a calendar without working time', () => {
    const never = compileCalendar(parseCalendar({ zone: 'UTC', hours: {} }));
    const once = compileCalendar(
      parseCalendar({ zone: 'UTC', hours: {}, special: { '2026-03-02': [['08:00', '09:00']] } }),
    );

    expect(() => addUnits(never, 0, 0, 'working-minutes')).toThrow('calendar: no working time in 400 days');
    expect(() => addUnits(never, 0, 1, 'working-days')).toThrow('calendar: no working time in 400 days');
    expect(() => addUnits(once, Date.UTC(2026, 2, 1), 61, 'working-minutes')).toThrow('no working time');
    expect(elapsedUnits(never, 0, 1e12, 'working-hours')).toBe(0);
  });

  test.each<[string, unknown, string]>([
    ['no object', [], 'calendar: must be an object'],
    ['no zone', { hours: {} }, 'zone: must be a text'],
    ['unknown zone', { zone: 'Asia/Bac_Ninh', hours: {} }, "zone: unknown time zone 'Asia/Bac_Ninh'"],
    ['no hours', { zone: 'UTC' }, 'hours: must be an object'],
    ['eighth day', { zone: 'UTC', hours: { '7': [] } }, "hours: '7' is not a day of the week"],
    [
      'reversed slot',
      { zone: 'UTC', hours: { '1': [['17:00', '13:30']] } },
      'hours.1[0]: 17:00–13:30 ends before it starts',
    ],
    ['empty slot', { zone: 'UTC', hours: { '1': [['08:00', '08:00']] } }, 'hours.1[0]'],
    [
      'overlap',
      {
        zone: 'UTC',
        hours: {
          '1': [
            ['07:30', '11:30'],
            ['11:00', '12:00'],
          ],
        },
      },
      'hours.1: 07:30–11:30 and 11:00–12:00 overlap',
    ],
    ['no time', { zone: 'UTC', hours: { '1': [['7:30', '11:30']] } }, "hours.1[0]: '7:30' is not a start time"],
    ['24:00 as a start', { zone: 'UTC', hours: { '1': [['24:00', '24:00']] } }, "'24:00' is not a start time"],
    ['25:00', { zone: 'UTC', hours: { '1': [['08:00', '25:00']] } }, "'25:00' is not an end time"],
    ['three times', { zone: 'UTC', hours: { '1': [['08:00', '09:00', '10:00']] } }, 'hours.1[0]: must be [start, end]'],
    ['bad holiday', { zone: 'UTC', hours: {}, holidays: ['2026-02-30'] }, "holidays[0]: '2026-02-30' is not a date"],
    ['holiday that is no text', { zone: 'UTC', hours: {}, holidays: [20260101] }, 'holidays[0]: must be a text'],
    [
      'bad special day',
      { zone: 'UTC', hours: {}, special: { '10/01/2026': [] } },
      "special: '10/01/2026' is not a date",
    ],
    ['bad special slot', { zone: 'UTC', hours: {}, special: { '2026-01-10': [['a', 'b']] } }, 'special.2026-01-10[0]'],
  ])('%s', (_title, value, message) => {
    expect(() => parseCalendar(value)).toThrow(message);
  });
});
