import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import { ListPage } from '../shell/list-page.tsx';
import { ListFilters } from './list-filters.tsx';
import { TicketList } from './ticket-list.tsx';
import type { ListSearch } from '../api/queries.ts';

/** A queue beside the ticket that is open; on a phone one or the other. */
export function QueuePage() {
  const { t } = useWords();
  const { queue } = useParams({ from: '/staff/framed/q/$queue' });
  const search = useSearch({ from: '/staff/framed/q/$queue' });
  const { ticketId } = useParams({ strict: false });
  const navigate = useNavigate();
  const setSearch = (next: ListSearch) => {
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    if (ticketId)
      void navigate({ to: '/q/$queue/$ticketId', params: { queue, ticketId }, search: kept, replace: true });
    else void navigate({ to: '/q/$queue', params: { queue }, search: kept, replace: true });
  };
  return (
    <ListPage title={t(`queues.${queue}`)} isOpen={ticketId !== undefined}>
      <ListFilters key={queue} search={search} onChange={setSearch} />
      <TicketList
        key={queue}
        filter={{ queue, ...search }}
        selected={ticketId ?? null}
        onClear={() => setSearch({})}
        onOpen={(id) => void navigate({ to: '/q/$queue/$ticketId', params: { queue, ticketId: id }, search })}
      />
    </ListPage>
  );
}
