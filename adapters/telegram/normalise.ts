import type { ZodError } from 'zod';
import type { StoredReceipt } from '../../src/channels/door.ts';
import { plainMessage, type Normalised } from '../../src/channels/inbound.ts';
import { shownForm } from '../../src/domain/text/normalise.ts';
import { readJson } from '../../src/lib/read-json.ts';
import { contentOf } from './message-content.ts';
import { membershipNotice, ownContact, startNotice, who } from './person-notice.ts';
import { albumKey } from './update-receipt.ts';
import { telegramMembership, telegramMessage, telegramUpdate, type TelegramMessage } from './update-schema.ts';

/** Messages by which Telegram tells of something that nobody wrote. */
const serviceKeys =
  /^(?:pinned_message|message_auto_delete_timer_changed|chat_background_set|write_access_allowed|users?_shared|chat_shared|proximity_alert_triggered|connected_website|boost_added|(?:new|left|delete|group|supergroup|channel)_chat_\w+|forum_\w+|general_forum_\w+|video_chat_\w+|giveaway\w*|successful_payment|refunded_payment|web_app_data|gift|unique_gift)$/u;

/** What Telegram writes for whoever opens the chat, with the word of the link that they came by; more than that is their own. */
const opening = /^\/start(?:@\w+)?(?:\s+[\w-]{1,64})?\s*$/u;

/** Understands one stored update. */
export function normaliseUpdate(receipt: StoredReceipt): Normalised {
  const update = telegramUpdate.safeParse(readJson(receipt.body));
  if (!update.success) return { type: 'unreadable', reason: 'no update of the Telegram Bot API' };
  const { message, edited_message: edited, my_chat_member: membership } = update.data;
  if (message !== undefined) return parsed(telegramMessage.safeParse(message), fromMessage);
  if (edited !== undefined)
    return parsed(telegramMessage.safeParse(edited), (data) => fromEdit(data, update.data.update_id));
  if (membership !== undefined) return parsed(telegramMembership.safeParse(membership), membershipNotice);
  const kind = Object.keys(update.data).find((key) => key !== 'update_id') ?? 'nothing';
  return { type: 'ignore', reason: `updates of kind "${shownForm(kind).slice(0, 60)}" are not used` };
}

function parsed<Data>(
  result: { success: true; data: Data } | { success: false; error: ZodError },
  understand: (data: Data) => Normalised,
): Normalised {
  if (result.success) return understand(result.data);
  const places = result.error.issues.map((issue) => issue.path.join('.')).slice(0, 5);
  return { type: 'unreadable', reason: `update fields: ${places.join(', ')}` };
}

/** Why a message is none of ours; null: it is a person's, in a chat with the bot alone. */
function notOurs({ chat, from, ...rest }: TelegramMessage): string | null {
  if (rest['migrate_to_chat_id'] !== undefined || rest['migrate_from_chat_id'] !== undefined)
    return 'a group got another id; groups are not read';
  if (chat.type !== 'private') return `only private chats are read, this is a ${shownForm(chat.type).slice(0, 20)}`;
  return from === undefined || from.is_bot === true ? 'not written by a person' : null;
}

/** Message ids count per chat, so the chat belongs to the id. */
function idOf({ chat }: TelegramMessage, messageId: number): string {
  return `${chat.id}:${messageId}`;
}

function fromMessage(message: TelegramMessage): Normalised {
  const reason = notOurs(message);
  if (reason !== null) return { type: 'ignore', reason };
  if (opening.test(message.text ?? '')) return startNotice(message);
  const contact = ownContact(message);
  if (contact !== null) return contact;
  const content = contentOf(message);
  if (content.isEmpty) return withoutContent(message);
  const { address, name } = who(message);
  const answered = message.reply_to_message;
  return {
    type: 'message',
    message: plainMessage({
      externalId: idOf(message, message.message_id),
      from: { kind: 'telegram', address, name, verified: true },
      text: content.text,
      sentAt: new Date(message.date * 1000),
      references: answered === undefined ? [] : [idOf(message, answered.message_id)],
      conversation: String(message.chat.id),
      ...(message.media_group_id !== undefined && {
        group: albumKey(message.chat.id, message.media_group_id),
        groupPlace: message.message_id,
      }),
      ...(content.point !== null && { point: content.point }),
      remoteFiles: content.files,
      problems: content.problems,
    }),
  };
}

function withoutContent(message: TelegramMessage): Normalised {
  const frame = new Set(['message_id', 'from', 'chat', 'date', 'media_group_id', 'reply_to_message']);
  const keys = Object.keys(message).filter((key) => !frame.has(key) && message[key] !== undefined);
  const service = keys.find((key) => serviceKeys.test(key));
  if (service !== undefined) return { type: 'ignore', reason: `Telegram's own notice (${service})` };
  const shown = shownForm(keys.join(', ')).slice(0, 200);
  return { type: 'unreadable', reason: `a message without content that we can read: ${shown}` };
}

/** While a live place is shared it moves every few seconds; only where it ended is worth keeping. */
function fromEdit(message: TelegramMessage, updateId: number): Normalised {
  const reason = notOurs(message);
  if (reason !== null) return { type: 'ignore', reason };
  if (message.location?.live_period !== undefined)
    return { type: 'ignore', reason: 'a live location moved; where it ends will be kept' };
  const seconds = message.edit_date ?? message.date;
  const { text, files, problems } = contentOf(message);
  return {
    type: 'notice',
    notice: {
      kind: 'edited',
      externalId: idOf(message, message.message_id),
      text,
      // Telegram dates to the second; two edits within one are told apart by the number of their update.
      version: seconds * 1000 + (updateId % 1000),
      remoteFiles: files,
      problems,
      at: new Date(seconds * 1000),
    },
  };
}
