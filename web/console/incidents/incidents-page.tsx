import { Button, SegmentedControl } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { incidentsQuery } from '../api/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { useWalk } from '../shell/use-walk.ts';
import { IncidentRowView } from './incident-row.tsx';

/** Incidents under way or past, beside the one that is looked at; on a phone one or the other. */
export function IncidentsPage() {
  const { t } = useWords();
  const { show = 'active' } = useSearch({ from: '/staff/framed/incidents' });
  const { incidentId } = useParams({ strict: false });
  const navigate = useNavigate();
  const query = useInfiniteQuery(incidentsQuery(show));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const search = show === 'active' ? {} : { show };
  useWalk({
    rows,
    at: rows.findIndex((row) => row.id === incidentId),
    onOpen: (id) => void navigate({ to: '/incidents/$incidentId', params: { incidentId: id }, search }),
    next: t('incidents.keyNext'),
    previous: t('incidents.keyPrevious'),
  });
  // The open incident is what the page is about.
  const Title = incidentId ? 'h2' : 'h1';
  return (
    <div className="queue-page" data-open={incidentId !== undefined}>
      <section className="list-pane" aria-labelledby="list-title">
        <Title id="list-title" className="list-title">
          {t('incidents.title')}
        </Title>
        <div className="list-filters">
          <SegmentedControl
            aria-label={t('incidents.show')}
            size="sm"
            value={show}
            data={[
              { value: 'active', label: t('incidents.active') },
              { value: 'past', label: t('incidents.past') },
            ]}
            onChange={(value) => void navigate({ to: '/incidents', search: value === 'past' ? { show: 'past' } : {} })}
          />
        </div>
        {!query.data &&
          (query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : <PageLoading />)}
        {query.data && rows.length === 0 && (
          <StateMessage
            icon={<IconUsersGroup />}
            title={show === 'active' ? t('incidents.empty') : t('incidents.emptyPast')}
            hint={show === 'active' ? t('incidents.emptyHint') : t('incidents.emptyPastHint')}
          />
        )}
        {rows.length > 0 && (
          <div className="list" aria-busy={query.isPlaceholderData}>
            <ul>
              {rows.map((row) => (
                <IncidentRowView key={row.id} row={row} selected={row.id === incidentId} search={search} />
              ))}
            </ul>
            {query.hasNextPage && (
              <Button
                variant="subtle"
                fullWidth
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
                className="list-more"
              >
                {t('incidents.more')}
              </Button>
            )}
          </div>
        )}
      </section>
      <div className="ticket-pane">
        <Outlet />
      </div>
    </div>
  );
}
