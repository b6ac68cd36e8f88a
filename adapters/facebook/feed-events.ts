import { plainMessage, type Normalised } from '../../src/channels/inbound.ts';
import type { Account } from '../../src/channels/port.ts';
import type { RemoteFile } from '../../src/channels/remote-file.ts';
import { remoteFile } from './attachments.ts';
import { conversationOf, ownCommentId, parentsOf, permalinkOf } from './comment-thread.ts';
import { change, feedValue, instantOf, type FeedValue, type StoredEvent } from './event-schema.ts';
import { messageOfComment } from './memory.ts';
import type { FacebookSettings } from './schema.ts';
import { isReaction } from './split-batch.ts';
import { nameOf, wordsOf } from './words.ts';
import { writerOf } from './writer.ts';

type Subject = {
  readonly value: FeedValue;
  /** The comment, or the post itself. */
  readonly id: string;
  readonly from: { readonly id: string; readonly name: string | null } | null;
  /** When Meta told it: the only time that grows with each edit. */
  readonly toldAt: Date;
  readonly account: Account<FacebookSettings>;
};

const postItems = new Set(['post', 'status', 'photo', 'video', 'share', 'album', 'link', 'note', 'event']);

/** Understands one change of the Page's feed, or a mention of the Page elsewhere. */
export async function normaliseChange(
  stored: StoredEvent,
  input: { readonly receivedAt: Date; readonly account: Account<FacebookSettings> },
): Promise<Normalised> {
  const outer = change.safeParse(stored.event);
  if (!outer.success) return { type: 'unreadable', reason: 'change without a field' };
  const { field, value: inner } = outer.data;
  if (field !== 'feed' && field !== 'mention') return { type: 'ignore', reason: `field ${field.slice(0, 50)}` };
  const parsed = feedValue.safeParse(inner);
  if (!parsed.success) {
    const paths = parsed.error.issues.map((issue) => issue.path.join('.'));
    return { type: 'unreadable', reason: `${field}: ${paths.join(', ').slice(0, 200)}` };
  }
  const { data: value } = parsed;
  if (isReaction(value)) return { type: 'ignore', reason: 'reaction' };
  const id = value.comment_id ?? value.post_id;
  if (id == null) return { type: 'unreadable', reason: `${field}: neither comment_id nor post_id` };
  const toldAt = instantOf(stored.time) ?? instantOf(value.created_time) ?? input.receivedAt;
  const subject = { value, id, from: writerIn(value), toldAt, account: input.account };
  if (field === 'mention') return mentioned(subject);
  // Whatever it is called: words are words.
  const isKnown = value.comment_id != null || postItems.has(value.item) || wordsOf(value.message) !== '';
  if (!isKnown) {
    return { type: 'ignore', reason: `feed ${wordsOf(value.item).slice(0, 50)}` };
  }
  return understand(subject);
}

function writerIn({ from, sender_id: id, sender_name: name }: FeedValue): Subject['from'] {
  if (from) return { id: from.id, name: nameOf(from.name) };
  return id == null ? null : { id, name: nameOf(name) };
}

async function understand(subject: Subject): Promise<Normalised> {
  const { value, id, from, toldAt, account } = subject;
  const at = instantOf(value.created_time) ?? toldAt;
  const isOwn = from?.id === account.settings.pageId;
  // Whoever wrote it, it is the Page that hides.
  if (value.verb === 'hide' || value.verb === 'unhide')
    return { type: 'notice', notice: { kind: 'moderated', externalId: id, what: value.verb, at: toldAt } };
  if (isOwn && value.comment_id == null) return { type: 'ignore', reason: 'post of the Page itself' };
  switch (value.verb) {
    case 'add':
      return isOwn ? echoOf(subject, value.comment_id ?? id, at) : said(subject);
    case 'edited':
    case 'edit':
      if (isOwn) return { type: 'ignore', reason: 'comment of the Page itself edited' };
      // A post in the trash comes as an edit without words.
      return value.message == null && (value.comment_id == null || filesOf(value).length === 0)
        ? { type: 'ignore', reason: 'edited without words' }
        : changed(subject);
    case 'remove':
      if (isOwn) return { type: 'ignore', reason: 'comment of the Page itself removed' };
      return { type: 'notice', notice: { kind: 'removed', externalId: id, at: toldAt } };
    default:
      return { type: 'ignore', reason: `feed ${wordsOf(value.verb).slice(0, 50)}` };
  }
}

/** Facebook repeats the picture with every edit; those that the comment had are known by their bytes. */
function changed({ value, id, toldAt }: Subject): Normalised {
  const files = filesOf(value);
  const text = wordsOf(value.message);
  return {
    type: 'notice',
    notice: {
      kind: 'edited',
      externalId: id,
      text,
      version: toldAt.getTime(),
      ...(files.length > 0 && { remoteFiles: files }),
      at: toldAt,
    },
  };
}

/** A comment of the Page: one that the hub posted, or a colleague's in the Page's own tools. */
async function echoOf({ value, account }: Subject, commentId: string, at: Date): Promise<Normalised> {
  const text = wordsOf(value.message);
  const answered = value.parent_id ?? value.post_id ?? '';
  const messageId = await messageOfComment(account, text);
  // The event does not say whose comment is answered; only for a colleague's it must be asked.
  const address = messageId === null ? await writerOf(answered, account) : null;
  return {
    type: 'notice',
    notice: {
      kind: 'echo',
      externalId: ownCommentId(commentId),
      messageId,
      to: { kind: 'facebook', address: address ?? answered },
      text,
      author: null,
      remoteFiles: filesOf(value),
      at,
    },
  };
}

function mentioned(subject: Subject): Normalised {
  const { value, from, account } = subject;
  if (from?.id === account.settings.pageId) return { type: 'ignore', reason: 'mention by the Page itself' };
  return value.verb === 'add'
    ? said(subject)
    : { type: 'ignore', reason: `mention ${wordsOf(value.verb).slice(0, 50)}` };
}

function said({ value, id, from }: Subject): Normalised {
  if (value.published === 0 || value.published === false) return { type: 'ignore', reason: 'not published yet' };
  const files = filesOf(value);
  const permalink = permalinkOf(value);
  const words = [wordsOf(value.message), value.item === 'share' ? wordsOf(value.link) : ''].filter((one) => one !== '');
  // What Facebook tells of without its words (a mention, a moving picture) can still be read at its address.
  const text = words.length > 0 || files.length > 0 ? words.join('\n') : (permalink ?? '');
  const message = plainMessage({
    externalId: id,
    from: { address: from?.id ?? null, kind: 'facebook', name: from?.name ?? null, verified: from !== null },
    text,
    sentAt: instantOf(value.created_time),
    references: parentsOf(value),
    conversation: conversationOf(value, from?.id ?? null),
    isPublic: true,
    ...(permalink !== null && { permalink }),
    remoteFiles: files,
  });
  return { type: 'message', message };
}

function filesOf({ item, photo, photos, video, link }: FeedValue): RemoteFile[] {
  const pictures = [photo, ...(photos ?? []), item === 'photo' ? link : null];
  const films = [video, item === 'video' ? link : null];
  const addresses = [
    ...pictures.map((address) => ({ kind: 'image' as const, address })),
    ...films.map((address) => ({ kind: 'video' as const, address })),
  ];
  const files = new Map<string, RemoteFile>();
  for (const { kind, address } of addresses) {
    const file = remoteFile(kind, address, files.size);
    if (file && !files.has(file.remote)) files.set(file.remote, file);
  }
  return [...files.values()];
}
