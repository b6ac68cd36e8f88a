import type { Decision } from '../../routing/decision.ts';
import type { AttachmentRecord, LoadedTicket, MessageRecord, TicketChanges } from '../records.ts';
import { companionsOf } from '../companions.ts';
import { openTicket } from '../open-ticket.ts';
import type { Priority } from '../states.ts';
import { deliveryOf } from './answer-sender.ts';
import { changedTicket, newMessage, staffEvent, type StaffContext } from './action.ts';
import { routeTicket } from './route-ticket.ts';

/** One matter of a report as a person set it: its words, what it is about, and who answers for it. */
export type SplitPart = {
  readonly text: string;
  readonly category: string;
  readonly lead: string;
  /** What the hub says of these words alone. */
  readonly decision: Decision;
};

/** A matter that becomes a ticket of its own. */
export type NewPart = SplitPart & {
  readonly id: string;
  readonly code: string;
  /** Files of the report that go with it, of whatever message. */
  readonly attachments: readonly AttachmentRecord[];
};

export type SplitInput = {
  /** The message that opened the ticket. */
  readonly report: MessageRecord;
  /** The matter that stays. */
  readonly kept: SplitPart;
  /** At least one. */
  readonly others: readonly NewPart[];
  /** Words to the sender; null: nobody can be told. */
  readonly notice: string | null;
};

/** A danger in one matter makes no other one urgent; where no matter by itself speaks of one, all keep what was said of the whole. */
function priorityOf(part: SplitPart, { kept, others }: SplitInput, whole: Priority): Priority {
  const isSaid = [kept, ...others].some(({ decision }) => decision.priority === 'urgent');
  return whole === 'urgent' && !isSaid ? 'urgent' : part.decision.priority;
}

/** The person's choice leads what the hub proposes, for whoever looks at a part that could not be routed yet. */
function chosen({ decision, category, lead }: SplitPart): Decision {
  const own = { category, agency: lead, p: 1 };
  const others = decision.alternatives.filter(({ agency }) => agency !== lead);
  return { ...decision, category: { code: category }, lead, alternatives: [own, ...others] };
}

/** Who joins the agency that the person set for a part; those that are not in use here cannot. */
function companions({ lead, decision }: SplitPart, { reference }: StaffContext): string[] {
  return companionsOf(lead, decision).filter((agency) => reference.agencies.has(agency));
}

/** An inspector has found before that the whole is no denunciation: its parts are none either. */
function wasUnsealed({ ticket }: LoadedTicket): boolean {
  const { decision } = ticket;
  const flags =
    typeof decision === 'object' && decision !== null && 'flags' in decision && Array.isArray(decision.flags)
      ? decision.flags
      : [];
  return flags.includes('denunciation') && !ticket.sealed;
}

function openPart(loaded: LoadedTicket, part: NewPart, input: SplitInput, context: StaffContext): TicketChanges {
  const { ticket } = loaded;
  const { report } = input;
  const message = newMessage(
    { ...ticket, id: part.id },
    { at: report.createdAt, newId: context.newId },
    {
      direction: 'in',
      kind: 'report',
      state: 'received',
      text: part.text,
      channel: report.channel,
      accountId: report.accountId,
      identityId: report.identityId,
      // What the platform calls the message stays with the original alone, so that answers to it find one ticket.
      conversation: report.conversation,
      verified: report.verified,
    },
  );
  const said = chosen(part);
  const settled = wasUnsealed(loaded) ? ['mixed', 'denunciation'] : ['mixed'];
  const flags = said.flags.filter((flag) => !settled.includes(flag));
  const decision = { ...said, flags, priority: priorityOf(part, input, ticket.priority) };
  const opened = openTicket({
    id: part.id,
    code: part.code,
    accountId: ticket.accountId,
    channel: ticket.channel,
    record: message,
    attachments: part.attachments.map((file) => ({
      ...file,
      id: context.newId(),
      ticketId: part.id,
      messageId: message.id,
      // It stood inside the text of the whole message; here it stands beside.
      inline: false,
      contentId: null,
    })),
    identity: null,
    decision,
    lang: ticket.lang === 'en' ? 'en' : 'vi',
    reference: context.reference,
    receivedAt: ticket.createdAt,
    newId: context.newId,
    report: {
      subject: null,
      senderName: ticket.senderName,
      hideIdentity: ticket.hideIdentity,
      unitCode: ticket.unitCode,
      address: ticket.address,
      point: ticket.lat !== null && ticket.lon !== null ? { lat: ticket.lat, lon: ticket.lon } : null,
    },
  });
  const { contactId, identityId } = ticket;
  const sealed = ticket.sealed || opened.ticket.sealed;
  const born: TicketChanges = {
    ...opened,
    ticket: { ...opened.ticket, contactId, identityId, sealed, categoryCode: part.category },
    events: [
      ...opened.events.map((event) => ({ ...event, data: { ...event.data, ...(sealed && { sealed }) } })),
      staffEvent(context, 'ticket.split_off', { code: ticket.code }),
    ],
  };
  if (sealed) return born;
  const routed = routeTicket(
    { ticket: born.ticket, assignments: [], clocks: born.clocks ?? [] },
    {
      category: part.category,
      lead: part.lead,
      coordinating: companions(part, context),
      priority: decision.priority,
    },
    context,
  );
  return { ...born, ...routed, isNew: true, events: [...born.events, ...routed.events] };
}

/** The original keeps the first matter, and goes to its agency. What the sender wrote stays whole. */
function keepPart(loaded: LoadedTicket, input: SplitInput, context: StaffContext): TicketChanges {
  const { ticket } = loaded;
  const { kept, others } = input;
  const said = staffEvent(context, 'ticket.split', {
    lead: kept.lead,
    category: kept.category,
    parts: others.map(({ code, lead, category }) => ({ code, lead, category })),
  });
  const flags = ticket.flags.filter((flag) => flag !== 'mixed');
  const routed: TicketChanges = ticket.sealed
    ? { isNew: false, ticket: changedTicket(loaded, context, { categoryCode: kept.category }), events: [] }
    : routeTicket(
        loaded,
        {
          category: kept.category,
          lead: kept.lead,
          coordinating: companions(kept, context),
          priority: priorityOf(kept, input, ticket.priority),
        },
        context,
      );
  const notice =
    input.notice === null
      ? []
      : [
          newMessage(ticket, context, {
            direction: 'out',
            kind: 'notice',
            state: 'final',
            text: input.notice,
            automatic: true,
          }),
        ];
  return {
    ...routed,
    ticket: { ...routed.ticket, flags },
    messages: notice,
    outbox: notice.flatMap(deliveryOf),
    events: [said, ...routed.events],
  };
}

/**
 * Splits a report of several matters: the ticket keeps the first, every other one becomes a ticket of the same sender with the
 * words that speak of it, with deadlines counted from when the whole was received, and each goes to its agency. Parts of a
 * sealed report are sealed and wait for an inspector. The original comes first.
 */
export function splitTicket(loaded: LoadedTicket, input: SplitInput, context: StaffContext): TicketChanges[] {
  return [keepPart(loaded, input, context), ...input.others.map((part) => openPart(loaded, part, input, context))];
}
