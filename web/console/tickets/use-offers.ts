import { use, useEffect, useRef } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { OpenTicketContext, type TicketCommand } from '../shell/open-ticket.ts';
import type { TicketDialog } from './ticket-dialogs.tsx';

type Offers = {
  readonly ticket: TicketDetail;
  readonly onDialog: (dialog: TicketDialog) => void;
  readonly onAccept: () => void;
};

const dialogs: readonly TicketDialog[] = [
  'route',
  'unseal',
  'assign',
  'forward',
  'return',
  'close',
  'divert',
  'refuse',
  'mark_spam',
];

/** Lists the ticket's actions in the command bar while it is open. */
export function useOffers(offers: Offers): void {
  const { t } = useWords();
  const open = use(OpenTicketContext);
  const now = useRef(offers);
  now.current = offers;
  const { ticket } = offers;
  const key = ticket.actions.join(' ');
  useEffect(() => {
    const may = new Set<string>(key.split(' '));
    const commands: TicketCommand[] = dialogs
      .filter((dialog) => may.has(dialog))
      .map((dialog) => ({
        id: `ticket-${dialog}`,
        label: t(`actions.${dialog}`),
        run: () => now.current.onDialog(dialog),
      }));
    if (may.has('accept')) {
      commands.unshift({ id: 'ticket-accept', label: t('actions.accept'), run: () => now.current.onAccept() });
    }
    return open.offer(commands);
  }, [open, key, t]);
}
