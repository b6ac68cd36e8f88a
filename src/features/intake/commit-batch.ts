import { appendFromSender, withReturned } from '../../domain/ticket/actions/hear-sender.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Sql } from '../../platform/sql.ts';
import { recordBounce, type Returned } from './bounce-store.ts';
import { upsertIdentities, type IdentityClaim } from './contact-store.ts';
import { attach, messageRecord, type MessageItem } from './message-record.ts';
import { openFromMessage, type OpenDeps } from './open-from-message.ts';
import type { ReceiptEnd, ReceiptStore } from './receipt-store.ts';
import { findThread, ownMessageIds, type Thread } from './thread-views.ts';
import type { Understood } from './understand.ts';

export type CommitDeps = OpenDeps & {
  readonly receipts: Pick<ReceiptStore, 'lockWaiting' | 'finish'>;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
  };
  readonly key: string;
  readonly newId: () => string;
};

function end(item: Understood, patch: Pick<ReceiptEnd, 'state'> & Partial<ReceiptEnd>): ReceiptEnd {
  return { id: item.receipt.id, outcome: null, reason: null, ticketId: null, messageId: null, ...patch };
}

/** Two changes of one ticket in one batch become one. */
function merge(first: TicketChanges | undefined, second: TicketChanges): TicketChanges {
  if (!first) return second;
  return {
    ...second,
    isNew: first.isNew,
    assignments: [...(first.assignments ?? []), ...(second.assignments ?? [])],
    ...((second.clocks ?? first.clocks) && { clocks: second.clocks ?? first.clocks ?? [] }),
    messages: [...(first.messages ?? []), ...(second.messages ?? [])],
    attachments: [...(first.attachments ?? []), ...(second.attachments ?? [])],
    outbox: [...(first.outbox ?? []), ...(second.outbox ?? [])],
    events: [...first.events, ...second.events],
  };
}

/** Of a message that contradicts itself about its sender nothing is claimed: it must reach nobody's contact. */
function claimsOf(item: MessageItem, newId: () => string): IdentityClaim[] {
  const { from, alsoKnownAs, form, lang } = item.message;
  if (from.doubtful) return [];
  const contactId = newId();
  const addresses = [...(from.address === null ? [] : [{ kind: from.kind, address: from.address }]), ...alsoKnownAs];
  return addresses.map(({ kind, address }) => ({
    id: newId(),
    contactId,
    kind,
    address,
    name: from.name,
    contactKind: form?.contactKind ?? 'person',
    lang: lang ?? 'vi',
  }));
}

function belongs(thread: Thread | null, item: MessageItem): thread is Thread {
  if (thread === null) return false;
  // A machine's mail has another From than the person it speaks for; it joins by what it answers, and does nothing else.
  if (item.message.automatic !== null) return thread.by !== 'code';
  return thread.isSender;
}

/** What of ours a delivery report says has failed. A code in a text proves nothing: anybody can write one. */
async function returnedMessage(
  tx: Sql,
  item: MessageItem,
  thread: Thread,
): Promise<(Returned & { readonly detail: string }) | null> {
  const { automatic, references } = item.message;
  if (!automatic?.failed || thread.by === 'code') return null;
  const returned = await recordBounce(tx, {
    ticketId: thread.ticketId,
    ...automatic.failed,
    messageIds: ownMessageIds(references),
    detail: automatic.detail,
    at: item.receipt.receivedAt,
  });
  return returned && { ...returned, detail: automatic.detail };
}

/**
 * Writes a batch in the caller's transaction: receipts that somebody else ended meanwhile are left out, messages join
 * their ticket or open one, and every receipt gets its outcome.
 */
export async function commitBatch(
  tx: Sql,
  items: readonly Understood[],
  reference: ReferenceData,
  deps: CommitDeps,
): Promise<void> {
  const waiting = await deps.receipts.lockWaiting(
    tx,
    items.map((item) => item.receipt.id),
  );
  const mine = items.filter((item) => waiting.has(item.receipt.id));
  const ends: ReceiptEnd[] = [];
  const joining: { item: MessageItem; thread: Thread }[] = [];
  const opening: MessageItem[] = [];
  for (const item of mine) {
    if (item.type === 'ignore') ends.push(end(item, { state: 'ignored', reason: item.reason }));
    else if (item.type === 'quarantine') ends.push(end(item, { state: 'quarantined', reason: item.reason }));
    else {
      const thread = await findThread(tx, { accountId: item.line.id, message: item.message, key: deps.key });
      if (belongs(thread, item)) joining.push({ item, thread });
      else if (item.message.automatic)
        ends.push(end(item, { state: 'ignored', reason: `automatic:${item.message.automatic.kind}` }));
      else opening.push(item);
    }
  }

  const loaded = await deps.tickets.load(tx, [...new Set(joining.map((one) => one.thread.ticketId))]);
  const changes = new Map<string, TicketChanges>();
  for (const { item, thread } of joining) {
    const before = loaded.get(thread.ticketId);
    if (!before) throw new Error('a ticket vanished while its message came in');
    const done = changes.get(thread.ticketId);
    const current: LoadedTicket = done
      ? { ...before, ticket: done.ticket, clocks: done.clocks ?? before.clocks }
      : before;
    const at = item.receipt.receivedAt;
    const record = messageRecord(current.ticket, item, at, deps.newId);
    const change = appendFromSender(
      current,
      { message: record, attachments: attach(item.files, record) },
      { at, newId: deps.newId, reference },
    );
    const returned = await returnedMessage(tx, item, thread);
    changes.set(thread.ticketId, merge(done, returned ? withReturned(change, returned, at) : change));
    ends.push(
      end(item, {
        state: 'done',
        outcome: 'appended',
        reason: thread.by,
        ticketId: thread.ticketId,
        messageId: record.id,
      }),
    );
  }

  const identities = await upsertIdentities(
    tx,
    opening.flatMap((item) => claimsOf(item, deps.newId)),
  );
  const opened = await openFromMessage(tx, { items: opening, identities, reference }, deps);
  for (const { item, change, messageId } of opened) {
    changes.set(change.ticket.id, change);
    ends.push(end(item, { state: 'done', outcome: 'created', ticketId: change.ticket.id, messageId }));
  }
  await deps.tickets.write(tx, [...changes.values()]);
  await deps.receipts.finish(tx, ends);
}
