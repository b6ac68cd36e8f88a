import type { z } from 'zod';
import { plainMessage, type InboundMessage, type Normalised } from '../../src/channels/inbound.ts';
import type { DeliveryReport } from '../../src/channels/notice.ts';
import { takeAttachments, type Taken } from './attachments.ts';
import { instantOf, messagingEvents } from './event-schema.ts';
import { unreadPart, wordsOf } from './words.ts';

type Event<Name extends keyof typeof messagingEvents> = z.infer<(typeof messagingEvents)[Name]>;

/** Whose Page it is, and what to go by when an event has no time. */
export type Context = { readonly pageId: string; readonly appId: string; readonly receivedAt: Date };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Understands one event of `messaging` or `standby`, told apart by which key it has. */
export function normaliseMessaging(event: unknown, context: Context): Normalised {
  const keys = typeof event === 'object' && event !== null ? Object.keys(event) : [];
  const at = (timestamp: number | null | undefined) => instantOf(timestamp) ?? context.receivedAt;
  if (keys.includes('message')) {
    return read('message', event, (one) => messageOf(one, context));
  }
  if (keys.includes('postback')) return read('postback', event, (one) => postbackOf(one, at(one.timestamp)));
  if (keys.includes('message_edit')) {
    return read('message_edit', event, ({ message_edit: edit, timestamp }) => {
      const notice = {
        kind: 'edited',
        externalId: edit.mid,
        text: wordsOf(edit.text),
        version: edit.num_edit,
      } as const;
      return { type: 'notice', notice: { ...notice, at: at(timestamp) } };
    });
  }
  if (keys.includes('delivery')) return read('delivery', event, deliveredOf);
  if (keys.includes('read')) {
    return read('read', event, ({ sender, read: { watermark } }) => {
      const reports = upTo(sender.id, watermark, 'read');
      return { type: 'notice', notice: { kind: 'delivery', reports } };
    });
  }
  if (keys.includes('reaction')) return { type: 'ignore', reason: 'reaction' };
  if (keys.includes('referral')) return { type: 'ignore', reason: 'referral' };
  const known = keys.find((key) =>
    /^(?:optin|account_linking|policy_enforcement|\w+_thread_control|app_roles)$/u.test(key),
  );
  if (known !== undefined) return { type: 'ignore', reason: known };
  return { type: 'unreadable', reason: `unknown Messenger event: ${keys.join(', ').slice(0, 200) || 'empty'}` };
}

function read<Name extends keyof typeof messagingEvents>(
  name: Name,
  event: unknown,
  understand: (event: Event<Name>) => Normalised,
): Normalised {
  const parsed = messagingEvents[name].safeParse(event);
  // The schema of a name gives that name's event; the compiler does not follow that through the table.
  if (parsed.success) return understand(parsed.data as Event<Name>);
  const paths = parsed.error.issues.map((issue) => issue.path.join('.'));
  return { type: 'unreadable', reason: `Messenger ${name}: ${paths.join(', ').slice(0, 200)}` };
}

function messageOf(event: Event<'message'>, context: Context): Normalised {
  const { sender, timestamp, message } = event;
  const at = instantOf(timestamp) ?? context.receivedAt;
  if (message.is_deleted === true) return { type: 'notice', notice: { kind: 'removed', externalId: message.mid, at } };
  const taken = takeAttachments(message.attachments ?? []);
  const text = withLines(wordsOf(message.text), taken);
  if (message.is_echo === true || sender.id === context.pageId) return echoOf(event, { taken, text, at }, context);
  const problems = message.is_unsupported === true ? [unreadPart('unsupported'), ...taken.problems] : taken.problems;
  const isMute = text === '' && taken.files.length === 0 && taken.point === null;
  if (isMute && problems.length === 0) return { type: 'ignore', reason: 'empty message' };
  const answered = message.reply_to?.mid;
  return {
    type: 'message',
    message: {
      ...spokenBy(sender.id, message.mid, instantOf(timestamp)),
      // A message without words would be passed over; what the person sent lies in the inbox of the Page.
      text: isMute ? '[Nội dung không đọc được]' : text,
      references: answered == null ? [] : [answered],
      remoteFiles: taken.files,
      problems,
      ...(taken.point && { point: taken.point }),
    },
  };
}

function echoOf(
  { recipient, message }: Event<'message'>,
  { taken, text, at }: { readonly taken: Taken; readonly text: string; readonly at: Date },
  { appId }: Context,
): Normalised {
  const { metadata, app_id: by } = message;
  const isOurApp = by == null || appId === '' || by === appId;
  const notice = {
    kind: 'echo',
    externalId: message.mid,
    messageId: metadata != null && isOurApp && uuid.test(metadata) ? metadata : null,
    to: { kind: 'messenger', address: recipient.id },
    text,
    author: null,
    remoteFiles: taken.files,
    at,
  } as const;
  return { type: 'notice', notice };
}

function withLines(text: string, { lines }: Taken): string {
  const fresh = lines.filter((line) => !text.includes(line));
  return [text, ...fresh].filter((part) => part !== '').join('\n');
}

/** What a Page gives the button that opens a conversation; Meta's own examples call it so. */
const opening = /^get[ _-]?started$/iu;

/** A button that the person pressed: its words are what they say, except the one that only opens the conversation. */
function postbackOf({ sender, timestamp, postback }: Event<'postback'>, at: Date): Normalised {
  if (opening.test(postback.payload ?? '')) {
    const who = { kind: 'messenger', address: sender.id } as const;
    return { type: 'notice', notice: { kind: 'person', who, did: 'followed', name: null, alsoKnownAs: [], at } };
  }
  const text = wordsOf(postback.title) || wordsOf(postback.payload);
  if (text === '') return { type: 'ignore', reason: 'postback without words' };
  const externalId = postback.mid ?? `postback:${sender.id}:${timestamp ?? text}`;
  return { type: 'message', message: { ...spokenBy(sender.id, externalId, instantOf(timestamp)), text } };
}

function deliveredOf({ sender, delivery: { mids, watermark } }: Event<'delivery'>): Normalised {
  const reports: DeliveryReport[] = (mids ?? []).map((mid) => ({ about: { providerId: mid }, state: 'delivered' }));
  reports.push(...upTo(sender.id, watermark, 'delivered'));
  return { type: 'notice', notice: { kind: 'delivery', reports } };
}

function upTo(address: string, watermark: number, state: 'delivered' | 'read'): DeliveryReport[] {
  const instant = instantOf(watermark);
  return instant === null ? [] : [{ about: { address, upTo: instant }, state }];
}

/** A message of one person to the Page; their id there is their conversation. */
function spokenBy(psid: string, externalId: string, sentAt: Date | null): InboundMessage {
  return plainMessage({
    externalId,
    from: { address: psid, kind: 'messenger', name: null, verified: true },
    sentAt,
    conversation: psid,
  });
}
