import type { Priority, TicketState } from '../ticket/states.ts';
import type { Desk } from './desk-at.ts';

/** Whom an urgent report calls. `people` null: everybody who sorts reports. */
export type Ring = { readonly people: readonly string[] | null; readonly supervisors: boolean };

/** What became of a call outside working time. */
export type DutyCall = { readonly isTaken: boolean; readonly isEscalated: boolean };

/**
 * Whom an urgent report calls now; null: nobody. In working time the working desk, else those on duty first, and supervisors where
 * nobody is on duty or nobody took it up in time.
 */
export function ringOf(
  ticket: { readonly priority: Priority; readonly state: TicketState; readonly sealed: boolean },
  desk: Desk,
  call: DutyCall | null,
): Ring | null {
  const waits = ticket.state === 'new' || ticket.state === 'triage';
  if (ticket.priority !== 'urgent' || !waits || ticket.sealed) return null;
  if (desk.kind === 'working') return { people: null, supervisors: true };
  if (call?.isTaken) return null;
  return { people: desk.people, supervisors: desk.people.length === 0 || (call?.isEscalated ?? false) };
}
