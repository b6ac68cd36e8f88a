import { moveTicket } from '../../domain/contact/move-ticket.ts';
import type { ChangeContext } from './contact-deps.ts';

/** Tickets are loaded and written so many at a time. */
const batch = 200;

/**
 * The one place where tickets change their contact. Each gets an event, written in batches by the store of tickets: the
 * log is what a ticket's history, live consoles and other systems read, and a sender rarely has more than a few tickets.
 * Tickets that are no longer with `from` are left where they are. Resolves to the ids that moved.
 */
export async function moveTickets(
  context: ChangeContext,
  move: {
    readonly ids: readonly string[];
    readonly from: string;
    readonly to: string;
    readonly because: 'merged' | 'split' | 'undone';
  },
): Promise<string[]> {
  const ids = move.ids.toSorted();
  const moved: string[] = [];
  for (let start = 0; start < ids.length; start += batch) {
    const loaded = await context.tickets.load(context.tx, ids.slice(start, start + batch));
    const own = [...loaded.values()].filter(({ ticket }) => ticket.contactId === move.from);
    await context.tickets.write(
      context.tx,
      own.map((one) =>
        moveTicket(one, { to: move.to, because: move.because, actorId: context.actor.id, at: context.at }),
      ),
    );
    moved.push(...own.map(({ ticket }) => ticket.id));
  }
  return moved;
}
