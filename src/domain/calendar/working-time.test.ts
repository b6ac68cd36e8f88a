import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { parseInstant } from '../../lib/instant.ts';
import type { Calendar } from './calendar.ts';
import { dayMs, hourMs, minuteMs, minuteOfDay } from './calendar.ts';
import { compileCalendar } from './compile-calendar.ts';
import { addUnits, elapsedUnits } from './units.ts';
import { addWorkingTime, workingMsBetween } from './working-time.ts';

const office: Calendar = {
  zone: 'Asia/Ho_Chi_Minh',
  hours: {
    '0': [],
    '1': [
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ],
    '2': [
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ],
    '3': [
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ],
    '4': [
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ],
    '5': [
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ],
    '6': [['08:00', '11:00']],
  },
  holidays: ['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-08-31'],
  special: {
    '2026-01-10': [
      ['07:30', '11:30'],
      ['13:30', '17:00'],
    ],
    '2026-08-22': [['09:00', '10:00']],
    '2026-02-18': [['08:00', '10:00']],
  },
};
const newYork: Calendar = {
  ...office,
  zone: 'America/New_York',
  hours: {
    '0': [['00:00', '24:00']],
    '1': [
      ['00:30', '05:00'],
      ['22:00', '24:00'],
    ],
    '2': [],
    '3': [['09:00', '17:00']],
    '4': [],
    '5': [],
    '6': [['12:00', '24:00']],
  },
  holidays: ['2026-03-11'],
  special: {},
};
const cairo: Calendar = { ...newYork, zone: 'Africa/Cairo' };
const chatham: Calendar = { ...newYork, zone: 'Pacific/Chatham' };
const calendars = [office, newYork, cairo, chatham];

function instant(text: string): number {
  const at = parseInstant(text);
  if (at === null) throw new Error(text);
  return at;
}

/**
 * The slow way: asks Intl for the local time of every minute. Slots here never begin or end inside a repeated hour, for
 * which "first of the two" would need more than a look at the clock.
 */
function oracle(calendar: Calendar): (at: number) => boolean {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: calendar.zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const holidays = new Set(calendar.holidays);
  const seen = new Map<number, boolean>();
  return (at) => {
    const known = seen.get(at);
    if (known !== undefined) return known;
    const [date = '', time = ''] = format.format(at).split(', ');
    const weekday = String(new Date(`${date}T00:00:00Z`).getUTCDay());
    const week = Object.entries(calendar.hours).find(([key]) => key === weekday)?.[1] ?? [];
    const slots = calendar.special[date] ?? (holidays.has(date) ? [] : week);
    const minute = minuteOfDay(time) ?? -1;
    const open = slots.some(([start, end]) => (minuteOfDay(start) ?? 0) <= minute && minute < (minuteOfDay(end) ?? 0));
    seen.set(at, open);
    return open;
  };
}

const minute = (from: string, days: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: days * 1440 }).map((offset) => instant(from) + offset * minuteMs);
/** Around changes of the clocks, holidays and swapped days. */
const anyMinute = fc.oneof(
  minute('2026-03-06T00:00Z', 6),
  minute('2026-10-30T00:00Z', 4),
  minute('2026-04-22T00:00Z', 5),
  minute('2026-02-12T00:00Z', 10),
  minute('2026-04-03T00:00Z', 4),
  minute('2026-09-25T00:00Z', 4),
  minute('2026-01-05T00:00Z', 8),
);
const anyCalendar = fc.constantFrom(...calendars);
const anyInstant = fc.integer({ min: instant('2025-11-01T00:00Z'), max: instant('2027-03-01T00:00Z') });

const compiled = new Map(
  calendars.map((calendar) => [calendar, { calendar: compileCalendar(calendar), isOpen: oracle(calendar) }]),
);
function of(calendar: Calendar): { calendar: ReturnType<typeof compileCalendar>; isOpen: (at: number) => boolean } {
  const found = compiled.get(calendar);
  if (!found) throw new Error('unknown calendar');
  return found;
}

