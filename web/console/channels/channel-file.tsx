import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconCircleCheck, IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ChannelDetail, ChannelKindView } from '../../../src/contract/channels.ts';
import { Outline } from '../../shared/icons.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { fullDate } from '../time/dates.ts';
import { AgoWords } from './ago-words.tsx';
import { ChannelForm } from './channel-form.tsx';
import { ChannelHelp } from './channel-help.tsx';
import { ChannelSettings } from './channel-settings.tsx';
import { ChannelTestSection } from './channel-test.tsx';
import { DayCounts } from './day-counts.tsx';
import { HealthTag } from './health-tag.tsx';
import { PauseButton } from './pause-button.tsx';
import { TokenWords } from './token-words.tsx';
import type { ChannelActions } from './use-channel-actions.ts';
import { WebhookAddress } from './webhook-address.tsx';

type ChannelViewProps = {
  readonly channel: ChannelDetail;
  readonly kind: ChannelKindView;
  readonly actions: ChannelActions;
  readonly watchedSince: string | null;
  readonly onWatch: (since: string | null) => void;
};

/** One account: how it is, whether it works, how it is set up. */
export function ChannelFile({ channel, kind, actions, watchedSince, onWatch }: ChannelViewProps) {
  const { t, pick } = useWords();
  const writes = useMe().permissions.includes('channel:write');
  return (
    <article className="channel-page" aria-labelledby="channel-title">
      <header className="channel-head">
        <ActionIcon component={Link} to="/channels" size="lg" aria-label={t('channels.toList')}>
          <IconArrowLeft size={20} />
        </ActionIcon>
        <span className="channel-tile" data-health={channel.health}>
          <Outline path={kind.icon} size={24} />
        </span>
        <div className="channel-title">
          <h1 id="channel-title">{channel.name}</h1>
          <p className="muted small">
            {pick(kind.name)} · {channel.id}
          </p>
        </div>
        <HealthTag health={channel.health} />
        {writes && (
          <div className="channel-buttons">
            {channel.canConnect && (
              <Button
                variant="default"
                leftSection={<IconLink size={18} />}
                title={t('channels.connectHint')}
                loading={actions.connect.isPending || actions.finish.isPending}
                onClick={() => actions.connect.mutate()}
              >
                {t('channels.connect')}
              </Button>
            )}
            <PauseButton channel={channel} mutation={actions.setActive} />
          </div>
        )}
      </header>
      <Happenings channel={channel} actions={actions} />
      <ChannelFacts channel={channel} />
      <div className="channel-body">
        <div className="channel-main">
          {writes && (
            <ChannelTestSection
              channel={channel}
              tries={kind.tries}
              mutation={actions.check}
              watchedSince={watchedSince}
              onWatch={onWatch}
            />
          )}
          <WebhookAddress channel={channel} />
          <ChannelHelp kind={kind} />
        </div>
        {writes ? (
          <ChannelForm key={channel.id} channel={channel} kind={kind} mutation={actions.save} />
        ) : (
          <ChannelSettings channel={channel} kind={kind} />
        )}
      </div>
    </article>
  );
}

/** What is wrong, and what came of connecting. */
function Happenings({ channel, actions }: Pick<ChannelViewProps, 'channel' | 'actions'>) {
  const { t, lang, pick } = useWords();
  const failed = actions.connect.error ?? actions.finish.error ?? null;
  return (
    <>
      {channel.problem && (
        <div className="channel-problem" data-health={channel.health}>
          <p>{pick(channel.problem)}</p>
          {channel.lastErrorAt && channel.health === 'error' && (
            <p className="small">{t('channels.lastError', { at: fullDate(channel.lastErrorAt, lang) })}</p>
          )}
        </div>
      )}
      {failed !== null && <ErrorNotice error={failed} />}
      {actions.finish.isPending && <p role="status">{t('channels.connecting')}</p>}
      {actions.finish.isSuccess && (
        <div className="channel-problem" data-health="ok" role="status">
          <p>
            <IconCircleCheck size={18} aria-hidden="true" /> <strong>{t('channels.connected')}.</strong>{' '}
            {t('channels.connectedHint')}
          </p>
        </div>
      )}
    </>
  );
}

function ChannelFacts({ channel }: { readonly channel: ChannelDetail }) {
  const { t } = useWords();
  return (
    <dl className="channel-facts">
      <div>
        <dt>{t('channels.lastIn')}</dt>
        <dd>
          <AgoWords at={channel.lastInAt} />
        </dd>
      </div>
      <div>
        <dt>{t('channels.lastOut')}</dt>
        <dd>
          <AgoWords at={channel.lastOutAt} />
        </dd>
      </div>
      <div>
        <dt>{t('channels.day')}</dt>
        <dd>
          <DayCounts day={channel.day} />
        </dd>
      </div>
      {channel.token && (
        <div>
          <dt>{t('channels.token')}</dt>
          <dd>
            <TokenWords token={channel.token} withAge />
          </dd>
        </div>
      )}
    </dl>
  );
}
