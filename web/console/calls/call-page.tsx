import { Button, Skeleton } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { hasStatus } from '../api/api-error.ts';
import { callQuery } from '../api/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { CallView } from './call-view.tsx';

/** The call of the address. */
export function CallPage() {
  const { t } = useWords();
  const { callId } = useParams({ from: '/staff/framed/calls/$callId' });
  const { data, error, refetch } = useQuery(callQuery(callId));
  if (hasStatus(error, 404) || hasStatus(error, 400)) {
    return (
      <StateMessage icon={<IconPhoneOff />} title={t('calls.gone')} hint={t('calls.goneHint')}>
        <Button component={Link} to="/calls" search variant="default">
          {t('calls.toList')}
        </Button>
      </StateMessage>
    );
  }
  if (data) return <CallView key={callId} call={data} />;
  if (error) {
    return (
      <div className="ticket-loading">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="ticket-loading" role="status" aria-label={t('calls.loading')}>
      <Skeleton height={34} width="40%" />
      <Skeleton height={14} width="55%" mt={14} />
      <Skeleton height={220} mt={32} />
    </div>
  );
}
