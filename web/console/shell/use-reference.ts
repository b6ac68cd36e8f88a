import { useQuery } from '@tanstack/react-query';
import { readCalendar, type WorkingCalendar } from '../../../src/contract/clock-words.ts';
import type { Reference } from '../../../src/contract/staff.ts';
import { referenceQuery } from '../api/queries.ts';

/** The tables that change rarely; undefined while they load. */
export function useReference(): Reference | undefined {
  return useQuery(referenceQuery).data;
}

/** Compiled once per loaded table: compiled calendars keep what they have worked out. */
const compiled = new WeakMap<Reference['calendar'], WorkingCalendar | null>();

export function useCalendar(): WorkingCalendar | null {
  const calendar = useReference()?.calendar;
  if (!calendar) return null;
  const known = compiled.get(calendar);
  if (known !== undefined) return known;
  const made = readCalendar(calendar);
  compiled.set(calendar, made);
  return made;
}
