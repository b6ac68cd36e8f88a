import type { CallEvent, Notice } from '../../channels/notice.ts';
import { newMessage, noted } from '../../domain/ticket/actions/action.ts';
import type { NewEvent } from '../../domain/ticket/event.ts';
import { moderationEvents } from '../../domain/ticket/moderation.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import type { Sql } from '../../platform/sql.ts';
import { upsertIdentities } from './contact-store.ts';
import { setIdentityState, touchConversations } from './conversation-store.ts';
import type { Effect } from './effect.ts';
import { attach } from './message-record.ts';
import {
  advanceDelivery,
  editMessage,
  filesSaid,
  findSaid,
  isOurs,
  isSending,
  moderationsOf,
  removeMessage,
  sendAgainLater,
  ticketOfIdentity,
  unclearMessage,
  type Progress,
} from './notice-store.ts';
import { refusalOf, tellRefusal } from './tell-refusal.ts';
import { uniteIdentities } from './unite-store.ts';
import type { Understood } from './understand.ts';

export type NoticeItem = Extract<Understood, { type: 'notice' }>;

export type Noticed =
  /** Nothing is left to do but these changes; the receipt is ended as ignored with this reason, or as appended. */
  | { readonly type: 'taken'; readonly reason: string; readonly appendedTo: string | null; readonly effects: Effect[] }
  /** What it speaks of has not come yet: the receipt stays. */
  | { readonly type: 'later' }
  /** Written down as far as the hub can; the rest is for a person of the centre, in quarantine. */
  | { readonly type: 'person'; readonly reason: string; readonly effects: Effect[] };

export type NoticeDeps = {
  readonly newId: () => string;
  readonly calls: { readonly record: (tx: Sql, accountId: string, call: CallEvent) => Promise<void> };
};

/** How far a platform's clock may be from ours when it repeats what staff did here. */
const ownEchoMs = 15_000;

/** Tries after which something that speaks of an unknown message is let go. */
const patientAttempts = 4;

const ignored = (reason: string, effects: Effect[] = []): Noticed => ({
  type: 'taken',
  reason,
  appendedTo: null,
  effects,
});

function progressed(
  { ticketId, messageId, channel, state, detail }: Progress,
  at: Date,
  retryAfterMs: number | null = null,
): Effect {
  const type = state === 'failed' || state === 'unknown' ? 'message.failed' : (`message.${state}` as const);
  const retry = retryAfterMs === null ? {} : { retryMinutes: Math.round(retryAfterMs / 60_000) };
  const data = { messageId, channel, ...(detail !== null && { detail }), ...retry };
  return { ticketId, apply: (loaded) => noted(loaded, { type, at, actor: { kind: 'system' }, data }) };
}

/** Writes down what a platform told besides messages. Works on the tables of the notice; tickets are the caller's. */
export async function takeNotice(tx: Sql, item: NoticeItem, deps: NoticeDeps): Promise<Noticed> {
  const { notice, line, receipt } = item;
  const at = receipt.receivedAt;
  const mayWait = receipt.attempts < patientAttempts;
  switch (notice.kind) {
    case 'delivery': {
      const effects: Effect[] = [];
      for (const report of notice.reports) {
        if (report.isHearsay) return { type: 'later' };
        const { retryAfterMs: afterMs } = report;
        const again = afterMs ? await sendAgainLater(tx, { accountId: line.id, report, afterMs, at }) : null;
        if (again !== null && afterMs) {
          effects.push(progressed({ ...again, state: 'failed' }, at, afterMs));
          continue;
        }
        // What is being sent at this moment has nothing yet that could be done again.
        if (afterMs && mayWait && (await isSending(tx, line.id, null))) return { type: 'later' };
        const progress = await advanceDelivery(tx, { accountId: line.id, report, providerId: null, at });
        // A report may be faster than the answer that names the message it speaks of.
        const mayBeEarly = progress.length === 0 && 'providerId' in report.about;
        if (mayBeEarly && mayWait && (await isSending(tx, line.id, null))) return { type: 'later' };
        effects.push(...progress.map((one) => progressed(one, at)));
      }
      return ignored('delivery', effects);
    }
    case 'moderated':
      return takeModeration(tx, item, notice, mayWait);
    case 'edited':
    case 'removed':
      return takeChange(tx, item, notice, mayWait);
    case 'echo':
      return takeEcho(tx, item, notice, { ...deps, mayWait });
    case 'person':
      return takePerson(tx, item, notice, deps);
    case 'call':
      await deps.calls.record(tx, line.id, notice.call);
      return ignored('call');
  }
}

