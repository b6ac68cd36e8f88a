import type { EventView, MessageView, TicketDetail } from '../../../src/contract/tickets.ts';

export type TimelinePart =
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'events'; readonly events: readonly EventView[] };

/** These events say what a message of the thread shows already. */
const shownAsMessages = new Set([
  'message.received',
  'message.sent',
  'note.added',
  'ticket.supplemented',
  'sender.asked',
  'answer.drafted',
  'answer.submitted',
]);

/** Messages in order of time with the events between two of them gathered. Drafts stay in the composer. */
export function timelineOf({ thread, events }: Pick<TicketDetail, 'thread' | 'events'>): readonly TimelinePart[] {
  const messages = thread.filter((message) => message.state !== 'draft').toSorted((a, b) => order(a.at, b.at));
  const rest = events.filter((event) => !shownAsMessages.has(event.type)).toSorted((a, b) => a.seq - b.seq);
  const parts: TimelinePart[] = [];
  let next = 0;
  for (const message of messages) {
    const between: EventView[] = [];
    for (let event = rest[next]; event && order(event.at, message.at) < 0; event = rest[next]) {
      between.push(event);
      next += 1;
    }
    if (between.length > 0) parts.push({ kind: 'events', events: between });
    parts.push({ kind: 'message', message });
  }
  const after = rest.slice(next);
  if (after.length > 0) parts.push({ kind: 'events', events: after });
  return parts;
}

function order(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}
