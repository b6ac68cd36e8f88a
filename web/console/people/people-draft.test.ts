import { describe, expect, it } from 'vitest';
import { isSameDraft, withoutTeam, withPerson, withTeam, type PeopleDraft } from './people-draft.ts';

const draft: PeopleDraft = {
  teams: [{ id: 't', name: 'Tổ 1', categories: [], units: [] }],
  people: [
    { id: 'a', team: 't', capacity: 40, langs: ['vi'], awayFrom: null, awayUntil: null },
    { id: 'b', team: null, capacity: 40, langs: ['vi'], awayFrom: null, awayUntil: null },
  ],
};

describe('what is changed on the page of an agency', () => {
  it('touches the one person or team it is about', () => {
    expect(withPerson(draft, 'b', { capacity: 5 }).people.map((one) => one.capacity)).toEqual([40, 5]);
    expect(withTeam(draft, 't', { name: 'Tổ 2' }).teams[0]?.name).toBe('Tổ 2');
    expect(isSameDraft(draft, withPerson(draft, 'b', { capacity: 40 }))).toBe(true);
  });

  it('leaves nobody in a team that is taken away', () => {
    expect(withoutTeam(draft, 't')).toMatchObject({ teams: [], people: [{ team: null }, { team: null }] });
  });
});
