import { describe, expect, it } from 'vitest';
import { withDay, withWeekday, type DutyDraft } from './duty-draft.ts';

const draft: DutyDraft = {
  handover: '07:30',
  escalateMinutes: 10,
  week: [[], [], [], [], [], [], []],
  days: [{ day: '2027-02-06', people: ['a'] }],
};

describe('a roster on the page', () => {
  it('names people for one day of the week', () => {
    expect(withWeekday(draft, 1, ['a', 'b']).week).toEqual([[], ['a', 'b'], [], [], [], [], []]);
  });

  it('keeps dates in order, each once, and lets go of one', () => {
    const more = withDay(withDay(draft, '2027-02-05', []), '2027-02-06', ['b']);

    expect(more.days).toEqual([
      { day: '2027-02-05', people: [] },
      { day: '2027-02-06', people: ['b'] },
    ]);
    expect(withDay(more, '2027-02-06', null).days).toEqual([{ day: '2027-02-05', people: [] }]);
  });
});