async function takeModeration(
  tx: Sql,
  { line, receipt }: NoticeItem,
  notice: Extract<Notice, { kind: 'moderated' }>,
  mayWait: boolean,
): Promise<Noticed> {
  const { externalId, what } = notice;
  const message = await findSaid(tx, line.id, externalId);
  if (!message) return mayWait ? { type: 'later' } : ignored('moderated:unknown');
  const { ticketId, id: messageId } = message;
  const type = moderationEvents[what];
  const before = await moderationsOf(tx, ticketId, messageId);
  const [last] = before;
  if ((last?.type ?? moderationEvents.unhide) === type) return ignored('moderated:same');
  const distance = (one: { readonly at: Date }) => one.at.getTime() - notice.at.getTime();
  // What staff did here comes back, perhaps after they did the opposite.
  if (before.some((one) => one.isOurs && one.type === type && Math.abs(distance(one)) < ownEchoMs))
    return ignored('moderated:own');
  // Platforms tell the time to the second.
  if (last && distance(last) >= 1000) return ignored('moderated:older');
  // Nobody can have done it later than it was told.
  const at = notice.at < receipt.receivedAt ? notice.at : receipt.receivedAt;
  const data = { messageId, channel: line.kind };
  const event: NewEvent = { type, at, actor: { kind: 'system' }, data };
  return {
    type: 'taken',
    reason: 'moderated',
    appendedTo: ticketId,
    effects: [{ ticketId, apply: (loaded) => noted(loaded, event) }],
  };
}

async function takeChange(
  tx: Sql,
  { line, files, receipt }: NoticeItem,
  notice: Extract<Notice, { kind: 'edited' | 'removed' }>,
  mayWait: boolean,
): Promise<Noticed> {
  const message = await findSaid(tx, line.id, notice.externalId);
  if (!message) return mayWait ? { type: 'later' } : ignored(`${notice.kind}:unknown`);
  const { at } = notice;
  const done = (event: Pick<NewEvent, 'type' | 'data'>, more: Pick<TicketChanges, 'attachments'> = {}): Noticed => ({
    type: 'taken',
    reason: notice.kind,
    appendedTo: message.ticketId,
    effects: [
      {
        ticketId: message.ticketId,
        apply: (loaded) => ({ ...noted(loaded, { ...event, at, actor: { kind: 'sender' } }), ...more }),
      },
    ],
  });
  if (notice.kind === 'removed') {
    if (message.removedAt) return ignored('removed:before');
    await removeMessage(tx, message.id, at);
    return done({ type: 'message.removed', data: { messageId: message.id } });
  }
  if (BigInt(Math.trunc(notice.version)) <= message.editVersion) return ignored('edited:older');
  await editMessage(tx, message.id, notice);
  const known = files.length === 0 ? new Set() : await filesSaid(tx, message.id);
  const added = files.filter((file) => !known.has(file.sha256));
  if (notice.text === message.text && added.length === 0) return ignored('edited:same');
  const words = { messageId: message.id, before: message.text, after: notice.text };
  const data = { ...words, ...(added.length > 0 && { files: added.length }) };
  const attachments = attach(added, { ...message, createdAt: receipt.receivedAt });
  return done({ type: 'message.edited', data }, { attachments });
}

