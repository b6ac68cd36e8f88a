import type { MessageView } from '../../contract/tickets.ts';
import { may } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { canBeModerated, isHiddenComment } from '../../domain/ticket/moderation.ts';
import type { FiledMessage, TicketFile } from './detail-views.ts';

/** What became of a message where it was written: for comments that everybody reads, edits and what was taken back. */
export function presentComment(
  message: FiledMessage,
  events: TicketFile['events'],
  viewer: { readonly actor: StaffActor; readonly hidesSender: boolean },
): Pick<MessageView, 'isPublic' | 'permalink' | 'editedAt' | 'removedAt' | 'hidden' | 'moderation'> {
  const hidden = isHiddenComment(events, message.id);
  const moderates = may(viewer.actor, 'message:moderate') && canBeModerated(message);
  return {
    isPublic: message.isPublic,
    // Under its address stands who wrote it.
    permalink: viewer.hidesSender && message.direction === 'in' ? null : message.permalink,
    editedAt: message.editedAt?.toISOString() ?? null,
    removedAt: message.removedAt?.toISOString() ?? null,
    hidden,
    moderation: moderates ? (hidden ? 'unhide' : 'hide') : null,
  };
}
