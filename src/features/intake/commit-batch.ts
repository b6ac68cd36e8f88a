import { appendFromSender, withReturned } from '../../domain/ticket/actions/hear-sender.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import type { Sql } from '../../platform/sql.ts';
import { answerCommand } from './answer-command.ts';
import { recordBounce, type Returned } from './bounce-store.ts';
import { nameIdentities, upsertIdentities, type IdentityClaim } from './contact-store.ts';
import {
  conversationKey,
  lockConversations,
  openTicketsOf,
  touchConversations,
  type ConversationKey,
  type Heard,
} from './conversation-store.ts';
import type { Effect } from './effect.ts';
import { conversationOf, gatherGroups, type Gathered } from './gather.ts';
import { attach, messageRecord, saidAt, type MessageItem } from './message-record.ts';
import { openFromMessage, type BatchTurn, type OpenDeps } from './open-from-message.ts';
import type { ReceiptEnd, ReceiptStore } from './receipt-store.ts';
import { takeNotice, type NoticeDeps, type NoticeItem } from './take-notice.ts';
import { findThread, ownMessageIds, type Thread } from './thread-views.ts';
import type { Understood } from './understand.ts';

export type CommitDeps = OpenDeps &
  NoticeDeps & {
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
    verified: from.verified && address === from.address,
    lang: lang ?? 'vi',
  }));
}

function belongs(thread: Thread | null, item: MessageItem): thread is Thread {
  if (thread === null) return false;
  // A machine's mail has another From than the person it speaks for; it joins by what it answers, and does nothing else.
  if (item.message.automatic !== null) return thread.by !== 'code';
  return thread.identityId !== null;
}

