import { createHash } from 'node:crypto';
import type { NewReceipt } from '../../src/channels/door.ts';
import { classOf, jsonObject, type ZaloEvent } from './event.ts';

/** An echo of our own call may come before the call's answer is written down, and is only known by that answer. */
const echoSettleMs = 5000;

/**
 * What an event is stored as. Zalo numbers messages only, and its receipts reuse the number of the message: everything
 * else gets a key made of what it is about, so that a second delivery of it changes nothing.
 */
export function receiptsOf(event: ZaloEvent, body: Buffer): readonly NewReceipt[] {
  const { event_name: name, timestamp, message } = event;
  const messageId = message?.msg_id;
  switch (classOf(name)) {
    case 'message':
      return [{ kind: 'message', externalId: messageId ?? digestOf(body), body }];
    case 'echo': {
      const isByColleague = event.sender?.admin_id !== undefined;
      const settle = isByColleague ? {} : { settleMs: echoSettleMs };
      return [{ kind: 'echo', externalId: messageId ?? digestOf(body), body, ...settle }];
    }
    case 'received':
      return [{ kind: 'delivery', externalId: `${messageId ?? digestOf(body)}:received`, body }];
    case 'seen':
      return seenReceipts(event, body);
    case 'person': {
      const who = event.follower?.id ?? event.sender?.id ?? event.user_id ?? '';
      return [{ kind: 'person', externalId: `${name}:${who}:${timestamp}`, body }];
    }
    case 'other':
      return [{ kind: 'other', externalId: digestOf(body), body }];
  }
}

/** One receipt for each message that was seen: the same message may be named again beside others. */
function seenReceipts(event: ZaloEvent, body: Buffer): readonly NewReceipt[] {
  const ids = [...new Set(event.message?.msg_ids ?? [])];
  if (ids.length === 0)
    return [{ kind: 'delivery', externalId: `${event.message?.msg_id ?? digestOf(body)}:seen`, body }];
  const whole = jsonObject(body);
  return ids.map((id) => ({
    kind: 'delivery',
    externalId: `${id}:seen`,
    body: ids.length === 1 ? body : Buffer.from(JSON.stringify({ ...whole, message: { msg_ids: [id] } })),
  }));
}

function digestOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}
