import { provinceDay } from '../../domain/calendar/province-day.ts';
import { deskAt, type Desk } from '../../domain/duty/desk-at.ts';
import { isRosterSet } from '../../domain/duty/roster.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { createFreshValue } from '../../lib/fresh-value.ts';
import type { Database } from '../../platform/sql.ts';
import { dutyStaff, readRoster } from './roster-store.ts';

/** Another process knows of a changed roster, or of somebody's absence, within this time. */
const freshMs = 10_000;

/**
 * Which desk sorts reports now. Until somebody is named on the roster there is one desk at all hours; whoever is away or no longer
 * of the centre is not on duty.
 */
export function createDeskService(deps: {
  readonly database: Database;
  readonly reference: () => Promise<ReferenceData>;
  readonly now: () => Date;
}) {
  const { database, now } = deps;
  const kept = createFreshValue({
    load: async () => {
      const [{ roster }, staff] = await Promise.all([readRoster(database), dutyStaff(database, provinceDay(now()))]);
      return { roster, staff };
    },
    forMs: freshMs,
    now,
  });
  return {
    async current(): Promise<Desk> {
      const [{ roster, staff }, { calendars }] = await Promise.all([kept.current(), deps.reference()]);
      const calendar = calendars.get('province')?.compiled;
      if (!calendar || !isRosterSet(roster)) return { kind: 'working' };
      const desk = deskAt(calendar, roster, now().getTime());
      if (desk.kind === 'working') return desk;
      const present = new Set(staff.filter(({ isAway }) => !isAway).map(({ id }) => id));
      return { ...desk, people: desk.people.filter((id) => present.has(id)) };
    },
    /** Whether anybody was ever named. */
    isDivided: async () => isRosterSet((await kept.current()).roster),
    forget: kept.forget,
  };
}

export type DeskService = ReturnType<typeof createDeskService>;
