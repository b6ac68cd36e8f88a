import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { MessageView, TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmAction } from './confirm-action.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useDestination } from './use-destination.ts';
import { useTicketAction } from './use-ticket-action.ts';

type ApprovalBarProps = { readonly ticket: TicketDetail; readonly message: MessageView };

/** The lead's decision, right under the words it is about. */
export function ApprovalBar({ ticket, message }: ApprovalBarProps) {
  const { t } = useWords();
  const approval = useTicketAction(ticket);
  const rejection = useTicketAction(ticket);
  const [approving, approve] = useDisclosure(false);
  const [rejecting, reject] = useDisclosure(false);
  const destination = useDestination(ticket);
  const { id: messageId } = message;
  const files = message.attachments.length;
  const lead = t('actions.approveLead', destination);
  return (
    <div className="approval">
      <Button leftSection={<IconCheck size={18} />} onClick={approve.open}>
        {t('actions.approve')}
      </Button>
      {ticket.actions.includes('reject') && (
        <Button variant="default" leftSection={<IconX size={18} />} onClick={reject.open}>
          {t('actions.reject')}
        </Button>
      )}
      <ConfirmAction
        ticket={ticket}
        mutation={approval}
        opened={approving}
        onClose={approve.close}
        title={t('actions.approveTitle')}
        lead={files === 0 ? lead : `${lead} ${t('actions.approveFiles', { count: files })}`}
        confirm={t('actions.approve')}
        call={(version) => ({ action: 'approve', body: { version, messageId } })}
      />
      <ReasonDialog
        ticket={ticket}
        mutation={rejection}
        opened={rejecting}
        onClose={reject.close}
        title={t('actions.rejectTitle')}
        lead={t('actions.rejectLead')}
        label={t('actions.reason')}
        hint={t('actions.rejectReasonHint')}
        confirm={t('actions.reject')}
        least={5}
        call={(version, reason) => ({ action: 'reject', body: { version, messageId, reason } })}
      />
    </div>
  );
}
