import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconInfoCircle } from '@tabler/icons-react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { Composer } from '../composer/composer.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ShareBar } from '../incidents/share-bar.tsx';
import { SplitBar } from '../splits/split-bar.tsx';
import { ContextColumn } from './context-column.tsx';
import { PresenceLine } from './presence-line.tsx';
import { Thread } from './thread.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { TakeBar } from '../duty/take-bar.tsx';
import { TicketBanner } from './ticket-banner.tsx';
import { TicketHeader } from './ticket-header.tsx';

/** A ticket: what it is and is promised, what was said, what can be done, and what surrounds it. */
export function TicketView({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const [context, contextHandlers] = useDisclosure(false);
  return (
    <div className="ticket">
      <div className="ticket-main">
        <TicketHeader
          ticket={ticket}
          extra={
            <ActionIcon
              className="context-toggle"
              size="lg"
              onClick={contextHandlers.open}
              aria-label={t('tickets.showContext')}
            >
              <IconInfoCircle size={20} />
            </ActionIcon>
          }
        />
        <TicketBanner ticket={ticket} />
        <TakeBar ticket={ticket} />
        <SplitBar ticket={ticket} />
        <TicketActions ticket={ticket} />
        <ShareBar ticketId={ticket.id} />
        <Thread ticket={ticket} />
        <PresenceLine ticketId={ticket.id} />
        <Composer ticket={ticket} />
      </div>
      <aside className="context" aria-label={t('tickets.context')}>
        <ContextColumn ticket={ticket} />
      </aside>
      <Drawer
        opened={context}
        onClose={contextHandlers.close}
        position="right"
        size={360}
        title={t('tickets.context')}
        transitionProps={{ duration: 100 }}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <ContextColumn ticket={ticket} />
      </Drawer>
    </div>
  );
}
