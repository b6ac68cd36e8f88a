import { acceptAssignment } from '../ticket/actions/work-assignment.ts';
import { approveAnswer, submitAnswer } from '../ticket/actions/answer-sender.ts';
import type { StaffContext } from '../ticket/actions/action.ts';
import type { AssignmentRecord, LoadedTicket, TicketChanges, TicketRecord } from '../ticket/records.ts';

type Refusal = 'other_agency' | 'not_routed' | 'own_answer' | 'answered' | 'ended';

/** Why the answer of another ticket of the incident cannot go to this one; null: it can. */
export function refusalToShare(
  {
    ticket,
    assignments,
  }: {
    readonly ticket: Pick<TicketRecord, 'state'>;
    readonly assignments: readonly Pick<AssignmentRecord, 'agencyCode' | 'part' | 'state'>[];
  },
  agency: string,
): Refusal | null {
  const { state } = ticket;
  if (state === 'answered') return 'answered';
  if (state === 'closed' || state === 'refused' || state === 'diverted' || state === 'merged' || state === 'spam')
    return 'ended';
  const lead = assignments.find((one) => one.part === 'lead' && one.state !== 'returned' && one.state !== 'done');
  if (!lead) return 'not_routed';
  if (lead.agencyCode !== agency) return 'other_agency';
  return lead.state === 'drafted' || lead.state === 'approved' ? 'own_answer' : null;
}

function after(loaded: LoadedTicket, changes: TicketChanges): LoadedTicket {
  const changed = new Map((changes.assignments ?? []).map((one) => [one.id, one]));
  return {
    ticket: changes.ticket,
    assignments: loaded.assignments.map((one) => changed.get(one.id) ?? one),
    clocks: changes.clocks ?? loaded.clocks,
  };
}

/**
 * Answers a ticket with words that its lead has approved for the incident: accepts it where that was still to be done,
 * submits and approves, as one change with every event of these steps. The message goes out on the ticket's own channel.
 */
export function shareAnswer(
  loaded: LoadedTicket,
  input: { readonly text: string; readonly incidentId: string; readonly from: string },
  context: StaffContext,
): TicketChanges {
  const { agency } = context.actor;
  const isOffered = loaded.assignments.some((one) => one.agencyCode === agency && one.state === 'offered');
  const accepted = isOffered ? acceptAssignment(loaded, context) : null;
  const taken = accepted ? after(loaded, accepted) : loaded;
  const submitted = submitAnswer(taken, { text: input.text, draft: null }, context);
  const approved = approveAnswer(after(taken, submitted), submitted.messages?.[0] ?? null, context);
  const steps = [...(accepted ? [accepted] : []), submitted, approved];
  const assignments = new Map<string, AssignmentRecord>();
  for (const step of steps) for (const one of step.assignments ?? []) assignments.set(one.id, one);
  const { ticket } = approved;
  return {
    ...approved,
    // One step for whoever looks at it: one version.
    ticket: { ...ticket, version: loaded.ticket.version + 1 },
    assignments: [...assignments.values()],
    events: steps
      .flatMap((step) => step.events)
      .map((event) =>
        event.type === 'answer.approved'
          ? { ...event, data: { ...event.data, incident: input.incidentId, sharedFrom: input.from } }
          : event,
      ),
  };
}
