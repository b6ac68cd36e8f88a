import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
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
  // The open ticket's subject is what the page is about.
  const Title = ticketId ? 'h2' : 'h1';
  return (
    <div className="queue-page" data-open={ticketId !== undefined}>
      <section className="list-pane" aria-labelledby="list-title">
        <Title id="list-title" className="list-title">
          {t(`queues.${queue}`)}
        </Title>
        <ListFilters key={queue} search={search} onChange={setSearch} />
        <TicketList
          key={queue}
          filter={{ queue, ...search }}
          selected={ticketId ?? null}
          onClear={() => setSearch({})}
          onOpen={(id) => void navigate({ to: '/q/$queue/$ticketId', params: { queue, ticketId: id }, search })}
        />
      </section>
      <div className="ticket-pane">
        <Outlet />
      </div>
    </div>
  );
}
