import { Button, Menu, Modal } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconDots,
  IconScale,
  IconTrash,
} from '@tabler/icons-react';
import { use, useEffect, useMemo, useState } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { OpenTicketContext } from '../shell/open-ticket.ts';
import { RouteForm } from '../triage/route-form.tsx';
import { ActionProblem } from './action-problem.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { DivertDialog } from './divert-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useTicketAction } from './use-ticket-action.ts';

type Dialog = 'route' | 'return' | 'divert' | 'refuse' | 'mark_spam' | 'close';

/** Exactly what the server says this person may do now; approving stands under the answer, writing in the composer. */
export function TicketActions({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const acceptance = useTicketAction(ticket);
  const mutation = useTicketAction(ticket);
  const close = () => setDialog(null);
  const may = (action: Dialog | 'accept') => ticket.actions.includes(action);
  const rare = (['divert', 'refuse', 'mark_spam'] as const).filter(may);
  const accept = () => acceptance.mutate({ action: 'accept', body: { version: ticket.version } });
  useOffers(ticket, setDialog, accept);
  if (!(['route', 'accept', 'return', 'close', 'divert', 'refuse', 'mark_spam'] as const).some(may)) return null;
  const icons = { divert: IconScale, refuse: IconBan, mark_spam: IconTrash } as const;
  return (
    <div className="actions" role="group" aria-label={t('actions.bar')}>
      {may('accept') && (
        <Button leftSection={<IconCheck size={18} />} loading={acceptance.isPending} onClick={accept}>
          {t('actions.accept')}
        </Button>
      )}
      {may('route') && (
        <Button
          variant={ticket.state === 'new' || ticket.state === 'triage' || ticket.state === 'reopened' ? 'filled' : 'default'}
          leftSection={<IconArrowForwardUp size={18} />}
          onClick={() => setDialog('route')}
        >
          {t('actions.route')}
        </Button>
      )}
      {may('return') && (
        <Button variant="default" leftSection={<IconArrowBackUp size={18} />} onClick={() => setDialog('return')}>
          {t('actions.return')}
        </Button>
      )}
      {may('close') && (
        <Button variant="default" leftSection={<IconCircleCheck size={18} />} onClick={() => setDialog('close')}>
          {t('actions.close')}
        </Button>
      )}
      {rare.length > 0 && (
        <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 100 }}>
          <Menu.Target>
            <Button variant="default" rightSection={<IconDots size={18} />}>
              {t('shell.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rare.map((action) => {
              const Icon = icons[action];
              return (
                <Menu.Item key={action} leftSection={<Icon size={18} />} onClick={() => setDialog(action)}>
                  {t(`actions.${action}`)}
                </Menu.Item>
              );
            })}
          </Menu.Dropdown>
        </Menu>
      )}
      <ActionProblem error={acceptance.error} ticket={ticket} onReload={acceptance.reset} />

      <Modal
        opened={dialog === 'route'}
        onClose={close}
        title={t('actions.route')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <RouteForm ticket={ticket} onDone={close} />
      </Modal>
      <ReasonDialog
        ticket={ticket}
        mutation={mutation}
        opened={dialog === 'return'}
        onClose={close}
        title={t('actions.returnTitle')}
        lead={t('actions.returnLead')}
        label={t('actions.reason')}
        hint={t('actions.returnReasonHint')}
        confirm={t('actions.return')}
        least={5}
        call={(version, reason) => ({ action: 'return', body: { version, reason } })}
      />
      <ReasonDialog
        ticket={ticket}
        mutation={mutation}
        opened={dialog === 'refuse'}
        onClose={close}
        title={t('actions.refuseTitle')}
        lead={t('actions.refuseLead')}
        label={t('actions.refuseReason')}
        hint={t('actions.refuseHint')}
        confirm={t('actions.refuse')}
        least={1}
        danger
        call={(version, reason) => ({ action: 'refuse', body: { version, reason } })}
      />
      <DivertDialog ticket={ticket} opened={dialog === 'divert'} onClose={close} />
      <ConfirmDialog
        ticket={ticket}
        mutation={mutation}
        opened={dialog === 'mark_spam'}
        onClose={close}
        title={t('actions.spamTitle')}
        lead={t('actions.spamLead')}
        confirm={t('actions.mark_spam')}
        danger
        call={(version) => ({ action: 'spam', body: { version } })}
      />
      <ConfirmDialog
        ticket={ticket}
        mutation={mutation}
        opened={dialog === 'close'}
        onClose={close}
        title={t('actions.closeTitle')}
        lead={t('actions.closeLead')}
        confirm={t('actions.close')}
        call={(version) => ({ action: 'close', body: { version } })}
      />
    </div>
  );
}
