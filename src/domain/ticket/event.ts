import { createHash } from 'node:crypto';

/** Facts of a ticket's history. Past tense; history page, live updates, webhooks and statistics all read these. */
export const eventTypes = [
  'ticket.created',
  'ticket.routed',
  'ticket.second_opinion',
  'ticket.state_changed',
  'ticket.diverted',
  'ticket.refused',
  'ticket.sealed',
  'ticket.unsealed',
  'ticket.disputed',
  'ticket.closed',
  'ticket.reopened',
  'ticket.rated',
  'ticket.supplemented',
  'ticket.contact_changed',
  'ticket.split',
  'ticket.split_off',
  'ticket.split_undone',
  'message.received',
  'message.sent',
  'message.failed',
  'message.delivered',
  'message.read',
  'message.edited',
  'message.removed',
  'message.echoed',
  'message.settled',
  'message.hidden',
  'message.shown',
  'note.added',
  'file.blocked',
  'duty.taken',
  'duty.escalated',
  'call.taken',
  'call.recorded',
  'assignment.offered',
  'assignment.accepted',
  'assignment.returned',
  'assignment.forwarded',
  'assignment.withdrawn',
  'assignment.given',
  'sender.asked',
  'sender.stopped',
  'sender.resumed',
  'answer.drafted',
  'answer.submitted',
  'answer.approved',
  'answer.rejected',
  'clock.breached',
  'incident.joined',
  'incident.left',
  'incident.confirmed',
  'incident.dismissed',
  'incident.renamed',
  'incident.ended',
  'incident.reopened',
] as const;
export type EventType = (typeof eventTypes)[number];

export type Actor =
  { readonly kind: 'system' } | { readonly kind: 'sender' } | { readonly kind: 'staff'; readonly id: string };

export type NewEvent = {
  readonly type: EventType;
  readonly at: Date;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
};

export type ChainLink = { readonly seq: number; readonly hash: Buffer };

/** Before the first event of a ticket. */
export const chainStart: ChainLink = { seq: 0, hash: Buffer.alloc(32) };

/** JSON with sorted keys, so that the same facts always give the same bytes, also after a trip through jsonb. */
function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** SHA-256 over the hash before it and everything the event says; changing any earlier event changes all later hashes. */
export function eventHash(ticketId: string, previous: ChainLink, event: NewEvent): Buffer {
  const body = canonicalJson({
    ticketId,
    seq: previous.seq + 1,
    type: event.type,
    at: event.at.toISOString(),
    actor: event.actor,
    data: event.data,
  });
  return createHash('sha256').update(previous.hash).update(body).digest();
}

/** Appends events to a ticket's chain: each with its number and hashes, and the new end of the chain. */
export function chain(
  ticketId: string,
  from: ChainLink,
  events: readonly NewEvent[],
): {
  readonly linked: readonly (NewEvent & { seq: number; prevHash: Buffer; hash: Buffer })[];
  readonly end: ChainLink;
} {
  let end = from;
  const linked = events.map((event) => {
    const hash = eventHash(ticketId, end, event);
    const link = { ...event, seq: end.seq + 1, prevHash: end.hash, hash };
    end = { seq: link.seq, hash };
    return link;
  });
  return { linked, end };
}
