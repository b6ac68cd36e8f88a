import { bouncesToDispute } from '../ticket/dispute.ts';
import type { AssignmentState, TicketState } from '../ticket/states.ts';
import { canHappen, type TicketAction } from '../ticket/transitions.ts';
import { seesAll, type Role, type StaffActor } from './roles.ts';

/** What a policy needs to know of a ticket. */
export type TicketFacts = {
  readonly state: TicketState;
  readonly sealed: boolean;
  /** How often agencies gave it back or passed it on. */
  readonly bounces: number;
  /** It waits for a supervisor to settle whose matter it is. */
  readonly disputed: boolean;
  readonly assignments: readonly {
    readonly id: string;
    readonly agency: string;
    readonly part: 'lead' | 'coordinating';
    readonly state: AssignmentState;
  }[];
};

/** A member of staff sees a ticket of its agency; the centre sees all; sealed ones only an inspector. */
export function canSeeTicket(actor: StaffActor, ticket: TicketFacts): boolean {
  if (ticket.sealed) return actor.role === 'inspector';
  if (seesAll(actor.role)) return true;
  return ticket.assignments.some((assignment) => assignment.agency === actor.agency && assignment.state !== 'returned');
}

const centreRoles: readonly Role[] = ['operator', 'supervisor'];
const agencyRoles: readonly Role[] = ['officer', 'lead'];

/** The assignment under which the actor works on the ticket, if any. */
export function ownAssignment(actor: StaffActor, ticket: TicketFacts) {
  return ticket.assignments.find(
    (assignment) =>
      assignment.agency === actor.agency && assignment.state !== 'returned' && assignment.state !== 'done',
  );
}

/** Whether only a supervisor may route this ticket, and the actor is none. */
export function needsSupervisor(actor: StaffActor, ticket: Pick<TicketFacts, 'disputed'>): boolean {
  return ticket.disputed && actor.role !== 'supervisor';
}

/**
 * Whether the actor may do this to the ticket now: role, scope, state and own assignment together. The console is sent
 * the answers (`allowedActions`) and never works them out itself.
 */
export function mayAct(actor: StaffActor, action: TicketAction, ticket: TicketFacts): boolean {
  if (!canSeeTicket(actor, ticket) || !canHappen(action, ticket.state)) return false;
  const own = ownAssignment(actor, ticket);
  switch (action) {
    case 'route':
      return centreRoles.includes(actor.role) && !needsSupervisor(actor, ticket);
    case 'split':
      // Of a sealed report only its inspector knows that it holds two matters.
      return (ticket.sealed || centreRoles.includes(actor.role)) && !needsSupervisor(actor, ticket);
    case 'divert':
      return ticket.sealed || centreRoles.includes(actor.role);
    case 'unseal':
      return ticket.sealed;
    case 'refuse':
    case 'mark_spam':
    case 'close':
      return centreRoles.includes(actor.role);
    case 'note':
      return centreRoles.includes(actor.role) || agencyRoles.includes(actor.role) || actor.role === 'inspector';
    case 'accept':
      return agencyRoles.includes(actor.role) && own?.state === 'offered';
    case 'return':
      return agencyRoles.includes(actor.role) && (own?.state === 'offered' || own?.state === 'accepted');
    case 'forward':
      return (
        agencyRoles.includes(actor.role) &&
        (own?.state === 'offered' || own?.state === 'accepted') &&
        ticket.bounces < bouncesToDispute
      );
    case 'assign':
      return actor.role === 'lead' && own !== undefined && own.state !== 'offered' && own.state !== 'approved';
    case 'ask':
      return (
        centreRoles.includes(actor.role) ||
        (agencyRoles.includes(actor.role) && (own?.state === 'accepted' || own?.state === 'in_progress'))
      );
    case 'draft':
    case 'submit':
      return (
        agencyRoles.includes(actor.role) &&
        own?.part === 'lead' &&
        (own.state === 'accepted' || own.state === 'in_progress')
      );
    case 'approve':
    case 'reject':
      return actor.role === 'lead' && own?.part === 'lead' && own.state === 'drafted';
    case 'supplement':
    case 'reopen':
    case 'rate':
      return false;
  }
}

