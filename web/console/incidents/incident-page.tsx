import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { incidentQuery } from '../api/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { DetailFrame } from '../shell/detail-frame.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { IncidentView } from './incident-view.tsx';

/** The incident of the address. */
export function IncidentPage() {
  const { t } = useWords();
  const { incidentId } = useParams({ from: '/staff/framed/incidents/$incidentId' });
  const missing = (
    <StateMessage icon={<IconUsersGroup />} title={t('incidents.missing')} hint={t('incidents.missingHint')}>
      <Button component={Link} to="/incidents" search variant="default">
        {t('incidents.toList')}
      </Button>
    </StateMessage>
  );
  return (
    <DetailFrame query={useQuery(incidentQuery(incidentId))} loading={t('incidents.loading')} missing={missing}>
      {(incident) => <IncidentView key={incidentId} incident={incident} />}
    </DetailFrame>
  );
}
