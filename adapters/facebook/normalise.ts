import { z } from 'zod';
import type { StoredReceipt } from '../../src/channels/door.ts';
import type { Normalised } from '../../src/channels/inbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { readJson } from '../../src/lib/read-json.ts';
import { instantOf, storedEvent, type StoredEvent } from './event-schema.ts';
import { normaliseChange } from './feed-events.ts';
import { normaliseMessaging } from './messenger-events.ts';
import type { FacebookSettings } from './schema.ts';

const request = z.object({ user_id: z.string().min(1).max(100) });

/** Understands one stored event. */
export async function normaliseEvent(receipt: StoredReceipt, account: Account<FacebookSettings>): Promise<Normalised> {
  const { data: stored } = storedEvent.safeParse(readJson(receipt.body));
  if (stored === undefined) return { type: 'unreadable', reason: 'no stored event' };
  const { receivedAt } = receipt;
  const { pageId, appId } = account.settings;
  switch (stored.list) {
    case 'messaging':
    case 'standby':
      return normaliseMessaging(stored.event, { pageId, appId, receivedAt });
    case 'changes':
      return normaliseChange(stored, { receivedAt, account });
    case 'sample':
      return { type: 'ignore', reason: "sample of Meta's test button" };
    case 'deletion':
    case 'deauthorise':
      return personOf(stored, receivedAt);
  }
}

function personOf({ list, event, time }: StoredEvent, receivedAt: Date): Normalised {
  const parsed = request.safeParse(event);
  if (!parsed.success) return { type: 'unreadable', reason: `${list} without user_id` };
  return {
    type: 'notice',
    notice: {
      kind: 'person',
      who: { kind: 'facebook', address: parsed.data.user_id },
      did: list === 'deletion' ? 'withdrew' : 'left',
      name: null,
      alsoKnownAs: [],
      at: instantOf(time) ?? receivedAt,
    },
  };
}
