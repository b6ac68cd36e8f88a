import { Button, Skeleton } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { hasStatus } from '../api/api-error.ts';
import { incidentQuery } from '../api/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { IncidentView } from './incident-view.tsx';

/** The incident of the address. */
export function IncidentPage() {
  const { t } = useWords();
  const { incidentId } = useParams({ from: '/staff/framed/incidents/$incidentId' });
  const { data, error, refetch } = useQuery(incidentQuery(incidentId));
  if (hasStatus(error, 404) || hasStatus(error, 400)) {
    return (
      <StateMessage icon={<IconUsersGroup />} title={t('incidents.missing')} hint={t('incidents.missingHint')}>
        <Button component={Link} to="/incidents" search variant="default">
          {t('incidents.toList')}
        </Button>
      </StateMessage>
    );
  }
  if (data) return <IncidentView key={incidentId} incident={data} />;
  if (error) {
    return (
      <div className="ticket-loading">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="ticket-loading" role="status" aria-label={t('incidents.loading')}>
      <Skeleton height={26} width="45%" />
      <Skeleton height={14} width="30%" mt={14} />
      <Skeleton height={200} mt={32} />
      <Skeleton height={160} mt={24} />
    </div>
  );
}
