import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ChannelView } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { AgoWords } from './ago-words.tsx';
import { DayCounts } from './day-counts.tsx';
import { HealthTag } from './health-tag.tsx';
import { TokenWords } from './token-words.tsx';

type ChannelRowProps = { readonly channel: ChannelView; readonly kindName: string };

/** One account: who it is, how it is, what came and went. */
export function ChannelRow({ channel, kindName }: ChannelRowProps) {
  const { t, pick } = useWords();
  return (
    <li>
      <Link to="/channels/$channelId" params={{ channelId: channel.id }} className="channel-row">
        <span className="channel-tile" data-health={channel.health}>
          <ChannelIcon channel={channel.kind} size={22} />
        </span>
        <span className="channel-who">
          <strong>{channel.name}</strong>
          <span className="muted small">{kindName}</span>
        </span>
        <span className="channel-health">
          <HealthTag health={channel.health} />
        </span>
        <span className="channel-figures">
          <span className="channel-fact">
            <span className="channel-label">{t('channels.lastIn')}</span>
            <AgoWords at={channel.lastInAt} />
          </span>
          <span className="channel-fact">
            <span className="channel-label">{t('channels.lastOut')}</span>
            <AgoWords at={channel.lastOutAt} />
          </span>
          <span className="channel-fact">
            <span className="channel-label">{t('channels.day')}</span>
            <DayCounts day={channel.day} />
          </span>
          <span className="channel-fact" data-none={channel.token === null}>
            <span className="channel-label">{t('channels.token')}</span>
            {channel.token ? <TokenWords token={channel.token} /> : <span aria-hidden="true">–</span>}
          </span>
        </span>
        <IconChevronRight className="channel-open" size={18} aria-hidden="true" />
        {channel.problem && (
          <span className="channel-problem-line" data-health={channel.health}>
            {pick(channel.problem)}
          </span>
        )}
      </Link>
    </li>
  );
}
