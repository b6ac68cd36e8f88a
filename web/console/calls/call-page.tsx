import { Button } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { callQuery } from '../api/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { DetailFrame } from '../shell/detail-frame.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { CallView } from './call-view.tsx';

/** The call of the address. */
export function CallPage() {
  const { t } = useWords();
  const { callId } = useParams({ from: '/staff/framed/calls/$callId' });
  const missing = (
    <StateMessage icon={<IconPhoneOff />} title={t('calls.gone')} hint={t('calls.goneHint')}>
      <Button component={Link} to="/calls" search variant="default">
        {t('calls.toList')}
      </Button>
    </StateMessage>
  );
  return (
    <DetailFrame query={useQuery(callQuery(callId))} loading={t('calls.loading')} missing={missing}>
      {(call) => <CallView key={callId} call={call} />}
    </DetailFrame>
  );
}
