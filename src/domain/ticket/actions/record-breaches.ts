import { breachIfDue } from '../../sla/clock.ts';
import type { ClockRecord, LoadedTicket, TicketChanges } from '../records.ts';
import { toClock } from '../ticket-clocks.ts';

/** Writes down deadlines that passed unanswered; null when another sweep or an answer was faster. */
export function recordBreaches(loaded: LoadedTicket, now: Date): TicketChanges | null {
  const late: ClockRecord[] = [];
  const clocks = loaded.clocks.map((record) => {
    const { breachedAt } = breachIfDue(toClock(record), now.getTime());
    if (breachedAt === null || record.breachedAt !== null) return record;
    const changed = { ...record, breachedAt: new Date(breachedAt) };
    late.push(changed);
    return changed;
  });
  if (late.length === 0) return null;
  return {
    isNew: false,
    ticket: loaded.ticket,
    clocks,
    events: late.map((clock) => ({
      type: 'clock.breached',
      at: now,
      actor: { kind: 'system' },
      data: {
        kind: clock.kind,
        scope: clock.scope,
        assignmentId: clock.assignmentId,
        dueAt: clock.dueAt.toISOString(),
      },
    })),
  };
}
