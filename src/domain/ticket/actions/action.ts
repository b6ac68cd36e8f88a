import type { Actor, EventType, NewEvent } from '../event.ts';
import type { StaffActor } from '../../access/roles.ts';
import type { TicketState } from '../states.ts';
import { deriveState } from '../transitions.ts';
import type { ReferenceData } from '../../reference/reference-data.ts';
import type { AssignmentRecord, LoadedTicket, MessageRecord, TicketChanges, TicketRecord } from '../records.ts';

/** What a decision about a ticket may look at; time and new ids come in, so that deciding is pure. */
export type ActionContext = {
  readonly at: Date;
  readonly newId: () => string;
  readonly reference: ReferenceData;
};

/** The same, for what staff do. */
export type StaffContext = ActionContext & { readonly actor: StaffActor };

export function staffEvent(context: StaffContext, type: EventType, data: NewEvent['data']): NewEvent {
  const actor: Actor = { kind: 'staff', id: context.actor.id };
  return { type, at: context.at, actor, data };
}

/** The ticket as it is after a staff change: next version, changed now. */
export function changedTicket(
  loaded: LoadedTicket,
  context: ActionContext,
  patch: Partial<TicketRecord>,
): TicketRecord {
  return { ...loaded.ticket, ...patch, version: loaded.ticket.version + 1, updatedAt: context.at };
}

/** Only an event: nothing that a person could overwrite changes, so the version stays. */
export function noted({ ticket }: Pick<LoadedTicket, 'ticket'>, event: NewEvent): TicketChanges {
  return { isNew: false, ticket: { ...ticket, updatedAt: event.at }, events: [event] };
}

/** `state_changed` where the state really changes, else nothing. */
export function stateEvent(event: Omit<NewEvent, 'type' | 'data'>, from: TicketState, to: TicketState): NewEvent[] {
  return from === to ? [] : [{ ...event, type: 'ticket.state_changed', data: { from, to } }];
}

export function stateFrom(
  assignments: readonly AssignmentRecord[],
  options: { readonly waitingForSender: boolean; readonly reopened: boolean },
): TicketState {
  return deriveState({ assignments, ...options });
}

/** The records with one of them replaced by its key. */
export function replaceById<Row extends { readonly id: string }>(rows: readonly Row[], changed: Row): Row[] {
  return rows.map((row) => (row.id === changed.id ? changed : row));
}

/** A message of the hub's own making; overrides name what matters. */
export function newMessage(
  ticket: Pick<TicketRecord, 'id' | 'channel' | 'accountId' | 'identityId'>,
  context: Pick<ActionContext, 'at' | 'newId'>,
  input: Pick<MessageRecord, 'direction' | 'kind' | 'state' | 'text'> & Partial<MessageRecord>,
): MessageRecord {
  return {
    id: context.newId(),
    ticketId: ticket.id,
    assignmentId: null,
    channel: ticket.channel,
    accountId: ticket.accountId,
    identityId: ticket.identityId,
    authorId: null,
    receiptId: null,
    subject: null,
    fullText: null,
    html: null,
    externalId: null,
    conversation: null,
    isPublic: false,
    permalink: null,
    verified: true,
    automatic: false,
    problems: [],
    createdAt: context.at,
    decidedBy: null,
    decidedAt: null,
    decision: null,
    ...input,
  };
}
