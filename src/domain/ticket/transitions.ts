import type { AssignmentState, TicketState } from './states.ts';

/** What can be done to a ticket. `noun:verb` permissions in domain/access are named after these. */
export const ticketActions = [
  'route',
  'split',
  'accept',
  'return',
  'forward',
  'assign',
  'note',
  'ask',
  'draft',
  'submit',
  'approve',
  'reject',
  'divert',
  'refuse',
  'mark_spam',
  'unseal',
  'supplement',
  'reopen',
  'rate',
  'close',
] as const;
export type TicketAction = (typeof ticketActions)[number];

const open: readonly TicketState[] = [
  'new',
  'triage',
  'forwarded',
  'processing',
  'waiting_sender',
  'awaiting_approval',
  'reopened',
];

/**
 * The one table of transitions: in which ticket states an action is possible. Which state follows is derived from the
 * assignments (`deriveState`), except for the ends named in `endOf`.
 */
const allowedIn: Readonly<Record<TicketAction, readonly TicketState[]>> = {
  route: ['new', 'triage', 'forwarded', 'processing', 'reopened'],
  // What an agency has accepted as one, it works on as one; it returns or the centre routes it anew first.
  split: ['new', 'triage', 'forwarded', 'reopened'],
  // A coordinating agency may take its part while the lead works already.
  accept: ['forwarded', 'processing'],
  return: ['forwarded', 'processing'],
  forward: ['forwarded', 'processing'],
  assign: ['forwarded', 'processing', 'waiting_sender', 'awaiting_approval'],
  note: [...open, 'answered', 'closed', 'refused', 'diverted'],
  ask: ['new', 'triage', 'forwarded', 'processing', 'reopened'],
  draft: ['processing', 'waiting_sender'],
  submit: ['processing', 'waiting_sender'],
  approve: ['awaiting_approval'],
  reject: ['awaiting_approval'],
  divert: ['new', 'triage', 'reopened'],
  refuse: ['new', 'triage', 'reopened'],
  mark_spam: ['new', 'triage'],
  unseal: ['new', 'triage'],
  supplement: [...open],
  reopen: ['answered', 'closed'],
  rate: ['answered', 'closed'],
  close: ['answered'],
};

export function canHappen(action: TicketAction, state: TicketState): boolean {
  return allowedIn[action].includes(state);
}

export type DeriveInput = {
  readonly assignments: readonly { readonly part: 'lead' | 'coordinating'; readonly state: AssignmentState }[];
  readonly waitingForSender: boolean;
  readonly reopened: boolean;
};

/**
 * The state of a ticket that has not ended by decision, from its live assignments: the lead's progress leads; a ticket
 * without an agency that leads goes back to triage, whoever else still has a part in it.
 */
export function deriveState({ assignments, waitingForSender, reopened }: DeriveInput): TicketState {
  if (waitingForSender) return 'waiting_sender';
  const live = assignments.filter((assignment) => assignment.state !== 'returned');
  // After a reopening, what agencies did before stays on record as done; what is under way decides.
  const active = live.filter((assignment) => assignment.state !== 'done');
  const current = active.length > 0 ? active : live;
  const lead = [...current, ...live].find((assignment) => assignment.part === 'lead');
  if (!lead) return reopened ? 'reopened' : 'triage';
  switch (lead.state) {
    case 'offered':
      return 'forwarded';
    case 'accepted':
    case 'in_progress':
      return 'processing';
    case 'drafted':
      return 'awaiting_approval';
    case 'approved':
    case 'done':
      return 'answered';
    case 'returned':
      return 'triage';
  }
}
