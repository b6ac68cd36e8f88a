import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { NewReceipt } from '../../src/channels/door.ts';
import { shownForm } from '../../src/domain/text/normalise.ts';
import { readJson } from '../../src/lib/read-json.ts';
import { telegramUpdate } from './update-schema.ts';

/** Pictures of an album come as updates of their own within about a second. */
const albumMs = 1500;

const albumPart = z.object({ message: z.object({ media_group_id: z.string(), chat: z.object({ id: z.int() }) }) });

/** Albums are numbered by Telegram, and one lies in one chat. */
export function albumKey(chatId: number, mediaGroupId: string): string {
  return `${chatId}:${shownForm(mediaGroupId)}`;
}

/**
 * One update as the hub stores it, under Telegram's own number. What carries no number is stored too, under a key made of
 * its bytes: a refusal would make Telegram hold back everything that comes after it.
 */
export function receiptOf(body: Buffer): NewReceipt {
  const json = readJson(body);
  const update = telegramUpdate.safeParse(json);
  if (!update.success) {
    const digest = createHash('sha256').update(body).digest('hex').slice(0, 32);
    return { kind: 'update', externalId: `unreadable-${digest}`, body };
  }
  const album = albumPart.safeParse(json).data?.message;
  return {
    kind: 'update',
    externalId: String(update.data.update_id),
    body,
    ...(album && { settleMs: albumMs, group: albumKey(album.chat.id, album.media_group_id) }),
  };
}
