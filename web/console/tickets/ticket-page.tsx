import { useQuery } from '@tanstack/react-query';
import { IconFileOff } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { ticketQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { DetailFrame } from '../shell/detail-frame.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { TicketView } from './ticket-view.tsx';

/** The ticket of the address. */
export function TicketPage() {
  const { t } = useWords();
  const { ticketId } = useParams({ from: '/staff/framed/q/$queue/$ticketId' });
  const missing = <StateMessage icon={<IconFileOff />} title={t('tickets.missing')} hint={t('tickets.missingHint')} />;
  return (
    <DetailFrame query={useQuery(ticketQuery(ticketId))} loading={t('tickets.loadingTicket')} missing={missing}>
      {(ticket) => <TicketView key={ticket.id} ticket={ticket} />}
    </DetailFrame>
  );
}
