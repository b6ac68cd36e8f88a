import type { Weekday } from '../calendar/calendar.ts';

/**
 * Who is on duty outside working time. A duty day begins at `handover` and lasts until that time of the next day: the night from
 * Monday to Tuesday is Monday's.
 */
export type Roster = {
  /** Local time of day, `HH:MM`. */
  readonly handover: string;
  /** User ids by day of the week. */
  readonly week: Readonly<Record<Weekday, readonly string[]>>;
  /** Days that differ from their week, by date (`YYYY-MM-DD`); nobody at all is possible. */
  readonly days: Readonly<Record<string, readonly string[]>>;
  /** An urgent report that nobody on duty has taken up after so long rings at supervisors as well. */
  readonly escalateMinutes: number;
};

export const emptyRoster: Roster = {
  handover: '07:30',
  week: { '0': [], '1': [], '2': [], '3': [], '4': [], '5': [], '6': [] },
  days: {},
  escalateMinutes: 10,
};

/** Whether anybody was ever named; without, nothing is parted and reports wait where they always did. */
export function isRosterSet({ week, days }: Roster): boolean {
  return [...Object.values(week), ...Object.values(days)].some((people) => people.length > 0);
}
