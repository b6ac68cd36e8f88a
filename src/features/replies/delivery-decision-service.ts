import type { DeliveryReportView, Undelivered } from '../../contract/deliveries.ts';
import { canSeeTicket } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { maskExcerpt } from '../../domain/text/entities.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import { HubError, notFound, notPossibleNow } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import type { AccountService } from '../channels/account-service.ts';
import { latestDelivery, saveDelivery, type Delivery } from './delivery-store.ts';
import { attemptsOf, listUndelivered, reachableIdentities, type Attempt } from './delivery-views.ts';

type Decision = 'sent' | 'resend' | 'dropped';

export type DeliveryDecisionDeps = {
  readonly database: Database;
  readonly accounts: Pick<AccountService, 'lineFor'>;
  readonly reference: () => Promise<ReferenceData>;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
    readonly file: (id: string) => Promise<
      | (LoadedTicket & {
          readonly messages: readonly { readonly id: string }[];
        })
      | null
    >;
  };
  readonly now: () => Date;
  readonly newId: () => string;
  /** Tells senders and relay that there is something to do. */
  readonly nudge: () => void;
};

const decidingRoles: readonly StaffActor['role'][] = ['operator', 'officer', 'lead', 'supervisor'];

/** Only what is over may be decided about: an unclear one may also be known to have arrived. */
function decisionsFor(actor: StaffActor, last: Pick<Attempt, 'state' | 'decision'> | undefined): Decision[] {
  if (!last || last.decision !== null || !decidingRoles.includes(actor.role)) return [];
  if (last.state === 'unknown') return ['sent', 'resend', 'dropped'];
  return last.state === 'failed' || last.state === 'suppressed' ? ['resend', 'dropped'] : [];
}

function positionOf(after: string | undefined): { at: Date; id: string } | null {
  if (after === undefined) return null;
  const [at = '', id = ''] = after.split('_');
  const date = new Date(Number(at));
  if (Number.isNaN(date.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  return { at: date, id };
}

/** What did not arrive, or not surely: its tries, other ways to the person, and a person's decision. */
export function createDeliveryDecisionService(deps: DeliveryDecisionDeps) {
  const { database } = deps;

  async function seen(actor: StaffActor, ticketId: string, messageId: string) {
    const file = await deps.tickets.file(ticketId);
    if (!file || file.ticket.id !== ticketId || !canSeeTicket(actor, factsOf(file))) throw notFound();
    if (!file.messages.some((message) => message.id === messageId)) throw notFound();
    return file;
  }

  async function offers(ticketId: string, accountId: string | null, failed: string | null, isHidden: boolean) {
    const found = [];
    for (const identity of await reachableIdentities(database, ticketId, await deps.reference())) {
      const isSame = identity.id === failed;
      const line = await deps.accounts.lineFor(identity.kind, isSame ? accountId : null);
      if (!line) continue;
      const address = isHidden ? null : identity.address;
      found.push({ identityId: identity.id, kind: identity.kind, channel: line.kind, address, isSame });
    }
    // Another way first: the same one has just failed.
    return found.sort((a, b) => Number(a.isSame) - Number(b.isSame));
  }

  return {
    async report(actor: StaffActor, ticketId: string, messageId: string): Promise<DeliveryReportView> {
      const { ticket } = await seen(actor, ticketId, messageId);
      const attempts = await attemptsOf(database, messageId);
      const last = attempts.at(-1);
      const decisions = decisionsFor(actor, last);
      const isHidden = ticket.hideIdentity && actor.agency !== null;
      return {
        attempts: attempts.map(({ state, channel, errorClass, detail, decidedBy, decision, updatedAt }) => ({
          state,
          channel,
          errorClass,
          detail,
          decidedBy,
          decision,
          at: updatedAt.toISOString(),
        })),
        offers: decisions.includes('resend')
          ? await offers(ticketId, ticket.accountId, last?.identityId ?? null, isHidden)
          : [],
        decisions,
      };
    },

    async decide(
      actor: StaffActor,
      input: {
        readonly ticketId: string;
        readonly messageId: string;
        readonly decision: Decision;
        readonly identityId: string | null;
      },
    ): Promise<DeliveryReportView> {
      const { ticketId, messageId, decision } = input;
      await seen(actor, ticketId, messageId);
      const known = await reachableIdentities(database, ticketId, await deps.reference());
      if (input.identityId !== null && !known.some((identity) => identity.id === input.identityId)) {
        throw new HubError('invalid', 'address_gone', {
          vi: 'Địa chỉ này không còn dùng được; hãy chọn địa chỉ khác.',
          en: 'This address can no longer be used; please choose another.',
        });
      }
      await database.transaction(async (tx) => {
        const loaded = (await deps.tickets.load(tx, [ticketId])).get(ticketId);
        const last = await latestDelivery(tx, messageId);
        if (!loaded || !last || !decisionsFor(actor, last).includes(decision)) throw notPossibleNow();
        await write(tx, loaded, { last, actor, decision, identityId: input.identityId });
      });
      deps.nudge();
      return this.report(actor, ticketId, messageId);
    },

    async undelivered(
      actor: StaffActor,
      query: { readonly after?: string | undefined; readonly limit: number },
    ): Promise<Undelivered> {
      const { limit } = query;
      const rows = await listUndelivered(database, {
        agency: actor.agency,
        after: positionOf(query.after),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        items: page.map(({ messageId, ticketId, code, subject, kind, channel, state, detail, updatedAt }) => ({
          messageId,
          ticketId,
          code,
          subject: maskExcerpt(subject),
          kind,
          channel,
          state,
          detail,
          at: updatedAt.toISOString(),
        })),
        next: rows.length > limit && last ? `${last.updatedAt.getTime()}_${last.deliveryId}` : null,
      };
    },
  };

  async function write(
    tx: Sql,
    loaded: LoadedTicket,
    input: {
      readonly last: Delivery;
      readonly actor: StaffActor;
      readonly decision: Decision;
      readonly identityId: string | null;
    },
  ): Promise<void> {
    const { last, actor, decision } = input;
    const at = deps.now();
    await saveDelivery(tx, {
      ...last,
      state: decision === 'sent' ? 'sent' : last.state,
      decision,
      decidedBy: actor.id,
      updatedAt: at,
    });
    const identityId = input.identityId ?? last.identityId;
    const payload = { messageId: last.messageId, ...(identityId !== null && { identityId }) };
    const data = { messageId: last.messageId, decision };
    await deps.tickets.write(tx, [
      {
        isNew: false,
        ticket: { ...loaded.ticket, updatedAt: at },
        ...(decision === 'resend' && {
          outbox: [{ key: `deliver:${last.messageId}:${last.attempt}`, topic: 'deliver' as const, payload }],
        }),
        events: [{ type: 'message.settled', at, actor: { kind: 'staff', id: actor.id }, data }],
      },
    ]);
  }
}

export type DeliveryDecisionService = ReturnType<typeof createDeliveryDecisionService>;
