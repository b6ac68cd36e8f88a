import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { hasStatus } from '../api/api-error.ts';
import { channelKindsQuery, channelQuery } from '../api/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { ChannelFile } from './channel-file.tsx';
import { useChannelActions } from './use-channel-actions.ts';
import { useWayBack } from './use-way-back.ts';

/** The account of the address. Platforms come back here from their consent pages. */
export function ChannelPage() {
  const { channelId } = useParams({ from: '/staff/framed/channels/$channelId' });
  return <OneChannel key={channelId} id={channelId} />;
}

function OneChannel({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { state } = useSearch({ from: '/staff/framed/channels/$channelId' });
  const [watchedSince, setWatchedSince] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(channelQuery(id, watchedSince !== null));
  const kinds = useQuery(channelKindsQuery);
  const actions = useChannelActions(id);
  useWayBack(id, state, actions.finish);
  const kind = kinds.data?.find((one) => one.kind === data?.kind);
  if (hasStatus(error, 404)) {
    return (
      <StateMessage icon={<IconPlugConnectedX />} title={t('channels.missing')} hint={t('channels.missingHint')}>
        <Button component={Link} to="/channels">
          {t('channels.toList')}
        </Button>
      </StateMessage>
    );
  }
  if (data && kind) {
    return (
      <ChannelFile channel={data} kind={kind} actions={actions} watchedSince={watchedSince} onWatch={setWatchedSince} />
    );
  }
  const failed = error ?? kinds.error;
  if (failed) {
    const again = () => {
      void refetch();
      void kinds.refetch();
    };
    return <ErrorNotice error={failed} onRetry={again} />;
  }
  return (
    <div className="channel-page" role="status" aria-label={t('shell.loading')}>
      <Skeleton height={28} width="40%" />
      <Skeleton height={60} mt={24} />
      <Skeleton height={260} mt={24} />
    </div>
  );
}
