import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ChannelView } from '../../../src/contract/channels.ts';
import { channelKindsQuery, channelsQuery } from '../api/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { ChannelRow } from './channel-row.tsx';

/** What has to be seen first. */
const order = ['error', 'silent', 'resting', 'paused', 'ok'] as const satisfies readonly ChannelView['health'][];

/** Every way into the hub and out of it, and how each is doing. */
export function ChannelsPage() {
  const { t, pick } = useWords();
  const me = useMe();
  const { data, error, refetch } = useQuery(channelsQuery);
  const { data: kinds = [] } = useQuery(channelKindsQuery);
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  const rows = data.items.toSorted((a, b) => order.indexOf(a.health) - order.indexOf(b.health));
  const unwell = rows.filter((one) => one.health !== 'ok' && one.health !== 'paused').length;
  const writes = me.permissions.includes('channel:write');
  return (
    <div className="dashboard channels">
      <header className="dashboard-head">
        <div>
          <h1>{t('channels.title')}</h1>
          {rows.length > 0 && (
            <p className="channels-sum" data-unwell={unwell > 0}>
              {unwell > 0 ? t('channels.needsLook', { count: unwell }) : t('channels.lead', { count: rows.length })}
            </p>
          )}
        </div>
        {writes && (
          <Button component={Link} to="/channels/new" leftSection={<IconPlus size={18} />}>
            {t('channels.add')}
          </Button>
        )}
      </header>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {rows.length === 0 ? (
        <StateMessage
          icon={<IconPlugConnected />}
          title={t('channels.empty')}
          hint={writes ? t('channels.emptyHint') : t('channels.readOnly')}
        />
      ) : (
        <ul className="channel-list">
          {rows.map((channel) => {
            const kind = kinds.find((one) => one.kind === channel.kind);
            return <ChannelRow key={channel.id} channel={channel} kindName={kind ? pick(kind.name) : channel.kind} />;
          })}
        </ul>
      )}
    </div>
  );
}
