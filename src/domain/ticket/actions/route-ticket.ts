import { HubError } from '../../../lib/errors.ts';
import type { StaffActor } from '../../access/roles.ts';
import type { Actor, EventType, NewEvent } from '../event.ts';
import type { AssignmentRecord, ClockRecord, LoadedTicket, TicketChanges } from '../records.ts';
import { namedOfficer } from '../named-officer.ts';
import { openClocks, policyFor, policyOfDecision, redueClocks, stopClocks } from '../ticket-clocks.ts';
import { changedTicket, stateEvent, stateFrom, type ActionContext } from './action.ts';

/** Where a ticket should go: codes of category and agencies. */
export type RouteChoice = {
  /** Null: it keeps the category that it has, if any. */
  readonly category: string | null;
  readonly lead: string;
  readonly coordinating: readonly string[];
  readonly priority: 'normal' | 'urgent';
  readonly note?: string | undefined;
};

/** Who routes; null: the hub itself. */
type RouteContext = ActionContext & { readonly actor: StaffActor | null };

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
export function routeTicket(loaded: LoadedTicket, request: RouteChoice, context: RouteContext): TicketChanges {
  const { reference, at, newId } = context;
  const { ticket } = loaded;
  const actor: Actor = context.actor === null ? { kind: 'system' } : { kind: 'staff', id: context.actor.id };
  const event = (type: EventType, data: NewEvent['data']): NewEvent => ({ type, at, actor, data });
  const categoryCode = request.category ?? ticket.categoryCode;
  const category = categoryCode === null ? undefined : reference.categories.get(categoryCode);
  if (categoryCode !== null && !category) throw unknownChoice('category');
  const wanted = [request.lead, ...request.coordinating.filter((agency) => agency !== request.lead)];
  for (const agency of wanted)
    if (!reference.agencies.has(agency)) throw unknownChoice(agency === request.lead ? 'lead' : 'coordinating');

  // What a rule promised holds while the matter is the one that the rule was about.
  const ruled = policyOfDecision(reference, ticket.decision);
  const isAsDecided = categoryCode === ticket.categoryCode && request.priority === ticket.priority;
  const policy =
    (isAsDecided && ruled?.code === ticket.policyCode ? ruled : null) ??
    policyFor(reference, {
      priority: request.priority,
      complexity: category?.complexity ?? 'simple',
      severalAgencies: wanted.length > 1,
    });
  const live = loaded.assignments.filter(
    (assignment) => assignment.state !== 'returned' && assignment.state !== 'done',
  );
  const kept = live.filter((assignment) => wanted.includes(assignment.agencyCode));
  const withdrawn = live.filter((assignment) => !wanted.includes(assignment.agencyCode));
  const part = (agency: string): AssignmentRecord['part'] => (agency === request.lead ? 'lead' : 'coordinating');
  const offered: AssignmentRecord[] = wanted
    .filter((code) => !kept.some((assignment) => assignment.agencyCode === code))
    .map((agencyCode) => ({
      id: newId(),
      ticketId: ticket.id,
      agencyCode,
      part: part(agencyCode),
      state: 'offered',
      officerId: agencyCode === request.lead ? namedOfficer(ticket.decision, agencyCode) : null,
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
  return {
    isNew: false,
    ticket: changedTicket(loaded, context, {
      state,
      priority: request.priority,
      categoryCode,
      leadAgency: request.lead,
      disputedAt: null,
      policyCode: policy.code,
      promisedAt: promise?.dueAt ?? ticket.promisedAt,
    }),
    assignments: [...assignments, ...ended],
    clocks,
    events: [
      event('ticket.routed', {
        category: { from: ticket.categoryCode, to: categoryCode },
        lead: { from: ticket.leadAgency, to: request.lead },
        coordinating: request.coordinating,
        priority: request.priority,
        note: request.note ?? null,
      }),
      ...ended.map((assignment) => event('assignment.withdrawn', { agency: assignment.agencyCode })),
      ...offered.map((assignment) =>
        event('assignment.offered', { agency: assignment.agencyCode, part: assignment.part }),
      ),
      ...stateEvent({ at, actor }, ticket.state, state),
    ],
  };
}
