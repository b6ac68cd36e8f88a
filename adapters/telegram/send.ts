import { z } from 'zod';
import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { sendInParts } from '../../src/lib/send-in-parts.ts';
import { callBot, type BotAnswer } from './bot-api.ts';
import { partsOf, type Part } from './outgoing.ts';
import type { TelegramSettings } from './schema.ts';
import { sendFailure } from './send-errors.ts';

const sentMessage = z.object({ message_id: z.int() });
type Sent = BotAnswer<z.infer<typeof sentMessage>>;

/** A file takes its time on a slow line. */
const fileTimeoutMs = 90_000;

/** Sends a text and its files, part by part. Ids of messages count per chat, so the chat belongs to the id. */
export async function sendToChat(message: OutboundMessage, account: Account<TelegramSettings>): Promise<SendResult> {
  const { address, kind } = message.to;
  if (kind !== 'telegram' || !/^-?\d{1,20}$/u.test(address))
    return { state: 'failed', errorClass: 'permanent', detail: 'the address is no Telegram chat' };
  const parts = partsOf(message);
  if (parts.length === 0) return { state: 'failed', errorClass: 'permanent', detail: 'there is nothing to send' };
  return sendInParts({ id: message.id, parts }, account, async (part, index) => {
    const answer = await sendPart(part, { message, account, isFirst: index === 0 });
    if (answer.ok) return { ok: true, id: `${address}:${answer.result.message_id}` };
    return { ok: false, result: sendFailure(answer) };
  });
}

type Way = {
  readonly message: OutboundMessage;
  readonly account: Account<TelegramSettings>;
  readonly isFirst: boolean;
};

async function sendPart(part: Part, way: Way): Promise<Sent> {
  const { settings } = way.account;
  const chat = { chat_id: way.message.to.address, ...(way.isFirst && replyTo(way.message)) };
  switch (part.kind) {
    case 'text':
      return callBot(settings, {
        method: 'sendMessage',
        // A preview would make Telegram open the person's private link.
        payload: { ...chat, text: part.text, link_preview_options: { is_disabled: true } },
        result: sentMessage,
      });
    case 'photo': {
      const answer = await callBot(settings, {
        method: 'sendPhoto',
        payload: { ...chat, photo: { source: part.bytes, filename: part.name } },
        result: sentMessage,
        timeoutMs: fileTimeoutMs,
      });
      // Telegram takes no photo that is very long or very large in pixels; as a file it takes all.
      const isNoPhoto = !answer.ok && answer.code === 400 && /PHOTO|IMAGE/u.test(answer.detail);
      return isNoPhoto ? sendPart({ ...part, kind: 'document' }, way) : answer;
    }
    case 'document':
      return callBot(settings, {
        method: 'sendDocument',
        payload: { ...chat, document: { source: part.bytes, filename: part.name } },
        result: sentMessage,
        timeoutMs: fileTimeoutMs,
      });
  }
}

/** Shows what is being answered, when that was said in the same chat and still stands there. */
function replyTo({ references, to }: OutboundMessage): object {
  const [chat, id] = (references.at(-1) ?? '').split(':');
  const messageId = Number(id);
  if (chat !== to.address || !Number.isSafeInteger(messageId) || messageId <= 0) return {};
  return { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}
