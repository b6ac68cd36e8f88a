import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from '../shell/dialog.tsx';
import { RouteForm } from '../triage/route-form.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { ConfirmAction } from './confirm-action.tsx';
import { DivertDialog } from './divert-dialog.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useTicketAction } from './use-ticket-action.ts';

export type TicketDialog =
  'route' | 'return' | 'forward' | 'assign' | 'unseal' | 'divert' | 'refuse' | 'mark_spam' | 'close';

type TicketDialogsProps = {
  readonly ticket: TicketDetail;
  readonly open: TicketDialog | null;
  readonly onClose: () => void;
};

/** The dialogs behind the action bar; one at a time. */
export function TicketDialogs({ ticket, open, onClose }: TicketDialogsProps) {
  const { t } = useWords();
  const mutation = useTicketAction(ticket);
  const shared = { ticket, mutation, onClose };
  return (
    <>
      <Dialog opened={open === 'route'} onClose={onClose} title={t('actions.route')} size="xl">
        <RouteForm ticket={ticket} onDone={onClose} />
      </Dialog>
      <ReasonDialog
        {...shared}
        opened={open === 'return'}
        title={t('actions.returnTitle')}
        lead={t('actions.returnLead')}
        label={t('actions.reason')}
        hint={t('actions.returnReasonHint')}
        confirm={t('actions.return')}
        least={5}
        call={(version, reason) => ({ action: 'return', body: { version, reason } })}
      />
      <ReasonDialog
        {...shared}
        opened={open === 'refuse'}
        title={t('actions.refuseTitle')}
        lead={t('actions.refuseLead')}
        label={t('actions.refuseReason')}
        hint={t('actions.refuseHint')}
        confirm={t('actions.refuse')}
        least={1}
        danger
        call={(version, reason) => ({ action: 'refuse', body: { version, reason } })}
      />
      <ForwardDialog ticket={ticket} opened={open === 'forward'} onClose={onClose} />
      <AssignDialog ticket={ticket} opened={open === 'assign'} onClose={onClose} />
      <ReasonDialog
        {...shared}
        opened={open === 'unseal'}
        title={t('handOver.unsealTitle')}
        lead={t('handOver.unsealLead')}
        label={t('actions.reason')}
        hint={t('handOver.unsealHint')}
        confirm={t('actions.unseal')}
        least={5}
        call={(version, reason) => ({ action: 'unseal', body: { version, reason } })}
      />
      <DivertDialog ticket={ticket} opened={open === 'divert'} onClose={onClose} />
      <ConfirmAction
        {...shared}
        opened={open === 'mark_spam'}
        title={t('actions.spamTitle')}
        lead={t('actions.spamLead')}
        confirm={t('actions.mark_spam')}
        danger
        call={(version) => ({ action: 'spam', body: { version } })}
      />
      <ConfirmAction
        {...shared}
        opened={open === 'close'}
        title={t('actions.closeTitle')}
        lead={t('actions.closeLead')}
        confirm={t('actions.close')}
        call={(version) => ({ action: 'close', body: { version } })}
      />
    </>
  );
}
