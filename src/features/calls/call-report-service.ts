import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import type { NewReceipt } from '../../channels/door.ts';
import {
  mostParts,
  type callAttachRequest,
  type CallAttached,
  type CallReported,
  type CallReportRequest,
} from '../../contract/calls.ts';
import type { TicketDetail } from '../../contract/tickets.ts';
import { mayAct } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { noteOfCall, recordCallTaken } from '../../domain/ticket/actions/take-call.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import { parseTicketCode, replyToken } from '../../domain/ticket/code.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import { callForm, callFormKind, type CallForm } from '../../lib/call-form.ts';
import { forbidden, notFound } from '../../lib/errors.ts';
import { normalisePhone } from '../../lib/phone.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { contactUnreadable, keptInQuarantine, partTaken, readBackMissing } from './call-errors.ts';
import { partKey, partKeys } from './call-key.ts';
import { findFormReceipt, isSenderOf, linkCall, lockCall, type FormReceipt } from './call-link-store.ts';
import { usedPartKeys, type CallRecord } from './call-views.ts';
import { claimWork, finishWork, lockWork, planWork, postponeWork } from './call-work-store.ts';

export type CallReportDeps = {
  readonly database: Database;
  readonly desk: { readonly shown: (id: string) => Promise<CallRecord> };
  readonly intake: {
    /** Stores a receipt like any front door; resolves after the commit. */
    readonly put: (
      accountId: string,
      receipt: NewReceipt,
      at: Date,
    ) => Promise<{ readonly id: bigint; readonly receivedAt: Date }>;
    /** The code that the ticket of a stored receipt has or will have. */
    readonly codeOf: (row: { readonly id: bigint; readonly receivedAt: Date }) => Promise<string>;
    readonly nudge: () => void;
  };
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
    readonly detail: (actor: StaffActor, idOrCode: string) => Promise<TicketDetail | null>;
  };
  /** Puts the recording to the messages of a call that have it not, in the caller's transaction. */
  readonly attachRecording: (tx: Sql, callId: string) => Promise<void>;
  readonly reference: () => Promise<ReferenceData>;
  /** Secret of tokens that name a ticket. */
  readonly key: string;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Tells consoles and senders that tickets and calls changed; may get lost. */
  readonly nudge: () => void;
};

/** How long the operator waits for the ticket; its code is certain before. */
const patienceMs = 8000;
const lookMs = 60;
const leaseSeconds = 30;
const retrySeconds = 5;
/** A form whose receipt never came: the process died between planning and storing, and the operator was told so. */
const patientAttempts = 60;

const mail = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/u;

function readContact(typed: string | null): CallForm['contact'] {
  if (typed === null || typed === '') return null;
  const phone = normalisePhone(typed);
  if (phone !== null) return { kind: 'phone', address: phone };
  if (mail.test(typed)) return { kind: 'email', address: typed.toLowerCase() };
  throw contactUnreadable();
}

function workKey(accountId: string, externalId: string): string {
  return `call-report:${accountId}:${externalId}`;
}

/**
 * From what an operator wrote down to a ticket. A form is a receipt like any other input, so it has the same promise: one
 * receipt, one ticket, one code, whatever dies in between. What belongs to the call alone (who took it, that it was read
 * back, its recording) follows when the ticket is there, here or in a worker.
 */
