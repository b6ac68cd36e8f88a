import { describe, expect, it } from 'vitest';
import { clockShare, clockTone, clockWords, readCalendar } from './clock-words.ts';
import type { ClockView } from './clock.ts';

const office = [
  ['07:30', '11:30'],
  ['13:30', '17:00'],
] satisfies [string, string][];
const hours = { '1': office, '2': office, '3': office, '4': office, '5': office };
const calendar = readCalendar({ zone: 'Asia/Ho_Chi_Minh', hours, holidays: [], special: {} });
if (!calendar) throw new Error('the calendar of this test must be readable');

const running: ClockView = {
  id: 'c1',
  kind: 'accept',
  scope: 'assignment',
  agency: null,
  state: 'running',
  startedAt: '2026-11-23T00:30:00.000Z',
  dueAt: '2026-11-24T01:00:00.000Z',
  pausedAt: null,
  stoppedAt: null,
  breachedAt: null,
  usedShare: 0,
  amount: 8,
  unit: 'working-hours',
};

describe('how a deadline is shown', () => {
  it('counts what remains in working time', () => {
    const now = Date.parse('2026-11-23T08:10:00.000Z');

    expect(clockWords(running, calendar, now, 'vi')).toBe('còn 2 giờ 20 phút làm việc');
    expect(clockShare(running, calendar, now)).toBeCloseTo(1 - (2 + 1 / 3) / 8);
  });

  it('does not count a pause that moved the deadline as time used', () => {
    const moved = { ...running, dueAt: '2026-11-24T03:00:00.000Z' };

    expect(clockShare(moved, calendar, Date.parse('2026-11-23T04:30:00.000Z'))).toBeCloseTo(0.25);
  });

  it('names its tone by what has happened before what may happen', () => {
    expect(clockTone(running, 0.2)).toBe('calm');
    expect(clockTone(running, 0.85)).toBe('soon');
    expect(clockTone(running, 1.1)).toBe('late');
    expect(clockTone({ ...running, state: 'paused', pausedAt: running.startedAt }, 0.9)).toBe('paused');
    expect(clockTone({ ...running, state: 'stopped', breachedAt: running.dueAt }, 1.2)).toBe('done_late');
  });

  it('cannot be read from a calendar that is wrong', () => {
    expect(readCalendar({ zone: 'Nowhere/Else', hours: {}, holidays: [], special: {} })).toBeNull();
  });
});
