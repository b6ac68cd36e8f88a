/** States of a ticket; labels for people are in src/contract/labels.ts. */
export const ticketStates = [
  'new',
  'triage',
  'forwarded',
  'processing',
  'waiting_sender',
  'awaiting_approval',
  'answered',
  'closed',
  'reopened',
  'refused',
  'diverted',
  'merged',
  'spam',
] as const;
export type TicketState = (typeof ticketStates)[number];

/** States of what one agency owes under a ticket. */
export const assignmentStates = [
  'offered',
  'accepted',
  'returned',
  'in_progress',
  'drafted',
  'approved',
  'done',
] as const;
export type AssignmentState = (typeof assignmentStates)[number];

export const priorities = ['normal', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

export const flags = ['complaint', 'denunciation', 'urgent', 'spam', 'mixed', 'question'] as const;
export type Flag = (typeof flags)[number];
