import type { ReferenceData } from '../../reference/reference-data.ts';
import type { NewEvent } from '../event.ts';
import type { AttachmentRecord, LoadedTicket, TicketChanges } from '../records.ts';
import { policyFor, redueClocks } from '../ticket-clocks.ts';
import { newMessage, noted, staffEvent, type StaffContext } from './action.ts';

export type TakenCall = {
  /** Ours, not that of the exchange. */
  readonly callId: string;
  readonly messageId: string;
  /** User id of the operator. */
  readonly takenBy: string;
  /** When the caller heard the text read back and agreed. */
  readonly readBackAt: string;
  readonly isUrgent: boolean;
};

/**
 * Who took down what somebody said at the telephone, and that it was read back. A new ticket that the operator calls
 * urgent keeps the promise of the urgent policy, counted from its beginning.
 */
export function recordCallTaken(
  loaded: LoadedTicket,
  call: TakenCall,
  context: { readonly at: Date; readonly reference: ReferenceData },
): TicketChanges {
  const { ticket } = loaded;
  const { at, reference } = context;
  const { callId, messageId, readBackAt } = call;
  const raised = call.isUrgent && ticket.priority !== 'urgent' && (ticket.state === 'new' || ticket.state === 'triage');
  const event: NewEvent = {
    type: 'call.taken',
    at,
    actor: { kind: 'staff', id: call.takenBy },
    data: { callId, messageId, readBackAt, ...(raised && { urgent: true }) },
  };
  if (!raised) return noted(loaded, event);
  const category = ticket.categoryCode ? reference.categories.get(ticket.categoryCode) : undefined;
  const policy = policyFor(reference, {
    priority: 'urgent',
    complexity: category?.complexity ?? 'simple',
    severalAgencies: false,
  });
  const clocks = redueClocks(loaded.clocks, { ticket, policy, reference });
  const promise = clocks.find((clock) => clock.scope === 'ticket' && clock.kind === 'resolve');
  return {
    isNew: false,
    ticket: {
      ...ticket,
      priority: 'urgent',
      flags: [...new Set([...ticket.flags, 'urgent'])],
      policyCode: policy.code,
      promisedAt: promise?.dueAt ?? ticket.promisedAt,
      version: ticket.version + 1,
      updatedAt: at,
    },
    clocks,
    events: [event],
  };
}

/** A note that this call belongs to the ticket, with what was said. Carries the call's key, so that its recording finds it. */
export function noteOfCall(
  loaded: LoadedTicket,
  call: { readonly callId: string; readonly accountId: string; readonly externalId: string; readonly text: string },
  context: StaffContext,
): TicketChanges {
  const message = newMessage(loaded.ticket, context, {
    direction: 'internal',
    kind: 'note',
    state: 'final',
    text: call.text,
    channel: 'voice',
    accountId: call.accountId,
    externalId: call.externalId,
    authorId: context.actor.id,
    identityId: null,
  });
  return {
    isNew: false,
    ticket: { ...loaded.ticket, updatedAt: context.at },
    messages: [message],
    events: [staffEvent(context, 'note.added', { messageId: message.id, callId: call.callId })],
  };
}

/** The recording of a call joins the message that the call made, or cannot be had. */
export function addRecording(
  loaded: LoadedTicket,
  recording: {
    readonly messageId: string;
    readonly file: Omit<AttachmentRecord, 'ticketId' | 'messageId' | 'createdAt'> | { readonly problem: string };
  },
  at: Date,
): TicketChanges {
  const { messageId, file } = recording;
  const isHere = 'storeKey' in file;
  const data = isHere ? { messageId, attachmentId: file.id } : { messageId, problem: file.problem };
  return {
    isNew: false,
    ticket: { ...loaded.ticket, updatedAt: at },
    ...(isHere && { attachments: [{ ...file, ticketId: loaded.ticket.id, messageId, createdAt: at }] }),
    events: [{ type: 'call.recorded', at, actor: { kind: 'system' }, data }],
  };
}
