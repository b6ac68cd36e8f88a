import type { StoredReceipt } from '../../src/channels/door.ts';
import { plainMessage, type Normalised } from '../../src/channels/inbound.ts';
import type { Notice } from '../../src/channels/notice.ts';
import type { Account } from '../../src/channels/port.ts';
import { shownForm } from '../../src/domain/text/normalise.ts';
import { normalisePhone } from '../../src/lib/phone.ts';
import { anonymousAddress } from './address.ts';
import { readAttachments } from './attachments.ts';
import { accountOf, classOf, readEvent, type ZaloEvent } from './event.ts';
import type { ZaloSettings } from './schema.ts';

type Incoming = { readonly event: ZaloEvent; readonly receipt: StoredReceipt; readonly at: Date };

/** Understands a stored event. Never throws; what lacks a needed field waits in quarantine with the field's name. */
export function normaliseEvent(receipt: StoredReceipt, account: Pick<Account<ZaloSettings>, 'settings'>): Normalised {
  const event = readEvent(receipt.body);
  if (event === null) return unreadable('this is no event of Zalo');
  const named = accountOf(event);
  if (named !== null && named !== account.settings.oaId)
    return unreadable(`the event is for Official Account ${named}, this account is ${account.settings.oaId}`);
  const incoming = { event, receipt, at: timeOf(event, receipt) };
  switch (classOf(event.event_name)) {
    case 'message':
      return messageOf(incoming);
    case 'echo':
      return echoOf(incoming);
    case 'received':
      return deliveryOf(incoming, 'delivered');
    case 'seen':
      return deliveryOf(incoming, 'read');
    case 'person':
      return personOf(incoming);
    case 'other':
      return { type: 'ignore', reason: ignoreReason(event.event_name) };
  }
}

function unreadable(reason: string): Normalised {
  return { type: 'unreadable', reason };
}

function noticed(notice: Notice): Normalised {
  return { type: 'notice', notice };
}

/** The signed time of the event; out of any calendar: the time it came. */
function timeOf(event: ZaloEvent, receipt: StoredReceipt): Date {
  const told = Number(event.timestamp);
  // Milliseconds have been above this since 1973, seconds stay below it.
  const at = new Date(told < 1e11 ? told * 1000 : told);
  return Number.isNaN(at.getTime()) ? receipt.receivedAt : at;
}

function messageOf({ event, receipt, at }: Incoming): Normalised {
  const { sender, message } = event;
  if (sender?.id === undefined) return unreadable('sender.id is missing');
  if (message === undefined) return unreadable('message is missing');
  const isAnonymous = event.event_name.startsWith('anonymous_');
  const { files, lines, point, problems } = readAttachments(message.attachments);
  const isReadable = message.text !== undefined || lines.length > 0 || files.length > 0 || point !== null;
  if (!isReadable) return unreadable(problems[0]?.en ?? 'message has neither text nor attachments');
  return {
    type: 'message',
    message: plainMessage({
      externalId: message.msg_id ?? receipt.externalId,
      from: {
        kind: 'zalo',
        address: addressOf(sender.id, message.conversation_id),
        name: null,
        // Nobody is logged in there, so nobody is vouched for.
        verified: !isAnonymous,
      },
      text: textOf(message.text, lines),
      sentAt: at,
      references: message.quote_msg_id === undefined ? [] : [message.quote_msg_id],
      conversation: sender.id,
      ...(point !== null && { point }),
      remoteFiles: files,
      problems,
    }),
  };
}

function addressOf(id: string, conversationId: string | undefined): string {
  return conversationId === undefined ? id : anonymousAddress(id, conversationId);
}

function textOf(text: string | undefined, lines: readonly string[]): string {
  const all = [text ?? '', ...lines].filter((line, index, every) => line !== '' && every.indexOf(line) === index);
  return shownForm(all.join('\n')).trim();
}

function echoOf({ event, receipt, at }: Incoming): Normalised {
  const { recipient, sender, message } = event;
  if (recipient?.id === undefined) return unreadable('recipient.id is missing');
  if (message === undefined) return unreadable('message is missing');
  const { files, lines } = readAttachments(message.attachments);
  return noticed({
    kind: 'echo',
    externalId: message.msg_id ?? receipt.externalId,
    messageId: null,
    to: { kind: 'zalo', address: addressOf(recipient.id, message.conversation_id) },
    text: textOf(message.text, lines),
    author: sender?.admin_id ?? null,
    remoteFiles: files,
    at,
  });
}

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** What was sent to a phone number is known by the tracking id we gave it, which is our own message's id. */
function deliveryOf({ event }: Incoming, state: 'delivered' | 'read'): Normalised {
  const trackingId = event.message?.tracking_id ?? event.tracking_id;
  if (trackingId !== undefined && uuidForm.test(trackingId))
    return noticed({ kind: 'delivery', reports: [{ about: { messageId: trackingId }, state }] });
  const ids = event.message?.msg_ids ?? [event.message?.msg_id ?? ''].filter((id) => id !== '');
  if (ids.length === 0) return unreadable('message.msg_id is missing');
  return noticed({ kind: 'delivery', reports: ids.map((providerId) => ({ about: { providerId }, state })) });
}

const deeds: Readonly<Record<string, 'followed' | 'left' | 'consented' | 'withdrew'>> = {
  follow: 'followed',
  user_click_chatnow: 'followed',
  unfollow: 'left',
  user_submit_info: 'consented',
  user_withdraw: 'withdrew',
};

function personOf({ event, at }: Incoming): Normalised {
  const address = event.follower?.id ?? event.sender?.id ?? event.user_id;
  const did = deeds[event.event_name];
  if (address === undefined || did === undefined) return unreadable('the event names nobody');
  const phone = event.info?.phone === undefined ? null : normalisePhone(event.info.phone);
  const name = shownForm(event.info?.name ?? '').trim();
  return noticed({
    kind: 'person',
    who: { kind: 'zalo', address },
    did,
    name: name === '' ? null : name,
    alsoKnownAs: phone === null ? [] : [{ kind: 'phone', address: phone }],
    at,
  });
}

function ignoreReason(eventName: string): string {
  if (eventName.endsWith('_reacted_message')) return 'a reaction to a message';
  if (/_call_|consent/u.test(eventName)) return 'a call inside Zalo, which only the Zalo application can take';
  if (/_send_group_/u.test(eventName)) return 'a message in a group chat';
  return eventName === '' ? 'an event without a name' : `the event ${shownForm(eventName)} says nothing to act on`;
}
