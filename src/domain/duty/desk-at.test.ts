import { describe, expect, it } from 'vitest';
import type { Calendar } from '../calendar/calendar.ts';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import { deskAt } from './desk-at.ts';
import { ringOf } from './ring.ts';
import { emptyRoster, isRosterSet, type Roster } from './roster.ts';

const day = [
  ['07:30', '11:30'],
  ['13:30', '17:00'],
] as const;
const calendar: Calendar = {
  zone: 'Asia/Ho_Chi_Minh',
  hours: { '0': [], '1': day, '2': day, '3': day, '4': day, '5': day, '6': [] },
  // Tết of 2027, and the Saturday on which a day of it is made up for.
  holidays: ['2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11', '2027-02-12'],
  special: { '2027-02-20': day },
};
const compiled = compileCalendar(calendar);
const roster: Roster = {
  ...emptyRoster,
  week: { '0': ['cn'], '1': ['t2'], '2': ['t3'], '3': ['t4'], '4': ['t5'], '5': ['t6'], '6': ['t7'] },
  days: { '2027-02-06': ['giao-thua', 'phu'], '2027-02-07': [] },
};

function at(local: string): number {
  return Date.parse(`${local}:00+07:00`);
}

function desk(local: string) {
  return deskAt(compiled, roster, at(local));
}

describe('the desk at an instant', () => {
  it('is the working desk in working time, from its first minute to before its last', () => {
    for (const local of ['2027-03-01T07:30', '2027-03-01T11:29', '2027-03-01T13:30', '2027-03-01T16:59'])
      expect(desk(local)).toEqual({ kind: 'working' });
    for (const local of ['2027-03-01T07:29', '2027-03-01T11:30', '2027-03-01T17:00'])
      expect(desk(local)).toMatchObject({ kind: 'duty' });
  });

  it('is that of the evening before until it is handed over in the morning', () => {
    expect(desk('2027-03-01T23:30')).toEqual({ kind: 'duty', people: ['t2'], since: at('2027-03-01T17:00') });
    expect(desk('2027-03-02T03:00')).toEqual({ kind: 'duty', people: ['t2'], since: at('2027-03-01T17:00') });
    expect(desk('2027-03-02T07:29')).toMatchObject({ people: ['t2'] });
    expect(desk('2027-03-02T17:00')).toMatchObject({ people: ['t3'] });
  });

  it('is each day its own over a weekend, and one stretch since Friday evening', () => {
    expect(desk('2027-03-06T12:00')).toEqual({ kind: 'duty', people: ['t7'], since: at('2027-03-05T17:00') });
    expect(desk('2027-03-07T12:00')).toEqual({ kind: 'duty', people: ['cn'], since: at('2027-03-05T17:00') });
    expect(desk('2027-03-08T07:00')).toMatchObject({ people: ['cn'] });
  });

  it('is on duty over a holiday, by the roster of the date where there is one', () => {
    expect(desk('2027-02-05T10:00')).toEqual({ kind: 'duty', people: ['t6'], since: at('2027-02-04T17:00') });
    expect(desk('2027-02-06T20:00')).toMatchObject({ people: ['giao-thua', 'phu'] });
    expect(desk('2027-02-07T05:00')).toMatchObject({ people: ['giao-thua', 'phu'] });
    expect(desk('2027-02-07T20:00')).toMatchObject({ kind: 'duty', people: [] });
    expect(desk('2027-02-12T16:00')).toEqual({ kind: 'duty', people: ['t6'], since: at('2027-02-04T17:00') });
  });

  it('works on a Saturday that makes up for a day of Tết', () => {
    expect(desk('2027-02-20T09:00')).toEqual({ kind: 'working' });
    expect(desk('2027-02-20T18:00')).toEqual({ kind: 'duty', people: ['t7'], since: at('2027-02-20T17:00') });
  });

  it('knows whether anybody was ever named', () => {
    expect([isRosterSet(emptyRoster), isRosterSet(roster)]).toEqual([false, true]);
    expect(isRosterSet({ ...emptyRoster, days: { '2027-02-06': [] } })).toBe(false);
  });
});

describe('an urgent report', () => {
  const urgent = { priority: 'urgent', state: 'new', sealed: false } as const;
  const duty = { kind: 'duty', people: ['a'], since: 0 } as const;

  it('calls the working desk, those on duty, or supervisors where nobody is', () => {
    expect(ringOf(urgent, { kind: 'working' }, null)).toEqual({ people: null, supervisors: true });
    expect(ringOf(urgent, duty, null)).toEqual({ people: ['a'], supervisors: false });
    expect(ringOf(urgent, { ...duty, people: [] }, null)).toEqual({ people: [], supervisors: true });
  });

  it('calls supervisors as well once nobody took it up in time, and nobody once somebody did', () => {
    expect(ringOf(urgent, duty, { isTaken: false, isEscalated: true })).toEqual({ people: ['a'], supervisors: true });
    expect(ringOf(urgent, duty, { isTaken: true, isEscalated: true })).toBeNull();
  });

  it('calls nobody once it was sent on, where it is not urgent, or sealed', () => {
    expect(ringOf({ ...urgent, state: 'forwarded' }, duty, null)).toBeNull();
    expect(ringOf({ ...urgent, priority: 'normal' }, duty, null)).toBeNull();
    expect(ringOf({ ...urgent, sealed: true }, duty, null)).toBeNull();
  });
});
