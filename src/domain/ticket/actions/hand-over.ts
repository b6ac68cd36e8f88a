import { HubError } from '../../../lib/errors.ts';
import type { NewEvent } from '../event.ts';
import { bouncesToDispute, refusalsOf } from '../dispute.ts';
import type { AssignmentRecord, ClockRecord, LoadedTicket, TicketChanges } from '../records.ts';
import { openClocks, openTicketClocks, policyFor, stopClocks } from '../ticket-clocks.ts';
import type { Policy } from '../../sla/policy.ts';
import { changedTicket, replaceById, staffEvent, stateEvent, stateFrom, type StaffContext } from './action.ts';
import { actorsAssignment } from './work-assignment.ts';

/** To which agency a case is passed on, and why. */
type ForwardChoice = { readonly agency: string; readonly reason: string };

function policyOf({ ticket }: LoadedTicket, { reference }: StaffContext): Policy {
  return (
    reference.policies.find((policy) => policy.code === ticket.policyCode) ??
    policyFor(reference, { priority: ticket.priority, complexity: 'simple', severalAgencies: false })
  );
}

/** An agency's part ends with its reason; `next` goes on with it. The third time, the ticket goes to a supervisor. */
function bounce(
  loaded: LoadedTicket,
  input: {
    readonly own: AssignmentRecord;
    readonly reason: string;
    readonly next: AssignmentRecord | null;
    readonly event: NewEvent;
  },
  context: StaffContext,
): TicketChanges {
  const { own, next } = input;
  const { ticket } = loaded;
  const { at, newId, reference } = context;
  const bounces = ticket.bounces + 1;
  const isDisputed = bounces >= bouncesToDispute;
  const ended: AssignmentRecord = { ...own, state: 'returned', returnReason: input.reason, doneAt: at };
  const all = [...replaceById(loaded.assignments, ended), ...(next ? [next] : [])];
  // What was done before a reopening says nothing about who has the case now.
  const state = stateFrom(
    all.filter((assignment) => assignment.state !== 'done'),
    { waitingForSender: false, reopened: false },
  );
  const policy = policyOf(loaded, context);
  const stopped = stopClocks(loaded.clocks, (clock) => clock.assignmentId === own.id, at);
  const fresh: ClockRecord[] = next
    ? openClocks({ ticketId: ticket.id, assignment: next, policy, reference, at, newId })
    : state === 'triage'
      ? openTicketClocks({ ticketId: ticket.id, calendarId: ticket.calendarId, policy, reference, at, newId }).filter(
          (clock) => clock.kind === 'triage',
        )
      : [];
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, {
      state,
      bounces,
      disputedAt: isDisputed ? at : ticket.disputedAt,
      leadAgency: own.part === 'lead' ? (next?.agencyCode ?? null) : ticket.leadAgency,
    }),
    assignments: next ? [ended, next] : [ended],
    clocks: [...stopped, ...fresh],
    events: [
      input.event,
      ...(next
        ? [staffEvent(context, 'assignment.offered', { agency: next.agencyCode, part: next.part, by: own.agencyCode })]
        : []),
      ...(isDisputed ? [staffEvent(context, 'ticket.disputed', { bounces })] : []),
      ...stateEvent({ at, actor: { kind: 'staff', id: context.actor.id } }, ticket.state, state),
    ],
  };
}

/** The agency gives the case back with its reason; a ticket that nobody leads waits for triage again. */
export function returnAssignment(loaded: LoadedTicket, reason: string, context: StaffContext): TicketChanges {
  const own = actorsAssignment(loaded, context);
  const bounces = loaded.ticket.bounces + 1;
  const event = staffEvent(context, 'assignment.returned', { agency: own.agencyCode, reason, bounces });
  return bounce(loaded, { own, reason, next: null, event }, context);
}

function impossible(code: string, vi: string, en: string): HubError {
  return new HubError('invalid', code, { vi, en }, { fields: [{ field: 'agency', message: { vi, en } }] });
}

function checkTarget(loaded: LoadedTicket, agency: string, { reference }: StaffContext): void {
  const found = reference.agencies.get(agency);
  if (!found)
    throw impossible('unknown_choice', 'Đơn vị này không còn trong danh mục. Chọn lại.', 'This agency is not listed.');
  if (loaded.assignments.some((one) => one.agencyCode === agency && one.state !== 'returned' && one.state !== 'done'))
    throw impossible(
      'has_it_already',
      `${found.vi} đang có hồ sơ này. Chọn đơn vị khác.`,
      `${found.en} has this ticket already. Choose another agency.`,
    );
  const refusal = refusalsOf(loaded.assignments).findLast((one) => one.agencyCode === agency);
  if (refusal)
    throw impossible(
      'refused_before',
      `${found.vi} đã không nhận hồ sơ này: “${refusal.returnReason}” Chỉ giám sát mới chuyển lại được.`,
      `${found.en} has refused this ticket: “${refusal.returnReason}” Only a supervisor can send it there again.`,
    );
}

/**
 * The agency passes its part on to another. At the bounce that makes it a dispute the other agency stays a proposal: a
 * supervisor decides. Throws where the other agency is unknown, has it already, or refused it.
 */
export function forwardAssignment(loaded: LoadedTicket, choice: ForwardChoice, context: StaffContext): TicketChanges {
  const own = actorsAssignment(loaded, context);
  checkTarget(loaded, choice.agency, context);
  const bounces = loaded.ticket.bounces + 1;
  const next: AssignmentRecord | null =
    bounces >= bouncesToDispute
      ? null
      : {
          id: context.newId(),
          ticketId: loaded.ticket.id,
          agencyCode: choice.agency,
          part: own.part,
          state: 'offered',
          officerId: null,
          offeredAt: context.at,
          acceptedAt: null,
          doneAt: null,
          returnReason: null,
          teamId: null,
          forwardedBy: own.agencyCode,
        };
  const event = staffEvent(context, 'assignment.forwarded', {
    agency: own.agencyCode,
    to: choice.agency,
    reason: choice.reason,
    bounces,
  });
  return bounce(loaded, { own, reason: choice.reason, next, event }, context);
}
