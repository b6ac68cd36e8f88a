import { Button, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowUpRight,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconDots,
  IconLockOpen,
  IconScale,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ActionProblem } from './action-problem.tsx';
import { TicketDialogs, type TicketDialog } from './ticket-dialogs.tsx';
import { useOffers } from './use-offers.ts';
import { useTicketAction } from './use-ticket-action.ts';

const frequent = ['route', 'unseal', 'assign', 'forward', 'return', 'close'] as const;
const rare = ['divert', 'refuse', 'mark_spam'] as const;
const icons = {
  route: IconArrowForwardUp,
  unseal: IconLockOpen,
  assign: IconUserCheck,
  forward: IconArrowUpRight,
  return: IconArrowBackUp,
  close: IconCircleCheck,
  divert: IconScale,
  refuse: IconBan,
  mark_spam: IconTrash,
} as const;

/** Exactly what the server says this person may do now; approving stands under the answer, writing in the composer. */
export function TicketActions({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const [dialog, setDialog] = useState<TicketDialog | null>(null);
  const acceptance = useTicketAction(ticket);
  const may = (action: TicketDialog | 'accept') => ticket.actions.includes(action);
  const accept = () => acceptance.mutate({ action: 'accept', body: { version: ticket.version } });
  useOffers({ ticket, onDialog: setDialog, onAccept: accept });
  const waits = ticket.state === 'new' || ticket.state === 'triage' || ticket.state === 'reopened';
  // Of a sealed ticket it is one of the two things to decide.
  const shown = ticket.sealed ? (['unseal', 'divert'] as const) : frequent;
  const others = rare.filter((action) => may(action) && !shown.some((one) => one === action));
  const dialogs = <TicketDialogs ticket={ticket} open={dialog} onClose={() => setDialog(null)} />;
  if (!may('accept') && !shown.some(may) && others.length === 0) return dialogs;
  return (
    <div className="actions" role="group" aria-label={t('actions.bar')}>
      {may('accept') && (
        <Button leftSection={<IconCheck size={18} />} loading={acceptance.isPending} onClick={accept}>
          {t('actions.accept')}
        </Button>
      )}
      {shown.filter(may).map((action) => {
        const Icon = icons[action];
        return (
          <Button
            key={action}
            variant={action === 'route' && waits ? 'filled' : 'default'}
            leftSection={<Icon size={18} />}
            onClick={() => setDialog(action)}
          >
            {t(`actions.${action}`)}
          </Button>
        );
      })}
      {others.length > 0 && (
        <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 100 }}>
          <Menu.Target>
            <Button variant="default" rightSection={<IconDots size={18} />}>
              {t('shell.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((action) => {
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
      {dialogs}
    </div>
  );
}
