import { HubError } from '../../../lib/errors.ts';
import type { AssignmentRecord, ClockRecord, LoadedTicket, TicketChanges } from '../records.ts';
import { openClocks, policyFor, redueClocks, stopClocks } from '../ticket-clocks.ts';
import { changedTicket, staffEvent, stateEvent, stateFrom, type StaffContext } from './action.ts';

/** Where a ticket should go: codes of category and agencies. */
export type RouteChoice = {
  readonly category: string;
  readonly lead: string;
  readonly coordinating: readonly string[];
  readonly priority: 'normal' | 'urgent';
  readonly note?: string | undefined;
};

function unknownChoice(field: string): HubError {
  return new HubError(
    'invalid',
    'unknown_choice',
    {
      vi: 'Đơn vị hoặc lĩnh vực này không còn trong danh mục. Chọn lại.',
      en: 'This agency or category is no longer listed. Choose again.',
    },
    { fields: [{ field, message: { vi: 'Không có trong danh mục.', en: 'Not in the list.' } }] },
  );
}

/**
 * Gives the ticket to its agencies: assignments of agencies that stay are kept with their progress, others are withdrawn,
 * new ones offered with their own clocks; the promise to the sender follows the policy that now fits.
 */
export function routeTicket(loaded: LoadedTicket, request: RouteChoice, context: StaffContext): TicketChanges {
  const { reference, at, newId, actor } = context;
  const { ticket } = loaded;
  const category = reference.categories.get(request.category);
  if (!category) throw unknownChoice('category');
  const wanted = [request.lead, ...request.coordinating.filter((code) => code !== request.lead)];
  for (const code of wanted)
    if (!reference.agencies.has(code)) throw unknownChoice(code === request.lead ? 'lead' : 'coordinating');

  const policy = policyFor(reference, {
    priority: request.priority,
    complexity: category.complexity,
    severalAgencies: wanted.length > 1,
  });
  const live = loaded.assignments.filter(
    (assignment) => assignment.state !== 'returned' && assignment.state !== 'done',
  );
  const kept = live.filter((assignment) => wanted.includes(assignment.agencyCode));
  const withdrawn = live.filter((assignment) => !wanted.includes(assignment.agencyCode));
  const part = (code: string): AssignmentRecord['part'] => (code === request.lead ? 'lead' : 'coordinating');
  const offered: AssignmentRecord[] = wanted
    .filter((code) => !kept.some((assignment) => assignment.agencyCode === code))
    .map((agencyCode) => ({
      id: newId(),
      ticketId: ticket.id,
      agencyCode,
      part: part(agencyCode),
      state: 'offered',
      officerId: null,
      offeredAt: at,
      acceptedAt: null,
      doneAt: null,
      returnReason: null,
      teamId: null,
      forwardedBy: null,
    }));
  const ended = withdrawn.map((assignment): AssignmentRecord => ({
    ...assignment,
    state: 'returned',
    returnReason: null,
    doneAt: at,
  }));
  const assignments = [...kept.map((assignment) => ({ ...assignment, part: part(assignment.agencyCode) })), ...offered];

  const endedIds = new Set(ended.map((assignment) => assignment.id));
  const stopped = stopClocks(
    loaded.clocks,
    (clock) => clock.kind === 'triage' || (clock.assignmentId !== null && endedIds.has(clock.assignmentId)),
    at,
  );
  const fresh = offered.flatMap((assignment): ClockRecord[] =>
    openClocks({ ticketId: ticket.id, assignment, policy, reference, at, newId }),
  );
  const clocks = [...redueClocks(stopped, { ticket, policy, reference }), ...fresh];
  const promise = clocks.find((clock) => clock.scope === 'ticket' && clock.kind === 'resolve');
  const state = stateFrom(assignments, { waitingForSender: false, reopened: ticket.state === 'reopened' });
  const actorOf = { at, actor: { kind: 'staff', id: actor.id } } as const;
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, {
      state,
      priority: request.priority,
      categoryCode: request.category,
      leadAgency: request.lead,
      policyCode: policy.code,
      promisedAt: promise?.dueAt ?? ticket.promisedAt,
    }),
    assignments: [...assignments, ...ended],
    clocks,
    events: [
      staffEvent(context, 'ticket.routed', {
        category: { from: ticket.categoryCode, to: request.category },
        lead: { from: ticket.leadAgency, to: request.lead },
        coordinating: request.coordinating,
        priority: request.priority,
        note: request.note ?? null,
      }),
      ...ended.map((assignment) => staffEvent(context, 'assignment.withdrawn', { agency: assignment.agencyCode })),
      ...offered.map((assignment) =>
        staffEvent(context, 'assignment.offered', { agency: assignment.agencyCode, part: assignment.part }),
      ),
      ...stateEvent(actorOf, ticket.state, state),
    ],
  };
}
