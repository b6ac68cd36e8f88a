import type { DutySaved, DutyView } from '../../../src/contract/duty.ts';

export type DutyDraft = Omit<DutySaved, 'version'>;

/** Monday first, as the week is read here. */
export const weekOrder = [1, 2, 3, 4, 5, 6, 0] as const;

/** What of the roster can be changed on the page. */
export function draftOf({ handover, escalateMinutes, week, days }: DutyView): DutyDraft {
  return { handover, escalateMinutes, week, days };
}

export function withWeekday(draft: DutyDraft, weekday: number, people: string[]): DutyDraft {
  return { ...draft, week: draft.week.with(weekday, people) };
}

/** The date with these people; null takes it away, and the week decides again. */
export function withDay(draft: DutyDraft, day: string, people: string[] | null): DutyDraft {
  const others = draft.days.filter((one) => one.day !== day);
  const days = people === null ? others : [...others, { day, people }];
  return { ...draft, days: days.toSorted((one, other) => one.day.localeCompare(other.day)) };
}
