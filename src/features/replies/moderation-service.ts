import type { SendErrorClass } from '../../channels/outbound.ts';
import type { TicketDetail } from '../../contract/tickets.ts';
import { canSeeTicket } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import { canBeModerated, isHiddenComment, moderationEvents, type Moderation } from '../../domain/ticket/moderation.ts';
import { noted } from '../../domain/ticket/actions/action.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { Database } from '../../platform/sql.ts';
import type { AccountService } from '../channels/account-service.ts';
import type { TicketService } from '../tickets/ticket-service.ts';

export type ModerationDeps = {
  readonly database: Database;
  readonly accounts: Pick<AccountService, 'find' | 'reportError'>;
  readonly tickets: Pick<TicketService, 'file' | 'detail' | 'load' | 'write'>;
  readonly now: () => Date;
  /** Tells the relay that there is something new. */
  readonly nudge: () => void;
};

function noComment(): HubError {
  return new HubError('conflict', 'no_comment', {
    vi: 'Chỉ ẩn hoặc hiện lại được bình luận công khai còn trên trang.',
    en: 'Only a public comment that still stands there can be hidden or shown again.',
  });
}

function noWay(): HubError {
  return new HubError('conflict', 'cannot_moderate', {
    vi: 'Kênh này không ẩn được bình luận từ đây; hãy làm trong ứng dụng của kênh.',
    en: 'Comments of this channel cannot be hidden from here; please do it in its own app.',
  });
}

/** What the platform's refusal means to whoever pressed the button. */
function refusal(errorClass: SendErrorClass): HubError {
  switch (errorClass) {
    case 'retry':
      return new HubError('conflict', 'platform_busy', {
        vi: 'Nền tảng chưa trả lời, bình luận vẫn như cũ. Vui lòng thử lại sau ít phút.',
        en: 'The platform did not answer and the comment stands as before. Please try again in a few minutes.',
      });
    case 'reauth':
    case 'config':
      return new HubError('conflict', 'not_allowed_there', {
        vi: 'Nền tảng không cho kênh này ẩn bình luận. Quản trị viên cần kiểm tra quyền của kênh.',
        en: 'The platform does not let this channel hide comments. An administrator must check its permissions.',
      });
    case 'permanent':
    case 'window_closed':
    case 'recipient_unreachable':
      return new HubError('conflict', 'refused_there', {
        vi: 'Nền tảng không đổi được bình luận này; có thể nó không còn ở đó.',
        en: 'The platform cannot change this comment; it may no longer be there.',
      });
  }
}

/** Hides comments that everybody reads from others, and shows them again. The hub keeps them either way. */
export function createModerationService(deps: ModerationDeps) {
  const { accounts, tickets } = deps;

  return {
    /** Throws where the ticket is out of scope, the message is no public comment, or the platform refuses. */
    async moderate(
      actor: StaffActor,
      input: { readonly ticketId: string; readonly messageId: string; readonly what: Moderation },
    ): Promise<TicketDetail | null> {
      const { ticketId, messageId, what } = input;
      const file = await tickets.file(ticketId);
      if (!file || file.ticket.id !== ticketId || !canSeeTicket(actor, factsOf(file))) throw notFound();
      const message = file.messages.find((one) => one.id === messageId);
      if (!message) throw notFound();
      const { externalId, accountId } = message;
      if (!canBeModerated(message) || externalId === null) throw noComment();
      const line = accountId === null ? null : await accounts.find(accountId);
      if (!line?.adapter.moderate) throw noWay();

      const result = await line.adapter.moderate(externalId, what, line);
      if (result.state === 'unknown') throw refusal('retry');
      if (result.state === 'failed') {
        const { errorClass, detail } = result;
        if (errorClass === 'reauth' || errorClass === 'config') await accounts.reportError(line.id, detail);
        throw refusal(errorClass);
      }
      // Asked of the platform also where nothing changes here: somebody may have changed it there.
      if (isHiddenComment(file.events, messageId) !== (what === 'hide')) await record(actor, input);
      return tickets.detail(actor, ticketId);
    },
  };

  async function record(
    actor: StaffActor,
    { ticketId, messageId, what }: { ticketId: string; messageId: string; what: Moderation },
  ): Promise<void> {
    const at = deps.now();
    await deps.database.transaction(async (tx) => {
      const loaded = (await tickets.load(tx, [ticketId])).get(ticketId);
      if (!loaded) throw notFound();
      const by = { kind: 'staff', id: actor.id } as const;
      const event = { type: moderationEvents[what], at, actor: by, data: { messageId } };
      await tickets.write(tx, [noted(loaded, event)]);
    });
    deps.nudge();
  }
}

export type ModerationService = ReturnType<typeof createModerationService>;
