import { createHmac } from 'node:crypto';
import { canSayMeToo } from '../../domain/incident/me-too.ts';
import { notFound } from '../../lib/errors.ts';
import type { Database } from '../../platform/sql.ts';
import type { TicketService } from '../tickets/ticket-service.ts';
import { addMeToo, countMeToo, hasSaidMeToo, removeMeToo } from './me-too-store.ts';

/** How many have the same trouble, and whether this browser said so. */
type MeTooState = { readonly count: number; readonly mine: boolean };

/** "Here too": counted at the ticket, once for each browser, without learning who it is. */
export function createMeTooService(deps: {
  readonly database: Database;
  readonly tickets: Pick<TicketService, 'file'>;
  readonly key: Buffer;
  readonly now: () => Date;
}) {
  const { database } = deps;

  /** Another word for each ticket, so that the rows do not tell what else the same browser looked at. */
  function visitorOf(ticketId: string, browser: string): string {
    return createHmac('sha256', deps.key).update(`me-too:${ticketId}:${browser}`).digest('base64url').slice(0, 32);
  }

  async function open(code: string): Promise<string | null> {
    const file = await deps.tickets.file(code);
    return file && canSayMeToo(file.ticket) ? file.ticket.id : null;
  }

  async function stateOf(ticketId: string, browser: string | null): Promise<MeTooState> {
    const mine = browser !== null && (await hasSaidMeToo(database, ticketId, visitorOf(ticketId, browser)));
    return { count: await countMeToo(database, ticketId), mine };
  }

  return {
    /** By a code in canonical form; null where nobody is asked. */
    async state(code: string, browser: string | null): Promise<MeTooState | null> {
      const id = await open(code);
      return id === null ? null : stateOf(id, browser);
    },

    /** Says it, or takes it back. Throws not_found where nobody is asked. */
    async say(code: string, input: { readonly browser: string; readonly isSo: boolean }): Promise<MeTooState> {
      const ticketId = await open(code);
      if (ticketId === null) throw notFound();
      const visitor = visitorOf(ticketId, input.browser);
      if (input.isSo) await addMeToo(database, { ticketId, visitor, at: deps.now() });
      else await removeMeToo(database, ticketId, visitor);
      return stateOf(ticketId, input.browser);
    },
  };
}

export type MeTooService = ReturnType<typeof createMeTooService>;