async function takeEcho(
  tx: Sql,
  { line, receipt, files }: NoticeItem,
  notice: Extract<Notice, { kind: 'echo' }>,
  deps: Pick<NoticeDeps, 'newId'> & { readonly mayWait: boolean },
): Promise<Noticed> {
  const { messageId, externalId, to, at } = notice;
  const about = messageId === null ? { providerId: externalId } : { messageId };
  // What the hub sent comes back: where the answer to the call was lost, this is the proof that it arrived there.
  const report = { about, state: 'sent' as const };
  const own = await advanceDelivery(tx, { accountId: line.id, report, providerId: externalId, at });
  if (own.length > 0 || messageId !== null)
    return ignored(
      'echo:own',
      own.map((one) => progressed(one, at)),
    );
  if (await isOurs(tx, line.id, externalId)) return ignored('echo:own');
  if (await isSending(tx, line.id, to.address)) return deps.mayWait ? { type: 'later' } : ignored('echo:own');
  // A platform that repeats no id of ours repeats our words.
  const unclear =
    notice.author === null ? await unclearMessage(tx, line.id, { address: to.address, text: notice.text }) : null;
  if (unclear !== null) {
    const arrived = { about: { messageId: unclear }, state: 'sent' as const };
    const told = await advanceDelivery(tx, { accountId: line.id, report: arrived, providerId: externalId, at });
    return ignored(
      'echo:own',
      told.map((one) => progressed(one, at)),
    );
  }
  const found = await ticketOfIdentity(tx, line.id, to);
  if (!found) return ignored('echo:no-ticket');
  return {
    type: 'taken',
    reason: 'echo',
    appendedTo: found.ticketId,
    effects: [{ ticketId: found.ticketId, apply: (loaded) => withColleague(loaded) }],
  };

  function withColleague(loaded: LoadedTicket): TicketChanges {
    const message = newMessage(
      loaded.ticket,
      { at, newId: deps.newId },
      {
        direction: 'out',
        kind: 'echo',
        state: 'final',
        text: notice.text,
        channel: line.kind,
        accountId: line.id,
        identityId: found?.identityId ?? null,
        receiptId: receipt.id,
        externalId,
        decision: notice.author,
      },
    );
    const data = { messageId: message.id, author: notice.author };
    const event: NewEvent = { type: 'message.echoed', at, actor: { kind: 'system' }, data };
    return { ...noted(loaded, event), messages: [message], attachments: attach(files, message) };
  }
}

async function takePerson(
  tx: Sql,
  { line, receipt }: NoticeItem,
  notice: Extract<Notice, { kind: 'person' }>,
  { newId }: Pick<NoticeDeps, 'newId'>,
): Promise<Noticed> {
  const { who, did, name } = notice;
  const states = { followed: 'ok', consented: 'ok', left: 'left', stopped: 'stopped', withdrew: 'stopped' } as const;
  // Nobody can have done it later than it was told.
  const at = notice.at < receipt.receivedAt ? notice.at : receipt.receivedAt;
  // Who says no must be known by it, for an earlier yes may still be on its way.
  if (did === 'withdrew')
    await upsertIdentities(tx, [{ ...who, id: newId(), contactId: newId(), name, contactKind: 'person', lang: 'vi' }]);
  const told = await setIdentityState(tx, who, { state: states[did], at });
  const refusal = refusalOf(states[did], told);
  const about = told && { contactId: told.contactId, channel: line.kind, at: receipt.receivedAt };
  const effects = refusal && about ? await tellRefusal(tx, refusal, about) : [];
  // Windows open with all that a person does, not with words alone.
  if (states[did] === 'ok')
    await touchConversations(tx, [{ ...who, accountId: line.id, at: receipt.receivedAt, saidAt: at }]);
  if (did === 'consented') await uniteIdentities(tx, { who, others: notice.alsoKnownAs, name, at: notice.at, newId });
  // What the law asks for then (telling, deleting) is decided by people.
  return did === 'withdrew' ? { type: 'person', reason: 'withdrew', effects } : ignored(did, effects);
}
