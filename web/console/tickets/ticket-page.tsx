import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFileOff } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { hasStatus } from '../api/api-error.ts';
import { ticketQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { TicketView } from './ticket-view.tsx';

/** The ticket of the address. */
export function TicketPage() {
  const { t } = useWords();
  const { ticketId } = useParams({ from: '/staff/framed/q/$queue/$ticketId' });
  const { data, error, refetch } = useQuery(ticketQuery(ticketId));
  // A ticket that left this person's scope must not stay on the page.
  if (hasStatus(error, 404)) {
    return <StateMessage icon={<IconFileOff />} title={t('tickets.missing')} hint={t('tickets.missingHint')} />;
  }
  if (data) return <TicketView key={data.id} ticket={data} />;
  if (error) {
    return (
      <div className="ticket-loading">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="ticket-loading" role="status" aria-label={t('tickets.loadingTicket')}>
      <Skeleton height={26} width="60%" />
      <Skeleton height={14} width="35%" mt={14} />
      <Skeleton height={120} mt={32} />
      <Skeleton height={80} mt={16} width="80%" />
    </div>
  );
}