describe('working time, minute by minute', () => {
  test('a deadline is where counting open minutes ends', () => {
    assertProperty(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 0, max: 1500 }), (which, from, amount) => {
        const { calendar, isOpen } = of(which);

        let at = from;
        let left = amount;
        if (left === 0) while (!isOpen(at)) at += minuteMs;
        while (left > 0) {
          if (isOpen(at)) left -= 1;
          at += minuteMs;
        }

        expect(addUnits(calendar, from, amount, 'working-minutes')).toBe(at);
      }),
      { runs: 1500 },
    );
  });

  test('working time between two instants is the number of open minutes', () => {
    assertProperty(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 0, max: 12_000 }), (which, from, length) => {
        const { calendar, isOpen } = of(which);
        const to = from + length * minuteMs;

        let open = 0;
        for (let at = from; at < to; at += minuteMs) if (isOpen(at)) open += 1;

        expect(workingMsBetween(calendar, from, to)).toBe(open * minuteMs);
        expect(elapsedUnits(calendar, to, from, 'working-minutes')).toBe(0 - open);
      }),
      { runs: 600 },
    );
  });

  test('working days end with the last open minute of the Nth open local day after the day of receipt', () => {
    assertProperty(
      fc.property(anyCalendar, anyMinute, fc.integer({ min: 1, max: 5 }), (which, from, amount) => {
        const { calendar, isOpen } = of(which);
        const format = new Intl.DateTimeFormat('en-CA', { timeZone: which.zone });

        let day = format.format(from);
        const receipt = day;
        let isCounted = true;
        let count = 0;
        let end = from;
        for (let at = from; count < amount || format.format(at) === day; at += minuteMs) {
          const today = format.format(at);
          if (today !== day) isCounted = false;
          day = today;
          if (day === receipt || !isOpen(at)) continue;
          if (!isCounted) count += 1;
          isCounted = true;
          end = at + minuteMs;
        }

        expect(addUnits(calendar, from, amount, 'working-days')).toBe(end);
      }),
      { runs: 60 },
    );
  });
});

describe('laws of working time', () => {
  test('more time or a later start never gives an earlier deadline', () => {
    const unit = fc.constantFrom(
      ...(['minutes', 'hours', 'days', 'working-minutes', 'working-hours', 'working-days'] as const),
    );
    const amount = fc.integer({ min: 0, max: 40 });
    assertProperty(
      fc.property(
        anyCalendar,
        unit,
        anyInstant,
        amount,
        fc.nat(3 * dayMs),
        fc.nat(20),
        (which, of1, from, n, later, more) => {
          const { calendar } = of(which);
          const due = addUnits(calendar, from, n, of1);

          expect(due).toBeGreaterThanOrEqual(from);
          expect(addUnits(calendar, from, n + more, of1)).toBeGreaterThanOrEqual(due);
          // The same wall time can be read twice when clocks go back, so calendar days compare only in steady zones.
          if (of1 !== 'days' || which === office)
            expect(addUnits(calendar, from + later, n, of1)).toBeGreaterThanOrEqual(due);
        },
      ),
      { runs: 4000 },
    );
  });

  test('adding and then counting gives the amount', () => {
    const unit = fc.constantFrom(
      ...(['minutes', 'hours', 'days', 'working-minutes', 'working-hours', 'working-days'] as const),
    );
    assertProperty(
      fc.property(anyCalendar, unit, anyInstant, fc.integer({ min: 1, max: 300 }), (which, of1, from, amount) => {
        const { calendar } = of(which);

        expect(elapsedUnits(calendar, from, addUnits(calendar, from, amount, of1), of1)).toBe(amount);
        expect(elapsedUnits(calendar, from, addUnits(calendar, from, amount, of1) - 1, of1)).toBe(amount - 1);
      }),
      { runs: 3000 },
    );
  });

  test('working time adds up over any three instants, in any order', () => {
    assertProperty(
      fc.property(anyCalendar, anyInstant, anyInstant, anyInstant, (which, a, b, c) => {
        const { calendar } = of(which);

        expect(workingMsBetween(calendar, a, b) + workingMsBetween(calendar, b, c)).toBe(
          workingMsBetween(calendar, a, c),
        );
      }),
      { runs: 3000 },
    );
  });

  test('a part of an hour counts to the millisecond', () => {
    const { calendar } = of(office);
    assertProperty(
      fc.property(anyInstant, fc.double({ min: 0, max: 50, noNaN: true }), (from, hours) => {
        const due = addUnits(calendar, from, hours, 'working-hours');

        expect(workingMsBetween(calendar, from, due)).toBe(Math.round(hours * hourMs));
      }),
    );
  });
});

test('a million deadlines take a moment', () => {
  const { calendar } = of(office);
  const start = instant('2026-01-01T00:00Z');
  const begun = performance.now();

  for (let index = 0; index < 1_000_000; index += 1) addWorkingTime(calendar, start + index * 31_557, 16 * hourMs);

  expect(performance.now() - begun).toBeLessThan(5000);
});
