import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { parseInstant } from '../../lib/instant.ts';
import { calendarOf, parseCalendarRecord } from '../calendar/calendar-record.ts';
import { units } from '../calendar/calendar.ts';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import { addUnits } from '../calendar/units.ts';
import { bucketOf, nextDue, shareUsed, warningsDue } from './clock-report.ts';
import type { Clock } from './clock.ts';
import {
  breachIfDue,
  extendClock,
  measure,
  pauseClock,
  pauseLimit,
  resumeClock,
  startClock,
  startClocks,
  stopClock,
} from './clock.ts';
import { describePromise, describeRemaining } from './describe.ts';
import { parsePolicies } from './parse-policy.ts';
import type { ClockTerms } from './policy.ts';
import { choosePolicy } from './policy.ts';

function seed(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../prisma/seed/data/${name}.json`, import.meta.url), 'utf8'));
}

const calendar = compileCalendar(calendarOf(parseCalendarRecord(seed('calendar')).data));
const policies = parsePolicies(seed('policies'));

function vn(text: string): number {
  const at = parseInstant(`${text}+07:00`);
  if (at === null) throw new Error(text);
  return at;
}

function local(at: number | null): string | null {
  return at === null ? null : new Date(at + 7 * 3_600_000).toISOString().slice(0, 16);
}

function clockOf(overrides: Partial<ClockTerms>, startedAt = '2026-03-02T08:00'): Clock {
  const terms: ClockTerms = {
    kind: 'resolve',
    scope: 'ticket',
    amount: 4,
    unit: 'working-hours',
    warnAt: [0.5, 0.8],
    ...overrides,
  };
  return startClock(terms, calendar, vn(startedAt));
}

describe('policies', () => {
  test.each([
    ['urgent', { priority: 'urgent', complexity: 'complex', severalAgencies: true }],
    ['several-agencies', { priority: 'normal', complexity: 'complex', severalAgencies: true }],
    ['complex', { priority: 'normal', complexity: 'complex', severalAgencies: false }],
    ['normal', { priority: 'normal', complexity: 'simple', severalAgencies: false }],
  ] as const)('%s is the first that fits', (code, facts) => {
    expect(choosePolicy(policies, facts)?.code).toBe(code);
  });

  test('none fits when every condition fails', () => {
    expect(
      choosePolicy(policies.slice(0, 1), { priority: 'normal', complexity: 'simple', severalAgencies: false }),
    ).toBeNull();
  });

  test('mistakes name the field', () => {
    const terms = { kind: 'triage', scope: 'ticket', amount: 2, unit: 'working-hours', warnAt: [] };
    const policy = { code: 'a', nameVi: 'a', nameEn: 'a', when: {}, clocks: [terms], maxPauseDays: 1 };
    const wrong =
      (clock: object): (() => unknown) =>
      () =>
        parsePolicies([{ ...policy, clocks: [{ ...terms, ...clock }] }]);

    expect(wrong({ unit: 'weeks' })).toThrow('policies[0].clocks[0].unit: must be one of minutes');
    expect(wrong({ amount: -1 })).toThrow('policies[0].clocks[0].amount: must not be negative');
    expect(wrong({ amount: 1.5, unit: 'working-days' })).toThrow('policies[0].clocks[0].amount: working-days');
    expect(wrong({ warnAt: [80] })).toThrow('policies[0].clocks[0].warnAt: must be a share');
    expect(() => parsePolicies([{ ...policy, clocks: [terms, terms] }])).toThrow('two clocks for ticket triage');
  });
});

describe('a clock', () => {
  test('starts for each promise of its scope', () => {
    const normal = choosePolicy(policies, { priority: 'normal', complexity: 'simple', severalAgencies: false });
    if (!normal) throw new Error('no policy');

    const ticket = startClocks({ policy: normal, calendar, scope: 'ticket', at: vn('2026-03-06T18:00') });
    const assignment = startClocks({ policy: normal, calendar, scope: 'assignment', at: vn('2026-03-06T18:00') });

    expect(ticket.map((clock) => [clock.kind, local(clock.dueAt)])).toEqual([
      ['acknowledge', '2026-03-06T18:05'],
      ['triage', '2026-03-09T09:30'],
      ['resolve', '2026-03-13T17:00'],
    ]);
    expect(assignment.map((clock) => [clock.kind, local(clock.dueAt)])).toEqual([
      ['accept', '2026-03-10T08:00'],
      ['resolve', '2026-03-13T17:00'],
    ]);
    expect(local(nextDue(ticket))).toBe('2026-03-06T18:05');
  });

  test('keeps its remaining working time over a pause', () => {
    const paused = pauseClock(clockOf({}), vn('2026-03-02T10:00'));
    const resumed = resumeClock(paused, calendar, vn('2026-03-06T16:00'));

    expect(local(resumed.dueAt)).toBe('2026-03-09T08:30');
    expect(resumed.state).toBe('running');
    expect(shareUsed(resumed, calendar, vn('2026-03-06T16:00'))).toBe(0.5);
    expect(nextDue([paused])).toBeNull();
  });

  test('is in time at its very deadline and late a millisecond after, whether or not a sweep saw it', () => {
    const clock = clockOf({});

    expect(stopClock(clock, clock.dueAt)).toMatchObject({ state: 'stopped', breachedAt: null });
    expect(stopClock(clock, clock.dueAt + 1)).toMatchObject({ state: 'stopped', breachedAt: clock.dueAt });
    expect(breachIfDue(clock, clock.dueAt)).toBe(clock);
    expect(breachIfDue(clock, clock.dueAt + 1).breachedAt).toBe(clock.dueAt);
    expect(nextDue([breachIfDue(clock, clock.dueAt + 1)])).toBeNull();
  });

  test('stays late when it is paused after its deadline', () => {
    const clock = clockOf({});
    const paused = pauseClock(clock, clock.dueAt + 1);
    const resumed = resumeClock(paused, calendar, clock.dueAt + 9_000_000);

    expect(paused.breachedAt).toBe(clock.dueAt);
    expect(resumed.dueAt).toBe(clock.dueAt);
    expect(bucketOf(resumed, clock.dueAt)).toBe('open-overdue');
  });

  test('that is answered during a pause is in time', () => {
    const paused = pauseClock(clockOf({}), vn('2026-03-02T10:00'));
    const stopped = stopClock(paused, vn('2026-03-20T10:00'));

    expect(bucketOf(stopped, vn('2026-03-21T10:00'))).toBe('answered-in-time');
    expect(shareUsed(stopped, calendar, vn('2026-03-21T10:00'))).toBe(0.5);
  });

  test('changes nothing when told the same twice', () => {
    const clock = clockOf({});
    const paused = pauseClock(clock, vn('2026-03-02T10:00'));
    const stopped = stopClock(clock, vn('2026-03-02T10:00'));

    expect(pauseClock(paused, vn('2026-03-02T11:00'))).toBe(paused);
    expect(resumeClock(clock, calendar, vn('2026-03-02T11:00'))).toBe(clock);
    expect(stopClock(stopped, vn('2026-03-02T11:00'))).toBe(stopped);
    expect(pauseClock(stopped, vn('2026-03-02T11:00'))).toBe(stopped);
  });

  test('may wait for the sender for so many days', () => {
    const paused = pauseClock(clockOf({}), vn('2026-03-02T10:00'));

    expect(local(pauseLimit(paused, { maxPauseDays: 10 }, calendar))).toBe('2026-03-12T10:00');
    expect(pauseLimit(clockOf({}), { maxPauseDays: 10 }, calendar)).toBeNull();
  });

  test('is extended when that is asked for before the deadline, even if approved after it', () => {
    const clock = clockOf({ amount: 5, unit: 'working-days' });
    const breached = breachIfDue(clock, clock.dueAt + 1);
    const ask = { calendar, amount: 2, unit: 'working-days' } as const;

    const granted = extendClock({ ...ask, clock: breached, askedAt: clock.dueAt });

    expect(granted).toMatchObject({ isGranted: true, clock: { breachedAt: null, dueAt: vn('2026-03-11T17:00') } });
    expect(extendClock({ ...ask, clock, askedAt: clock.dueAt + 1 })).toEqual({ isGranted: false, reason: 'late' });
    expect(extendClock({ ...ask, clock: stopClock(clock, clock.startedAt), askedAt: clock.startedAt })).toEqual({
      isGranted: false,
      reason: 'stopped',
    });
  });

  test('falls into one of four buckets', () => {
    const clock = clockOf({});
    const late = clock.dueAt + 60_000;

    expect(bucketOf(clock, clock.dueAt)).toBe('open-in-time');
    expect(bucketOf(clock, late)).toBe('open-overdue');
    expect(bucketOf(stopClock(clock, clock.dueAt), late)).toBe('answered-in-time');
    expect(bucketOf(stopClock(clock, late), late)).toBe('answered-late');
    expect(bucketOf(pauseClock(clock, clock.dueAt), late)).toBe('open-in-time');
  });

  test('warns at shares of its time', () => {
    const clock = clockOf({ warnAt: [0.8, 0.5] });

    expect(warningsDue(clock, calendar, vn('2026-03-02T09:59'))).toEqual([]);
    expect(warningsDue(clock, calendar, vn('2026-03-02T10:00'))).toEqual([0.5]);
    expect(warningsDue(clock, calendar, vn('2026-03-03T10:00'))).toEqual([0.5, 0.8]);
    expect(shareUsed(clock, calendar, vn('2026-03-03T08:30'))).toBe(2);
    expect(shareUsed(clockOf({ amount: 0 }), calendar, vn('2026-03-02T07:00'))).toBe(1);
  });
});

test('pausing and resuming any number of times keeps what was left and the share used', () => {
  const unit = fc.constantFrom(...units);
  const steps = fc.array(fc.tuple(fc.nat(3_000_000), fc.nat(500_000_000)), { maxLength: 5 });
  const start = fc.integer({ min: vn('2026-01-01T00:00'), max: vn('2027-01-01T00:00') });
  assertProperty(
    fc.property(unit, fc.integer({ min: 1, max: 12 }), start, steps, (of1, amount, at, pauses) => {
      let clock = startClock({ kind: 'resolve', scope: 'ticket', amount, unit: of1, warnAt: [] }, calendar, at);
      const whole = measure(calendar, of1, at, clock.dueAt);
      let now = at;
      for (const [run, wait] of pauses) {
        const pausedAt = now + run;
        if (pausedAt > clock.dueAt) break;
        const left = measure(calendar, of1, pausedAt, clock.dueAt);
        const share = shareUsed(clock, calendar, pausedAt);
        now = pausedAt + wait;
        const paused = pauseClock(clock, pausedAt);
        expect(shareUsed(paused, calendar, now)).toBe(share);
        clock = resumeClock(paused, calendar, now);
        expect(measure(calendar, of1, now, clock.dueAt)).toBe(left);
        expect(shareUsed(clock, calendar, now)).toBeCloseTo(share, 12);
      }
      expect(measure(calendar, of1, at, clock.dueAt) - clock.pausedMs).toBe(whole);
      expect(clock.dueAt).toBeGreaterThanOrEqual(addUnits(calendar, at, amount, of1));
    }),
    { runs: 2000 },
  );
});

describe('in words', () => {
  const hours = clockOf({});
  const days = clockOf({ amount: 5, unit: 'working-days' });
  const plain = clockOf({ amount: 15, unit: 'days' });

  test.each<[string, Clock, string, string, string]>([
    ['hours', hours, '2026-03-02T08:40', 'còn 3 giờ 20 phút làm việc', '3 hours 20 minutes of working time left'],
    ['minutes', hours, '2026-03-02T13:45', 'còn 15 phút làm việc', '15 minutes of working time left'],
    ['one hour', hours, '2026-03-02T11:00', 'còn 1 giờ làm việc', '1 hour of working time left'],
    ['the last minute', hours, '2026-03-02T14:00', 'còn chưa đến 1 phút', 'less than a minute left'],
    ['overdue', hours, '2026-03-02T16:00', 'quá hạn 2 giờ làm việc', 'overdue by 2 hours of working time'],
    ['days', days, '2026-03-03T14:00', 'còn 4 ngày 3 giờ làm việc', '4 working days 3 hours left'],
    ['one day', days, '2026-03-06T17:30', 'còn 1 ngày làm việc', '1 working day left'],
    ['the last day', days, '2026-03-09T15:10', 'còn 1 giờ 50 phút làm việc', '1 hour 50 minutes of working time left'],
    ['days overdue', days, '2026-03-11T18:00', 'quá hạn 2 ngày làm việc', 'overdue by 2 working days'],
    ['just overdue', days, '2026-03-09T20:00', 'vừa quá hạn', 'just overdue'],
    ['calendar days', plain, '2026-03-03T09:00', 'còn 13 ngày 23 giờ', '13 days 23 hours left'],
    [
      'paused',
      pauseClock(hours, vn('2026-03-02T09:00')),
      '2026-03-05T09:00',
      'tạm dừng, còn 3 giờ làm việc',
      'paused, 3 hours of working time left',
    ],
    ['done', stopClock(hours, vn('2026-03-02T09:00')), '2026-03-05T09:00', 'xong đúng hạn', 'done in time'],
    [
      'done late',
      stopClock(hours, vn('2026-03-02T15:00')),
      '2026-03-05T09:00',
      'xong, muộn 1 giờ làm việc',
      'done, late by 1 hour of working time',
    ],
  ])('%s', (_title, clock, now, vi, en) => {
    expect(describeRemaining(calendar, clock, vn(now), 'vi')).toBe(vi);
    expect(describeRemaining(calendar, clock, vn(now), 'en')).toBe(en);
  });

  test('a promise has its weekday', () => {
    expect(describePromise(vn('2026-11-27T17:00'), 'Asia/Ho_Chi_Minh', 'vi')).toBe('trước 17:00 thứ Sáu 27/11/2026');
    expect(describePromise(vn('2026-11-29T00:30'), 'Asia/Ho_Chi_Minh', 'vi')).toBe('trước 00:30 Chủ nhật 29/11/2026');
    expect(describePromise(vn('2026-11-27T17:00'), 'Asia/Ho_Chi_Minh', 'en')).toBe('by 17:00 on Friday 27/11/2026');
  });
});
