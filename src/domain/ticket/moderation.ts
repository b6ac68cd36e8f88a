import type { EventType } from './event.ts';
import type { MessageRecord } from './records.ts';

/** What staff can do about a comment that everybody reads. */
export type Moderation = 'hide' | 'unhide';

/** The event that tells of it. */
export const moderationEvents = {
  hide: 'message.hidden',
  unhide: 'message.shown',
} as const satisfies Record<Moderation, EventType>;

/** Whether a person wrote it where everybody reads it, and it still stands there. */
export function canBeModerated(
  message: Pick<MessageRecord, 'isPublic' | 'direction' | 'externalId'> & { readonly removedAt: Date | null },
): boolean {
  return message.isPublic && message.direction === 'in' && message.externalId !== null && message.removedAt === null;
}

/** How a comment stands: as staff last left it. `events`: of its ticket, oldest first. */
export function isHiddenComment(
  events: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[],
  messageId: string,
): boolean {
  const types: readonly string[] = Object.values(moderationEvents);
  const last = events.findLast(({ type, data }) => types.includes(type) && data['messageId'] === messageId);
  return last?.type === moderationEvents.hide;
}
