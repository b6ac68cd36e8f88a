import type { z } from 'zod';
import type { Normalised } from '../../src/channels/inbound.ts';
import { shownForm } from '../../src/domain/text/normalise.ts';
import { normalisePhone } from '../../src/lib/phone.ts';
import type { telegramMembership, TelegramMessage, TelegramUser } from './update-schema.ts';

/** The person at the other end. In a private chat the chat has the person's own number. */
export function who(message: { readonly chat: { readonly id: number }; readonly from?: TelegramUser | undefined }): {
  readonly kind: 'telegram';
  readonly address: string;
  readonly name: string | null;
} {
  const { first_name: first = '', last_name: last = '' } = message.from ?? {};
  const name = shownForm(`${first} ${last}`).replace(/\s+/gu, ' ').trim().slice(0, 200);
  return { kind: 'telegram', address: String(message.chat.id), name: name === '' ? null : name };
}

type Did = 'followed' | 'left' | 'consented';

function person(
  message: Parameters<typeof who>[0] & { readonly date: number },
  did: Did,
  phones: readonly string[] = [],
): Normalised {
  const { kind, address, name } = who(message);
  const alsoKnownAs = phones.map((phone) => ({ kind: 'phone' as const, address: phone }));
  return {
    type: 'notice',
    notice: { kind: 'person', who: { kind, address }, did, name, alsoKnownAs, at: new Date(message.date * 1000) },
  };
}

/** Somebody opened the chat: Telegram writes `/start` for them, so these words are nobody's report. */
export function startNotice(message: TelegramMessage): Normalised {
  return person(message, 'followed');
}

/** Blocked or unblocked in a private chat; in groups it concerns nobody who writes to us. */
export function membershipNotice(change: z.infer<typeof telegramMembership>): Normalised {
  if (change.chat.type !== 'private') return { type: 'ignore', reason: 'the standing of the bot in a group' };
  const { status } = change.new_chat_member;
  if (status === 'kicked') return person(change, 'left');
  if (status === 'member') return person(change, 'followed');
  return { type: 'ignore', reason: `a standing that changes nothing (${shownForm(status).slice(0, 30)})` };
}

/** The sender's own number: Telegram names whose a shared contact is. Null: another's contact, or no valid number. */
export function ownContact(message: TelegramMessage): Normalised | null {
  const { contact, from } = message;
  if (contact === undefined || from === undefined || contact.user_id !== from.id) return null;
  const typed = contact.phone_number.trim();
  const phone = normalisePhone(`+${typed.replace(/^\+/u, '')}`) ?? normalisePhone(typed);
  return phone === null ? null : person(message, 'consented', [phone]);
}