export function createCallReportService(deps: CallReportDeps) {
  const { database } = deps;

  /** Writes down whose call the ticket came of. Resolves to the receipt once it has ended; null while it has not. */
  async function complete(
    work: { readonly key: string; readonly callId: string; readonly isUrgent: boolean },
    receipt: FormReceipt,
  ) {
    const { ticketId, messageId } = receipt;
    if (receipt.state !== 'done' || ticketId === null || messageId === null) {
      await finishWork(database, work.key, 'dead', receipt.reason);
      return;
    }
    const form = callForm.parse(JSON.parse(receipt.raw.toString('utf8')));
    const reference = await deps.reference();
    await database.transaction(async (tx) => {
      if (!(await lockWork(tx, work.key))) return;
      const call = await lockCall(tx, work.callId);
      const loaded = (await deps.tickets.load(tx, [ticketId])).get(ticketId);
      const at = deps.now();
      if (call && loaded) {
        const { takenBy, readBackAt } = form;
        const taken = { callId: call.id, messageId, takenBy, readBackAt, isUrgent: work.isUrgent };
        await deps.tickets.write(tx, [recordCallTaken(loaded, taken, { at, reference })]);
        await linkCall(tx, call.id, { ticketId, by: takenBy, at });
        await deps.attachRecording(tx, call.id);
      }
      await finishWork(tx, work.key, 'done');
    });
    deps.nudge();
  }

  async function storeForm(
    actor: StaffActor,
    call: CallRecord,
    input: {
      readonly part: number;
      readonly isUrgent: boolean;
      readonly form: Omit<CallForm, 'caller' | 'takenBy' | 'readBackAt'>;
    },
  ): Promise<{ readonly receipt: FormReceipt | null; readonly code: string }> {
    const { accountId } = call;
    const externalId = partKey(call.exchangeId, input.part);
    const at = deps.now();
    const caller = call.caller?.startsWith('+') === true ? call.caller : null;
    const form: CallForm = { ...input.form, caller, takenBy: actor.id, readBackAt: at.toISOString() };
    const key = workKey(accountId, externalId);
    // Planned before it is stored, so that no ticket is left without its call.
    const payload = { callId: call.id, accountId, externalId, isUrgent: input.isUrgent };
    await planWork(database, { topic: 'call-report', key, payload, inSeconds: retrySeconds });
    const body = Buffer.from(JSON.stringify(form));
    const row = await deps.intake.put(accountId, { kind: callFormKind, externalId, body }, at);
    deps.intake.nudge();
    const receipt = await waitForEnd({ accountId, kind: callFormKind, externalId });
    const code = receipt?.code ?? (await deps.intake.codeOf(row));
    const stored = await findFormReceipt(database, { accountId, kind: callFormKind, externalId });
    const known = stored && callForm.safeParse(JSON.parse(stored.raw.toString('utf8')));
    if (known?.success && known.data.draft !== form.draft) throw partTaken(code);
    if (receipt?.state === 'quarantined' || receipt?.state === 'ignored') throw keptInQuarantine();
    if (receipt) await complete({ key, callId: call.id, isUrgent: input.isUrgent }, receipt);
    return { receipt, code };
  }

  async function waitForEnd(key: Parameters<typeof findFormReceipt>[1]): Promise<FormReceipt | null> {
    const until = performance.now() + patienceMs;
    while (performance.now() < until) {
      const receipt = await findFormReceipt(database, key);
      if (receipt && receipt.state !== 'waiting') return receipt;
      await delay(lookMs);
    }
    return null;
  }

  /** A note for staff that the call belongs to the ticket. */
  async function addNote(actor: StaffActor, call: CallRecord, ticketId: string, text: string): Promise<void> {
    const reference = await deps.reference();
    await database.transaction(async (tx) => {
      const locked = await lockCall(tx, call.id);
      const loaded = (await deps.tickets.load(tx, [ticketId])).get(ticketId);
      if (!locked || !loaded) throw notFound();
      if (!mayAct(actor, 'note', factsOf(loaded))) throw forbidden();
      const used = await usedPartKeys(tx, call, callFormKind);
      const externalId = partKeys(call.exchangeId).find((key) => !used.has(key)) ?? partKey(call.exchangeId, mostParts);
      const at = deps.now();
      const note = { callId: call.id, accountId: call.accountId, externalId, text };
      await deps.tickets.write(tx, [noteOfCall(loaded, note, { actor, at, newId: deps.newId, reference })]);
      await linkCall(tx, call.id, { ticketId, by: actor.id, at });
      await deps.attachRecording(tx, call.id);
    });
    deps.nudge();
  }

  return {
    /** Opens a ticket of what the caller said. Throws a conflict when a colleague was first, or the words of what to correct. */
    async report(actor: StaffActor, callId: string, request: CallReportRequest): Promise<CallReported> {
      const call = await deps.desk.shown(callId);
      const { draft, part, text, lang, kind, hideIdentity, unit, address, category, urgent } = request;
      const form = {
        draft,
        text,
        lang,
        name: request.name || null,
        kind,
        contact: readContact(request.contact),
        hideIdentity,
        unitCode: unit || null,
        address: address || null,
        categoryCode: category || null,
        replyToken: null,
      };
      const { receipt, code } = await storeForm(actor, call, { part, isUrgent: urgent, form });
      // Urgency has changed the promise since.
      const ticket = receipt?.ticketId ? await deps.tickets.detail(actor, receipt.ticketId) : null;
      return {
        code,
        ticketId: receipt?.ticketId ?? null,
        outcome: receipt?.outcome ?? null,
        promisedAt: ticket?.promisedAt ?? receipt?.promisedAt?.toISOString() ?? null,
      };
    },

    /** The call belongs to a ticket that is there: with the sender's own words when the sender calls, else with a note. */
    async attach(
      actor: StaffActor,
      callId: string,
      request: z.output<typeof callAttachRequest>,
    ): Promise<CallAttached> {
      const call = await deps.desk.shown(callId);
      const ticket = await deps.tickets.detail(actor, parseTicketCode(request.ticket) ?? request.ticket);
      if (!ticket) throw notFound();
      const { id: ticketId, code } = ticket;
      const isSender = call.caller !== null && (await isSenderOf(database, ticketId, call.caller));
      if (request.text === '' || !isSender) {
        const words = request.text === '' ? 'Người gọi hỏi về hồ sơ này.' : request.text;
        await addNote(actor, call, ticketId, words);
        return { ticketId, code, as: 'note' };
      }
      if (!request.readBack) throw readBackMissing();
      const form = {
        draft: request.draft,
        text: request.text,
        lang: ticket.lang,
        name: null,
        kind: 'person' as const,
        contact: null,
        hideIdentity: false,
        unitCode: null,
        address: null,
        categoryCode: null,
        replyToken: replyToken(code, deps.key),
      };
      await storeForm(actor, call, { part: request.part, isUrgent: false, form });
      return { ticketId, code, as: 'supplement' };
    },

    /** For workers: completes what a process that died, or an operator who waited no longer, has left. True while there is more. */
    async completeLeft(): Promise<boolean> {
      const limit = 10;
      const items = await claimWork(database, 'call-report', { limit, leaseSeconds });
      for (const { key, payload, attempts } of items) {
        const { accountId, externalId, callId, isUrgent } = payload;
        const receipt = await findFormReceipt(database, { accountId, kind: callFormKind, externalId });
        if (receipt && receipt.state !== 'waiting') await complete({ key, callId, isUrgent }, receipt);
        else if (attempts < patientAttempts)
          await postponeWork(database, key, { seconds: retrySeconds, error: 'not there yet' });
        else await finishWork(database, key, 'dead', 'the form was never stored');
      }
      return items.length === limit;
    },
  };
}

export type CallReportService = ReturnType<typeof createCallReportService>;
