import type { NewReceipt } from '../../src/channels/door.ts';
import { change, feedValue, messagingEvents, type Batch, type FeedValue, type StoredEvent } from './event-schema.ts';
import { contentKey } from './signature.ts';

type Key = Pick<NewReceipt, 'kind' | 'externalId'>;

/** Whose events Meta's own test button sends. */
export const samplePage = '0';

/**
 * One receipt for each event of this Page in a batch. Events of other Pages are left out: they belong to other accounts.
 * Throws a RangeError for events nested deeper than can be written down.
 */
export function splitBatch(sent: Batch, pageId: string): readonly NewReceipt[] {
  const receipts: NewReceipt[] = [];
  for (const entry of sent.entry) {
    const [messaging, standby, changes] = [entry.messaging ?? [], entry.standby ?? [], entry.changes ?? []];
    const stored = { page: entry.id, time: entry.time ?? null };
    if (entry.id === samplePage) {
      for (const event of [...messaging, ...standby, ...changes])
        receipts.push(receiptOf({ ...stored, list: 'sample', event }));
      continue;
    }
    if (entry.id !== pageId) continue;
    for (const event of messaging) receipts.push(receiptOf({ ...stored, list: 'messaging', event }));
    for (const event of standby) receipts.push(receiptOf({ ...stored, list: 'standby', event }));
    for (const event of changes) receipts.push(receiptOf({ ...stored, list: 'changes', event }));
  }
  return receipts;
}

const moderation = /-(?:un)?hide$/u;
/** What the hub hides itself comes back at once: by then it has written down who did so. */
const moderationMs = 3000;

/** A receipt of one event, under the platform's own id with what tells its versions apart. */
function receiptOf(stored: StoredEvent): NewReceipt {
  const isFeed = stored.list === 'changes';
  const key = stored.list === 'sample' ? null : isFeed ? changeKey(stored) : messagingKey(stored.event);
  return {
    ...(key ?? { kind: stored.list === 'sample' ? 'sample' : 'other', externalId: contentKey(stored.event) }),
    body: bodyOf(stored),
    ...(key !== null && moderation.test(key.kind) && { settleMs: moderationMs }),
  };
}

/** What `normalise` gets back. Throws a RangeError for what is nested too deep. */
export function bodyOf(stored: StoredEvent): Buffer {
  return Buffer.from(JSON.stringify(stored));
}

/** Null: no event that is known; it is kept under what it says. */
function messagingKey(event: unknown): Key | null {
  const message = messagingEvents.message.safeParse(event);
  if (message.success) {
    const { mid, is_echo: isEcho, is_deleted: isDeleted } = message.data.message;
    return { kind: isDeleted === true ? 'removed' : isEcho === true ? 'echo' : 'message', externalId: mid };
  }
  const postback = messagingEvents.postback.safeParse(event);
  if (postback.success) {
    const { sender, timestamp, postback: pressed } = postback.data;
    // Presses had no id of their own before 2022, and payloads are absent on standby.
    const externalId = pressed.mid ?? `${sender.id}:${timestamp ?? ''}:${contentKey(pressed.title ?? '')}`;
    return { kind: 'postback', externalId };
  }
  const edit = messagingEvents.message_edit.safeParse(event);
  if (edit.success) {
    const { mid, num_edit: count } = edit.data.message_edit;
    return { kind: 'edited', externalId: `${mid}:${count}` };
  }
  return stateKey(event);
}

function stateKey(event: unknown): Key | null {
  const delivery = messagingEvents.delivery.safeParse(event);
  if (delivery.success) {
    const { watermark, mids } = delivery.data.delivery;
    return { kind: 'delivery', externalId: `${delivery.data.sender.id}:${watermark}:${contentKey(mids ?? [])}` };
  }
  const read = messagingEvents.read.safeParse(event);
  if (read.success) return { kind: 'read', externalId: `${read.data.sender.id}:${read.data.read.watermark}` };
  const reaction = messagingEvents.reaction.safeParse(event);
  if (reaction.success) {
    const { sender, timestamp, reaction: felt } = reaction.data;
    return { kind: 'reaction', externalId: `${felt.mid ?? ''}:${sender.id}:${felt.action}:${timestamp ?? ''}` };
  }
  return null;
}

function changeKey(stored: StoredEvent): Key | null {
  const outer = change.safeParse(stored.event);
  const inner = outer.success ? feedValue.safeParse(outer.data.value) : null;
  if (!outer.success || inner?.success !== true) return null;
  const { data: value } = inner;
  const subject = value.comment_id ?? value.post_id ?? null;
  if (subject === null || isReaction(value)) return null;
  if (outer.data.field === 'mention') return { kind: 'mention', externalId: `${subject}:${value.verb}` };
  if (outer.data.field !== 'feed') return null;
  const kind = value.comment_id == null ? 'post' : 'comment';
  if (value.verb === 'add') return { kind, externalId: subject };
  if (value.verb === 'remove') return { kind: `${kind}-remove`, externalId: subject };
  const version = `${stored.time ?? value.created_time ?? ''}:${contentKey(value.message ?? '')}`;
  return { kind: `${kind}-${value.verb}`, externalId: `${subject}:${version}` };
}

/** Somebody liked something: no words, no case. */
export function isReaction({ item }: Pick<FeedValue, 'item'>): boolean {
  return item === 'reaction' || item === 'like';
}
