import { UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconExternalLink, IconEyeOff, IconWorld } from '@tabler/icons-react';
import type { MessageView, TicketDetail } from '../../../src/contract/tickets.ts';
import { moderateComment } from '../api/ticket-action.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Tag } from '../shell/tag.tsx';
import { fullDate } from '../time/dates.ts';
import { showTicket } from './use-ticket-action.ts';

type CommentLineProps = { readonly message: MessageView; readonly ticket: TicketDetail };

/** Who can read a message where it stands, and what its sender and staff did to it there. Nothing for a plain message. */
export function CommentLine({ message, ticket }: CommentLineProps) {
  const { t, lang } = useWords();
  const { isPublic, permalink, editedAt, removedAt, hidden, moderation } = message;
  if (!isPublic && editedAt === null && removedAt === null) return null;
  return (
    <div className="comment-line">
      {isPublic && (
        <Tag tone="blue" icon={<IconWorld size={13} aria-hidden="true" />}>
          {t('message.public')}
        </Tag>
      )}
      {hidden && (
        <Tag tone="grey" icon={<IconEyeOff size={13} aria-hidden="true" />}>
          {t('message.hidden')}
        </Tag>
      )}
      {editedAt !== null && <span title={fullDate(editedAt, lang)}>{t('message.edited')}</span>}
      {removedAt !== null && <span title={fullDate(removedAt, lang)}>{t('message.removed')}</span>}
      {permalink !== null && (
        <a href={permalink} target="_blank" rel="noopener noreferrer">
          {t('message.openComment')} <IconExternalLink size={13} aria-hidden="true" />
        </a>
      )}
      {moderation !== null && <ModerationButton ticketId={ticket.id} messageId={message.id} what={moderation} />}
    </div>
  );
}

type ModerationButtonProps = {
  readonly ticketId: string;
  readonly messageId: string;
  readonly what: NonNullable<MessageView['moderation']>;
};

function ModerationButton({ ticketId, messageId, what }: ModerationButtonProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => moderateComment(ticketId, messageId, what),
    onSuccess: (detail) => showTicket(client, detail),
  });
  return (
    <>
      <UnstyledButton className="text-button" disabled={isPending} onClick={() => mutate()}>
        {t(`message.moderate_${what}`)}
      </UnstyledButton>
      {error && <ErrorNotice error={error} />}
    </>
  );
}
