import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { chooseOfficer, isAway, type AgencyPerson, type AgencyTeam, type OfficerQuestion } from './choose-officer.ts';

function person(id: string, overrides: Partial<AgencyPerson> = {}): AgencyPerson {
  return {
    id,
    name: `Người ${id}`,
    role: 'officer',
    teamId: null,
    capacity: 10,
    openCases: 0,
    langs: ['vi'],
    awayFrom: null,
    awayUntil: null,
    ...overrides,
  };
}

function team(id: string, overrides: Partial<AgencyTeam> = {}): AgencyTeam {
  return { id, name: `Tổ ${id}`, categories: [], units: [], ...overrides };
}

function ask(overrides: Partial<OfficerQuestion>): ReturnType<typeof chooseOfficer> {
  return chooseOfficer({
    people: [],
    teams: [],
    previous: null,
    category: 'drainage',
    unit: '09169',
    lang: 'vi',
    day: '2026-11-23',
    team: null,
    named: null,
    ...overrides,
  });
}

describe('choosing who handles a case', () => {
  it('stays with whoever handled the same sender before, however much others have to do', () => {
    const people = [person('a'), person('b', { openCases: 8 })];

    const choice = ask({ people, previous: { officerId: 'b', code: 'BN-26-222223' } });

    expect(choice.officer?.id).toBe('b');
    expect(choice.why[0]?.vi).toContain('BN-26-222223');
  });

  it('passes by a former officer who is away or has no room', () => {
    const previous = { officerId: 'b', code: 'BN-26-222223' };

    for (const change of [{ awayFrom: '2026-11-20', awayUntil: '2026-11-23' }, { openCases: 10 }, { capacity: 0 }])
      expect(ask({ people: [person('a'), person('b', change)], previous }).officer?.id).toBe('a');
  });

  it('puts whom a rule names before everything else', () => {
    const choice = ask({
      people: [person('a'), person('b')],
      named: 'b',
      previous: { officerId: 'a', code: 'BN-26-222223' },
    });

    expect(choice.officer?.id).toBe('b');
  });

  it('prefers the team of the matter and the commune to that of the matter, of the commune, and of everything', () => {
    const teams = [
      team('all'),
      team('place', { units: ['09169'] }),
      team('matter', { categories: ['drainage'] }),
      team('both', { categories: ['drainage'], units: ['09169'] }),
      team('other', { categories: ['power'] }),
    ];
    const people = teams.map(({ id }) => person(`in-${id}`, { teamId: id }));
    const order: string[] = [];

    for (let left = people; left.length > 1;) {
      const chosen = ask({ people: left, teams }).officer?.id ?? '';
      order.push(chosen);
      left = left.filter((one) => one.id !== chosen);
    }

    expect(order).toEqual(['in-both', 'in-matter', 'in-place', 'in-all']);
    expect(ask({ people, teams }).team?.id).toBe('both');
  });

  it('goes to another team that fits when nobody of the best is there', () => {
    const teams = [team('matter', { categories: ['drainage'] }), team('all')];
    const people = [
      person('a', { teamId: 'matter', awayFrom: '2026-11-23', awayUntil: null }),
      person('b', { teamId: 'all' }),
    ];

    const choice = ask({ people, teams });

    expect(choice).toMatchObject({ officer: { id: 'b' }, team: { id: 'all' } });
    expect(choice.why.map((one) => one.vi).join(' ')).toContain('Đang vắng: Người a.');
  });

  it('weighs open cases against capacity, and gives English reports to those who answer in English', () => {
    const people = [
      person('a', { openCases: 3, capacity: 5 }),
      person('b', { openCases: 4, capacity: 40 }),
      person('c', { openCases: 30, capacity: 40, langs: ['vi', 'en'] }),
    ];

    expect(ask({ people }).officer?.id).toBe('b');
    expect(ask({ people, lang: 'en' }).officer?.id).toBe('c');
    expect(ask({ people: people.slice(0, 2), lang: 'en' }).officer?.id).toBe('b');
  });

  it('chooses nobody when nobody can take one more, and says why', () => {
    const choice = ask({ people: [person('a', { openCases: 10 }), person('b', { awayFrom: '2026-11-01' })] });

    expect(choice.officer).toBeNull();
    expect(choice.why.map((one) => one.vi)).toEqual([
      'Không còn ai nhận thêm được.',
      'Đang vắng: Người b.',
      'Đã đủ việc: Người a.',
    ]);
  });

  it('gives leads cases only where there are no officers, and stays within a team that is asked for', () => {
    const people = [person('a', { role: 'lead' }), person('b', { openCases: 9, teamId: 't' }), person('c')];

    expect(ask({ people }).officer?.id).toBe('c');
    expect(ask({ people: people.slice(0, 1) }).officer?.id).toBe('a');
    expect(ask({ people, teams: [team('t', { categories: ['power'] })], team: 't' }).officer?.id).toBe('b');
  });

  it('is the same in whatever order people are listed, and never somebody who is away or full', () => {
    const anyone = fc.record({
      openCases: fc.integer({ min: 0, max: 6 }),
      capacity: fc.integer({ min: 0, max: 6 }),
      teamId: fc.constantFrom(null, 'x', 'y'),
      awayFrom: fc.constantFrom(null, '2026-11-22', '2026-11-24'),
    });
    const teams = [team('x', { categories: ['drainage'] }), team('y')];
    assertProperty(
      fc.property(fc.array(anyone, { maxLength: 8 }), (list) => {
        const people = list.map((one, index) => person(String(index), one));
        const { officer } = ask({ people, teams });

        expect(ask({ people: people.toReversed(), teams: teams.toReversed() }).officer?.id).toBe(officer?.id);
        const can = people.filter((one) => one.openCases < one.capacity && !isAway(one, '2026-11-23'));
        expect(officer === null).toBe(can.length === 0);
        expect(officer === null || can.includes(officer)).toBe(true);
      }),
    );
  });
});

describe('being away', () => {
  it('includes both days, and lasts where no end is set', () => {
    const away = (awayFrom: string | null, awayUntil: string | null) => isAway({ awayFrom, awayUntil }, '2026-11-23');

    expect([
      away(null, null),
      away('2026-11-23', '2026-11-23'),
      away('2026-11-01', null),
      away(null, '2026-12-01'),
    ]).toEqual([false, true, true, true]);
    expect([away('2026-11-24', null), away(null, '2026-11-22')]).toEqual([false, false]);
  });
});