const staffActions: readonly TicketAction[] = [
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
  'close',
];

export function allowedActions(actor: StaffActor, ticket: TicketFacts): TicketAction[] {
  return staffActions.filter((action) => mayAct(actor, action, ticket));
}

/** Rights that do not hang on one ticket; each route names the one it needs. */
export const permissions = [
  'ticket:read',
  'attachment:original',
  'identity:read',
  'dashboard:read',
  'channel:read',
  'channel:write',
  'call:work',
  'message:moderate',
  'template:write',
  'answer:write',
  'balance:read',
  'quarantine:read',
  'quarantine:write',
  'contact:read',
  'contact:write',
  'incident:write',
  'rules:read',
  'rules:write',
  'staff:write',
  'routing:read',
  'routing:write',
  'opinion:write',
  'taxonomy:write',
  'people:write',
  'duty:read',
  'duty:work',
  'duty:write',
] as const;
export type Permission = (typeof permissions)[number];

const granted: Readonly<Record<Permission, readonly Role[]>> = {
  'ticket:read': ['operator', 'officer', 'lead', 'supervisor', 'inspector', 'administrator', 'auditor'],
  // A picture as it came tells where it was taken, when, and with whose camera.
  'attachment:original': ['supervisor', 'inspector', 'administrator'],
  // Numbers of identity cards and bank accounts in what people wrote; agencies get along without them.
  'identity:read': ['operator', 'supervisor', 'inspector'],
  'dashboard:read': ['supervisor', 'administrator', 'auditor', 'lead', 'operator'],
  'channel:read': ['supervisor', 'administrator'],
  'channel:write': ['administrator'],
  'call:work': ['operator', 'supervisor'],
  // The Page speaks for the province; agencies ask the centre.
  'message:moderate': ['operator', 'supervisor'],
  'template:write': ['supervisor', 'administrator'],
  // What everybody is told; all staff read it.
  'answer:write': ['supervisor', 'administrator'],
  'balance:read': ['operator', 'supervisor', 'administrator', 'auditor'],
  'quarantine:read': ['operator', 'supervisor', 'administrator', 'auditor'],
  'quarantine:write': ['operator', 'supervisor', 'administrator'],
  // Officers and leads see only those whose tickets they handle; the scope of the views decides.
  'contact:read': ['operator', 'officer', 'lead', 'supervisor', 'inspector', 'administrator', 'auditor'],
  'contact:write': ['operator', 'supervisor', 'administrator'],
  'incident:write': ['operator', 'supervisor'],
  'rules:read': ['operator', 'supervisor', 'administrator', 'auditor'],
  'rules:write': ['supervisor', 'administrator'],
  'staff:write': ['administrator'],
  // Rules, models and places: how reports find their agency.
  'routing:read': ['operator', 'supervisor', 'administrator', 'auditor'],
  'routing:write': ['supervisor', 'administrator'],
  // Lets texts leave the house.
  'opinion:write': ['administrator'],
  // Categories, agencies and borders: everything rests on them.
  'taxonomy:write': ['administrator'],
  // Teams, capacity and absence: a lead of the own agency's people alone.
  'people:write': ['lead', 'administrator'],
  // Who sorts reports outside working time, and taking up an urgent one.
  'duty:read': ['operator', 'supervisor', 'administrator', 'auditor'],
  'duty:work': ['operator', 'supervisor'],
  'duty:write': ['administrator'],
};

export function may(actor: StaffActor, permission: Permission): boolean {
  return granted[permission].includes(actor.role);
}

export function permissionsOf(actor: StaffActor): Permission[] {
  return permissions.filter((permission) => may(actor, permission));
}

/** What the actor may do to a contact; the console shows exactly these. */
export function allowedContactActions(
  actor: StaffActor,
  contact: { readonly isMerged: boolean; readonly addresses: number },
): ('edit' | 'merge' | 'split')[] {
  if (contact.isMerged || !may(actor, 'contact:write')) return [];
  return contact.addresses > 1 ? ['edit', 'merge', 'split'] : ['edit', 'merge'];
}
