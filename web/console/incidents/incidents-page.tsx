import { SegmentedControl } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { incidentsQuery } from '../api/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { ListPage } from '../shell/list-page.tsx';
import { PagedList } from '../shell/paged-list.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { IncidentRowView } from './incident-row.tsx';

/** Incidents under way or past, beside the one that is looked at; on a phone one or the other. */
export function IncidentsPage() {
  const { t } = useWords();
  const { show = 'active' } = useSearch({ from: '/staff/framed/incidents' });
  const { incidentId } = useParams({ strict: false });
  const navigate = useNavigate();
  const query = useInfiniteQuery(incidentsQuery(show));
  const search = show === 'active' ? {} : { show };
  return (
    <ListPage title={t('incidents.title')} isOpen={incidentId !== undefined}>
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
      <PagedList
        query={query}
        selected={incidentId}
        onOpen={(id) => void navigate({ to: '/incidents/$incidentId', params: { incidentId: id }, search })}
        next={t('incidents.keyNext')}
        previous={t('incidents.keyPrevious')}
        more={t('incidents.more')}
        empty={
          <StateMessage
            icon={<IconUsersGroup />}
            title={show === 'active' ? t('incidents.empty') : t('incidents.emptyPast')}
            hint={show === 'active' ? t('incidents.emptyHint') : t('incidents.emptyPastHint')}
          />
        }
      >
        {(row) => <IncidentRowView key={row.id} row={row} selected={row.id === incidentId} search={search} />}
      </PagedList>
    </ListPage>
  );
}
