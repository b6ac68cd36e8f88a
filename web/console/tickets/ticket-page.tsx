import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ticketQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { TicketView } from './ticket-view.tsx';

/** The ticket of the address. */
export function TicketPage() {
  const { t } = useWords();
  const { ticketId } = useParams({ from: '/staff/framed/q/$queue/$ticketId' });
  const { data, error, refetch } = useQuery(ticketQuery(ticketId));
  if (data) return <TicketView key={data.id} ticket={data} />;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <div className="ticket-loading" role="status" aria-label={t('tickets.loadingTicket')}>
      <Skeleton height={26} width="60%" />
      <Skeleton height={14} width="35%" mt={14} />
      <Skeleton height={120} mt={32} />
      <Skeleton height={80} mt={16} width="80%" />
    </div>
  );
}
