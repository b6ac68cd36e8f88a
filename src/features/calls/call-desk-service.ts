import type { CallDesk, CallDetail, CallOutcome, CallPage, CallQuery } from '../../contract/calls.ts';
import type { ContactDetail, ContactQuery } from '../../contract/contacts.ts';
import type { TicketRow } from '../../contract/tickets.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { parseTicketCode } from '../../domain/ticket/code.ts';
import { callFormKind } from '../../lib/call-form.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { claimedByOther, nothingToCallBack, reasonMissing } from './call-errors.ts';
import { readCallBackNote, triedInVain, writeCallBackNote } from './call-back-note.ts';
import { claimCallBack, lockCallBack, noteCallBack, settleCallBack } from './call-back-store.ts';
import { findCallBack, listCallBacks } from './call-back-views.ts';
import { partKeys } from './call-key.ts';
import {
  isStaleClaim,
  presentCall,
  presentCallBack,
  presentCardTickets,
  presentSettled,
  type Viewer,
} from './call-presenter.ts';
import {
  earlierCalls,
  findCall,
  listCalls,
  runningCalls,
  usedPartKeys,
  type CallPosition,
  type CallRecord,
  type CallSearch,
} from './call-views.ts';
import { findExtension, saveExtension } from './extension-store.ts';

export type CallDeskDeps = {
  readonly database: Database;
  readonly contacts: {
    readonly detail: (actor: StaffActor, id: string) => Promise<ContactDetail>;
    readonly tickets: (actor: StaffActor, id: string, query: { limit: number }) => Promise<{ items: TicketRow[] }>;
    readonly list: (actor: StaffActor, query: ContactQuery) => Promise<{ items: { readonly id: string }[] }>;
  };
  readonly now: () => Date;
  /** Tells the consoles that calls changed; may get lost. */
  readonly nudge: () => void;
};

const ticketsLookedAt = 30;
const finishedShown = 5;
const contactsSearched = 50;
/** Fewer digits would find half of all numbers. */
const fewestDigits = 3;

function encode({ startedAt, id }: CallPosition): string {
  return `${startedAt.getTime()}_${id}`;
}

function decode(text: string | undefined): CallPosition | null {
  const [, time, id] = /^(\d{1,15})_([0-9a-f-]{36})$/u.exec(text ?? '') ?? [];
  return time === undefined || id === undefined ? null : { startedAt: new Date(Number(time)), id };
}

