import type { Instant } from '../../lib/instant.ts';
import { dayMs, minuteMs, minuteOfDay, weekdayOf } from '../calendar/calendar.ts';
import type { CompiledCalendar } from '../calendar/compile-calendar.ts';
import { lastWorkingInstant, workingMsBetween } from '../calendar/working-time.ts';
import type { Roster } from './roster.ts';

/** Who sorts what needs a person: everybody at the working desk, or those on duty. */
export type Desk =
  | { readonly kind: 'working' }
  | {
      readonly kind: 'duty';
      /** User ids; empty: nobody, so supervisors are called. */
      readonly people: readonly string[];
      /** When working time ended: what came from then on is the duty desk's. */
      readonly since: Instant;
    };

/** The duty day that an instant belongs to, `YYYY-MM-DD` and its day of the week. */
function dutyDayAt(calendar: CompiledCalendar, { handover }: Pick<Roster, 'handover'>, at: Instant) {
  const wall = at + calendar.zone.offsetAt(at) - (minuteOfDay(handover) ?? 0) * minuteMs;
  const day = Math.floor(wall / dayMs);
  return { date: new Date(day * dayMs).toISOString().slice(0, 10), weekday: weekdayOf(day) };
}

/** Who is on duty on the duty day of an instant, whether it is working time or not. */
function peopleOnDuty(calendar: CompiledCalendar, roster: Roster, at: Instant): readonly string[] {
  const { date, weekday } = dutyDayAt(calendar, roster, at);
  return roster.days[date] ?? roster.week[weekday];
}

/** The desk at an instant, by the province's calendar (holidays, swapped days, breaks) and the roster. */
export function deskAt(calendar: CompiledCalendar, roster: Roster, at: Instant): Desk {
  if (workingMsBetween(calendar, at, at + 1) > 0) return { kind: 'working' };
  return {
    kind: 'duty',
    people: peopleOnDuty(calendar, roster, at),
    since: lastWorkingInstant(calendar, at),
  };
}