/** What of ours a delivery report says has failed. A code in a text proves nothing: anybody can write one. */
async function returnedMessage(
  tx: Sql,
  item: MessageItem,
  thread: Pick<Thread, 'by' | 'ticketId'>,
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

/** What a batch of messages turned out to be. */
type Sorted = {
  readonly joining: { readonly gathered: Gathered; readonly thread: Thread }[];
  readonly opening: Gathered[];
  /** Further messages of a conversation whose first one opens a ticket in this very batch. */
  readonly following: { readonly gathered: Gathered; readonly leader: MessageItem }[];
  readonly automatic: MessageItem[];
};

/** Where each message belongs: to a ticket that is there, to one that this batch opens, or to none. */
async function sortMessages(tx: Sql, items: readonly MessageItem[], key: string): Promise<Sorted> {
  const sorted: Sorted = { joining: [], opening: [], following: [], automatic: [] };
  const conversations = items.map(conversationOf).filter((one): one is ConversationKey => one !== null);
  await lockConversations(tx, conversations);
  const latest = new Date(Math.max(0, ...items.map((item) => item.receipt.receivedAt.getTime())));
  const open = await openTicketsOf(tx, conversations, latest);
  const leaders = new Map<string, MessageItem>();
  for (const gathered of gatherGroups(items)) {
    const { item } = gathered;
    const conversation = conversationOf(item);
    const place = conversation && conversationKey(conversation);
    const conversationCode = (place === null ? undefined : open.get(place)) ?? null;
    const thread = await findThread(tx, { accountId: item.line.id, message: item.message, conversationCode, key });
    const leader = place === null ? undefined : leaders.get(place);
    if (belongs(thread, item)) sorted.joining.push({ gathered, thread });
    else if (item.message.automatic) sorted.automatic.push(item);
    else if (leader) sorted.following.push({ gathered, leader });
    else {
      sorted.opening.push(gathered);
      if (place !== null) leaders.set(place, item);
    }
  }
  return sorted;
}

type PersonItem = NoticeItem & { readonly notice: { readonly kind: 'person' } };

function partition(notices: readonly NoticeItem[]): [PersonItem[], NoticeItem[]] {
  const isPerson = (item: NoticeItem): item is PersonItem => item.notice.kind === 'person';
  return [notices.filter(isPerson), notices.filter((item) => !isPerson(item))];
}

/** The conversation that this person's messages would be in. */
function speakerOf({ line, notice }: PersonItem): ConversationKey {
  return { accountId: line.id, conversation: notice.kind === 'person' ? notice.who.address : '' };
}

/** The name that the platform told of a sender, where messages of its channel bring none. */
function askedName({ line, message }: MessageItem): string | null {
  return line.adapter.profile ? message.from.name : null;
}

/** Whoever's first message came while their platform did not say who they are. */
function nameLater(change: TicketChanges, name: string | null, identityId: string | null): TicketChanges {
  const { ticket } = change;
  if (name === null || ticket.senderName !== null || ticket.identityId !== identityId) return change;
  return { ...change, ticket: { ...ticket, senderName: name } };
}

/** Senders whose channel vouches for them: their reply windows open anew. */
function heardFrom(items: readonly MessageItem[]): Heard[] {
  return items.flatMap((item) => {
    const { line, message, receipt } = item;
    const { address, kind, verified, doubtful } = message.from;
    if (address === null || doubtful || message.automatic || !verified) return [];
    return [{ accountId: line.id, kind, address, at: receipt.receivedAt, saidAt: saidAt(item) }];
  });
}

/**
 * Writes a batch in the caller's transaction: receipts that somebody else ended meanwhile are left out, messages join
 * their ticket or open one, notices change what they speak of, and every receipt gets its outcome. A notice that came before
 * what it speaks of gets none and is found again when its claim ends.
 */
export async function commitBatch(
  tx: Sql,
  items: readonly Understood[],
  turn: BatchTurn,
  deps: CommitDeps,
): Promise<void> {
  const { reference } = turn;
  const waiting = await deps.receipts.lockWaiting(
    tx,
    items.map((item) => item.receipt.id),
  );
  const mine = items.filter((item) => waiting.has(item.receipt.id));
  const ends: ReceiptEnd[] = [];
  const messages: MessageItem[] = [];
  const notices: NoticeItem[] = [];
  const effects: Effect[] = [];
  for (const item of mine) {
    if (item.type === 'ignore') ends.push(end(item, { state: 'ignored', reason: item.reason }));
    else if (item.type === 'quarantine') ends.push(end(item, { state: 'quarantined', reason: item.reason }));
    else if (item.type === 'notice') notices.push(item);
    else {
      const answered = await answerCommand(tx, item, { ...deps, reference });
      if (answered === null) messages.push(item);
      else {
        ends.push(end(item, { state: 'ignored', reason: answered.reason }));
        effects.push(...answered.effects);
      }
    }
  }

  const take = async (item: NoticeItem): Promise<void> => {
    const noticed = await takeNotice(tx, item, deps);
    if (noticed.type === 'later') return;
    effects.push(...noticed.effects);
    if (noticed.type === 'person') {
      ends.push(end(item, { state: 'quarantined', reason: noticed.reason }));
      return;
    }
    const { reason, appendedTo } = noticed;
    if (appendedTo === null) ends.push(end(item, { state: 'ignored', reason }));
    else ends.push(end(item, { state: 'done', outcome: 'appended', reason, ticketId: appendedTo }));
  };
  // Who somebody is comes before what they say; what is said of messages comes after those of this batch found their place.
  const [people, others] = partition(notices);
  await lockConversations(tx, people.map(speakerOf));
  for (const item of people) await take(item);

  const { joining, opening, following, automatic } = await sortMessages(tx, messages, deps.key);
  for (const item of automatic)
    ends.push(end(item, { state: 'ignored', reason: `automatic:${item.message.automatic?.kind ?? 'unknown'}` }));

  const changes = new Map<string, TicketChanges>();
  const appended = ({ item, companions }: Gathered, reason: string, messageId: string, ticketId: string) => {
    for (const one of [item, ...companions])
      ends.push(end(one, { state: 'done', outcome: 'appended', reason, ticketId, messageId }));
  };
  /** The ticket as the changes of this batch have left it so far. */
  const now = (before: LoadedTicket): LoadedTicket => {
    const done = changes.get(before.ticket.id);
    return done ? { ...before, ticket: done.ticket, clocks: done.clocks ?? before.clocks } : before;
  };
  const add = (change: TicketChanges) => changes.set(change.ticket.id, merge(changes.get(change.ticket.id), change));
  const append = async (gathered: Gathered, before: LoadedTicket, thread: Omit<Thread, 'ticketId'>): Promise<void> => {
    const { item } = gathered;
    const current = now(before);
    const at = item.receipt.receivedAt;
    const record = { ...messageRecord(current.ticket, item, at, deps.newId), identityId: thread.identityId };
    const change = appendFromSender(
      current,
      { message: record, attachments: attach(item.files, record) },
      { at, newId: deps.newId, reference },
    );
    const returned = await returnedMessage(tx, item, { ...thread, ticketId: current.ticket.id });
    add(nameLater(returned ? withReturned(change, returned, at) : change, askedName(item), thread.identityId));
    appended(gathered, thread.by, record.id, current.ticket.id);
  };

  for (const item of others) await take(item);

  const loaded = await deps.tickets.load(tx, [
    ...new Set([...joining.map((one) => one.thread.ticketId), ...effects.map((effect) => effect.ticketId)]),
  ]);
  for (const { gathered, thread } of joining) {
    const before = loaded.get(thread.ticketId);
    if (!before) throw new Error('a ticket vanished while its message came in');
    await append(gathered, before, thread);
  }
  for (const { ticketId, apply } of effects) {
    const before = loaded.get(ticketId);
    if (before) add(apply(now(before)));
  }

  const identities = await upsertIdentities(
    tx,
    opening.flatMap(({ item }) => claimsOf(item, deps.newId)),
  );
  const opened = await openFromMessage(tx, { items: opening.map((gathered) => gathered.item), identities }, turn, deps);
  for (const { item, change, messageId } of opened) {
    const ticketId = change.ticket.id;
    add(change);
    ends.push(end(item, { state: 'done', outcome: 'created', ticketId, messageId }));
    const { companions } = opening.find((gathered) => gathered.item === item) ?? { companions: [] };
    for (const one of companions)
      ends.push(end(one, { state: 'done', outcome: 'appended', reason: 'album', ticketId, messageId }));
    for (const { gathered } of following.filter((one) => one.leader === item)) {
      const before = { ticket: change.ticket, assignments: change.assignments ?? [], clocks: change.clocks ?? [] };
      await append(gathered, before, { by: 'conversation', identityId: change.ticket.identityId });
    }
  }
  const named = joining.flatMap(({ gathered: { item } }) => {
    const { kind, address } = item.message.from;
    const name = askedName(item);
    return name === null || address === null ? [] : [{ kind, address, name }];
  });
  await nameIdentities(tx, named);
  await touchConversations(tx, heardFrom(messages));
  await deps.tickets.write(tx, [...changes.values()]);
  await deps.receipts.finish(tx, ends);
}