/** The desk of those who take calls: what rings, who is to be called back, who calls. */
export function createCallDeskService(deps: CallDeskDeps) {
  const { database, contacts } = deps;

  async function viewerOf(actor: StaffActor): Promise<Viewer> {
    return { id: actor.id, extension: await findExtension(database, actor.id) };
  }

  /** A call that may be seen; throws not found. */
  async function shown(id: string): Promise<CallRecord> {
    const call = await findCall(database, id);
    if (!call || call.isSealed) throw notFound();
    return call;
  }

  async function searchOf(actor: StaffActor, q: string): Promise<CallSearch> {
    const digits = /^[+\d\s().-]+$/u.test(q) ? q.replaceAll(/\D/gu, '').replace(/^(?:0|84)/u, '') : '';
    const { items } = await contacts.list(actor, { q, limit: contactsSearched });
    return {
      digits: digits.length < fewestDigits ? null : digits,
      contactIds: items.map((item) => item.id),
      code: parseTicketCode(q),
    };
  }

  async function cardOf(actor: StaffActor, contactId: string | null): Promise<CallDetail['card']> {
    if (contactId === null) return null;
    try {
      const [contact, tickets] = await Promise.all([
        contacts.detail(actor, contactId),
        contacts.tickets(actor, contactId, { limit: ticketsLookedAt }),
      ]);
      const { id, name, kind, taxCode, business, note } = contact;
      const { open, last } = presentCardTickets(tickets.items, finishedShown);
      return { id, name, kind, taxCode, business: business?.name ?? null, note, open, last };
    } catch (error) {
      // Merged or sealed in between.
      if (error instanceof HubError && error.kind === 'not_found') return null;
      throw error;
    }
  }

  /** Changes the line of a missed call, unless a colleague has it. */
  async function onCallBack(
    actor: StaffActor,
    id: string,
    work: (tx: Sql, call: CallRecord, note: string | null) => Promise<void>,
  ): Promise<void> {
    const call = await shown(id);
    await database.transaction(async (tx) => {
      await lockCallBack(tx, call);
      const now = deps.now();
      const line = await findCallBack(tx, call, now);
      if (!line) throw nothingToCallBack();
      const isHeld = line.claimedBy !== null && line.claimedBy !== actor.id;
      if (isHeld && line.claimedAt && !isStaleClaim(line.claimedAt, now))
        throw claimedByOther(line.claimedByName ?? '');
      await work(tx, call, line.note);
    });
    deps.nudge();
  }

  return {
    shown,

    async desk(actor: StaffActor): Promise<CallDesk> {
      const now = deps.now();
      const [viewer, running, waiting] = await Promise.all([
        viewerOf(actor),
        runningCalls(database, now),
        listCallBacks(database, now),
      ]);
      return {
        extension: viewer.extension,
        now: running.filter((call) => !call.isSealed).map((call) => presentCall(call, viewer)),
        callBacks: waiting.map((line) => presentCallBack(line, viewer, now)),
      };
    },

    async list(actor: StaffActor, query: CallQuery): Promise<CallPage> {
      const q = query.q?.trim() ?? '';
      const rows = await listCalls(database, {
        search: q === '' ? null : await searchOf(actor, q),
        before: decode(query.after),
        limit: query.limit + 1,
      });
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      const viewer = await viewerOf(actor);
      return {
        items: page.filter((call) => !call.isSealed).map((call) => presentCall(call, viewer)),
        next: rows.length > query.limit && last ? encode(last) : null,
      };
    },

    /** A call with the card of who calls. Throws not found. */
    async detail(actor: StaffActor, id: string): Promise<CallDetail> {
      const call = await shown(id);
      const now = deps.now();
      const [viewer, before, line, used, card] = await Promise.all([
        viewerOf(actor),
        earlierCalls(database, call),
        findCallBack(database, call, now),
        usedPartKeys(database, call, callFormKind),
        cardOf(actor, call.contactId),
      ]);
      const free = partKeys(call.exchangeId).findIndex((key) => !used.has(key));
      return {
        ...presentCall(call, viewer),
        card,
        earlier: before
          .filter((one) => !one.isSealed)
          .map((one) => ({
            id: one.id,
            direction: one.direction,
            state: one.state,
            startedAt: one.startedAt.toISOString(),
            talkSeconds: one.talkSeconds,
          })),
        callBack: line && presentCallBack(line, viewer, now),
        settled: presentSettled(call),
        nextPart: free === -1 ? null : free + 1,
      };
    },

    /** Whose telephone it is from now on. */
    async setExtension(actor: StaffActor, extension: string | null) {
      const takenFrom = await database.transaction((tx) => saveExtension(tx, actor.id, extension));
      deps.nudge();
      return { extension, takenFrom };
    },

    /** `I call back`: colleagues see it, and leave the number alone for a while. */
    claim: (actor: StaffActor, id: string): Promise<void> =>
      onCallBack(actor, id, (tx, call) => claimCallBack(tx, call, { id: actor.id, at: deps.now() })),

    release: (actor: StaffActor, id: string): Promise<void> =>
      onCallBack(actor, id, (tx, call) => claimCallBack(tx, call, null)),

    /** How calling back went. Throws when there is nothing to call back, or a colleague has it. */
    async settle(
      actor: StaffActor,
      id: string,
      { outcome, reason }: { readonly outcome: CallOutcome; readonly reason: string | null },
    ): Promise<void> {
      if (outcome === 'not_needed' && (reason ?? '') === '') throw reasonMissing();
      const at = deps.now();
      await onCallBack(actor, id, (tx, call, stored) => {
        const before = readCallBackNote(stored);
        if (outcome === 'not_reached') return noteCallBack(tx, call, writeCallBackNote(triedInVain(before, at)));
        const text = writeCallBackNote({ ...before, againAt: null, outcome, reason });
        return settleCallBack(tx, call, { text, at, by: actor.id });
      });
    },
  };
}

export type CallDeskService = ReturnType<typeof createCallDeskService>;
