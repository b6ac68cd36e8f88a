import { createHmac } from 'node:crypto';
import { canSayMeToo } from '../../domain/incident/me-too.ts';
import { notFound } from '../../lib/errors.ts';
import type { Database } from '../../platform/sql.ts';
import { addMeToo, countMeToo, findAsked, removeMeToo } from './me-too-store.ts';

/** How many have the same trouble, and whether this browser said so. */
type MeTooState = { readonly count: number; readonly mine: boolean };

/** "Here too": counted at the ticket, once for each browser, without learning who it is. */
export function createMeTooService(deps: {
  readonly database: Database;
  readonly key: Buffer;
  readonly now: () => Date;
}) {
  const { database } = deps;

  /** Another word for each ticket, so that the rows do not tell what else the same browser looked at. */
  function visitorOf(ticketId: string, browser: string): string {
    return createHmac('sha256', deps.key).update(`me-too:${ticketId}:${browser}`).digest('base64url').slice(0, 32);
  }

  async function open(code: string): Promise<string | null> {
    const ticket = await findAsked(database, code);
    return ticket && canSayMeToo(ticket) ? ticket.id : null;
  }

  function stateOf(ticketId: string, browser: string | null): Promise<MeTooState> {
    return countMeToo(database, ticketId, browser === null ? null : visitorOf(ticketId, browser));
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
