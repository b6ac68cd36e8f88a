import calendarSeed from '../../../prisma/seed/data/calendar.json' with { type: 'json' };
import { calendarOf, parseCalendarData } from '../../domain/calendar/calendar-record.ts';
import { compileCalendar, type CompiledCalendar } from '../../domain/calendar/compile-calendar.ts';

/** The calendar that ships with the hub; needs no database. */
export function builtinCalendar(): CompiledCalendar {
  return compileCalendar(calendarOf(parseCalendarData(calendarSeed.data)));
}
