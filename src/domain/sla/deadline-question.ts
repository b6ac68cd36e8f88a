import type { Instant } from '../../lib/instant.ts';
import type { Unit } from '../calendar/calendar.ts';
import { units } from '../calendar/calendar.ts';
import type { CompiledCalendar } from '../calendar/compile-calendar.ts';
import { asAmount, asInstant, asOneOf, asRecord } from '../calendar/json-fields.ts';
import { addUnits, elapsedUnits } from '../calendar/units.ts';

export type DeadlineAnswer =
  | { readonly kind: 'due'; readonly due: Instant }
  | { readonly kind: 'elapsed'; readonly elapsed: number; readonly unit: Unit };

/**
 * Answers one question of `hub sla due`: `from` and `amount` ask for the deadline, `from` and `to` for the whole units
 * between them. `compiled` gives the calendar of untyped JSON. Throws an Error that names the field at fault.
 */
export function answerDeadline(question: unknown, compiled: (calendar: unknown) => CompiledCalendar): DeadlineAnswer {
  const record = asRecord(question, 'question');
  const hasAmount = record['amount'] !== undefined;
  if (hasAmount === (record['to'] !== undefined)) throw new Error("question: needs either 'amount' or 'to'");
  const calendar = compiled(record['calendar']);
  const from = asInstant(record['from'], 'from');
  const unit = asOneOf(record['unit'], units, 'unit');
  if (hasAmount) return { kind: 'due', due: addUnits(calendar, from, asAmount(record['amount'], 'amount'), unit) };
  return { kind: 'elapsed', elapsed: elapsedUnits(calendar, from, asInstant(record['to'], 'to'), unit), unit };
}
