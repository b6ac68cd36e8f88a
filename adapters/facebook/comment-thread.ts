import type { FeedValue } from './event-schema.ts';

/**
 * Comments that the Page itself wrote carry this in the hub, so that an answer is never given to one of our own: among the ids
 * of a conversation nothing else tells them apart.
 */
const ownMark = 'page:';

/** What the hub calls a comment of the Page. */
export function ownCommentId(commentId: string): string {
  return ownMark + commentId;
}

/** The comment or post of a person that was said last; null: there is none. Ids of Messenger messages are no comments. */
export function lastForeignComment(references: readonly string[]): string | null {
  return references.findLast((id) => !id.startsWith(ownMark) && !/^(?:m_|mid[.:$]|postback:)/u.test(id)) ?? null;
}

/** Ids of posts begin with the Page they stand on, ids of comments with the post they stand under. */
export function isPostOf(id: string, pageId: string): boolean {
  return id.startsWith(`${pageId}_`);
}

/** What a comment or post answers, nearest first: what it stands under, as a person's and as ours, then the post. */
export function parentsOf({ comment_id: commentId, parent_id: parent, post_id: post }: FeedValue): string[] {
  if (commentId == null) return [];
  const ids = parent == null || isAtPost(parent, post) ? [] : [parent, ownCommentId(parent)];
  return post == null ? ids : [...ids, post];
}

/**
 * The talk of one person under one comment of the first level, or on one post. Of somebody nameless nobody can say
 * that the next one is the same: null.
 */
export function conversationOf(value: FeedValue, personId: string | null): string | null {
  const { comment_id: commentId, parent_id: parent, post_id: post } = value;
  if (personId === null) return null;
  const top = commentId != null && (parent == null || isAtPost(parent, post)) ? commentId : parent;
  return [post ?? '', commentId == null ? '' : (top ?? ''), personId].join('/');
}

function isAtPost(parent: string, post: string | null | undefined): boolean {
  // A post with pictures has several ids; all of them begin with whose it is.
  return post != null && (parent === post || parent.split('_')[0] === post.split('_')[0]);
}

/** The public address of a comment or post; null: nothing to make one of. */
export function permalinkOf(value: FeedValue): string | null {
  const { comment_id: commentId, post_id: post } = value;
  const given = [value.permalink_url, value.post?.permalink_url].find((url) => isFacebook(url));
  const page = given ?? (post == null ? null : `https://www.facebook.com/${encodeURIComponent(post)}`);
  if (page === null) return commentId == null ? null : `https://www.facebook.com/${encodeURIComponent(commentId)}`;
  const url = new URL(page);
  const number = commentId?.split('_').at(-1);
  if (number !== undefined && !url.searchParams.has('comment_id')) url.searchParams.set('comment_id', number);
  return url.href;
}

function isFacebook(text: string | null | undefined): boolean {
  const url = URL.canParse(text ?? '') ? new URL(text ?? '') : null;
  return url?.protocol === 'https:' && /(?:^|\.)facebook\.com$/u.test(url.hostname);
}
