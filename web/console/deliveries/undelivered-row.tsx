import { Link } from '@tanstack/react-router';
import type { Undelivered } from '../../../src/contract/deliveries.ts';
import { messageKinds } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { Tag } from '../shell/tag.tsx';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { fullDate, shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { deliveryIcons } from './delivery-icons.ts';

const tones = { failed: 'red', unknown: 'amber', suppressed: 'grey' } as const;

/** One message that did not arrive: of which ticket, what, why, since when. */
export function UndeliveredRow({ item }: { readonly item: Undelivered['items'][number] }) {
  const { t, lang } = useWords();
  const labelOf = useChannelLabel();
  const now = useNow();
  const Icon = deliveryIcons[item.state];
  const kind = messageKinds.find((one) => one === item.kind);
  return (
    <li>
      <Link
        to="/t/$ticketId"
        params={{ ticketId: item.ticketId }}
        className="undelivered-row"
        id={`undelivered-${item.messageId}`}
      >
        <span className="undelivered-state">
          <Tag tone={tones[item.state]} icon={<Icon size={14} aria-hidden="true" />}>
            {t(`message.delivery_${item.state}`)}
          </Tag>
        </span>
        <span className="undelivered-what">
          <strong>{item.subject || t('tickets.noSubject')}</strong>
          <span className="muted small">{[item.code, kind ? t(`message.kind_${kind}`) : item.kind].join(' · ')}</span>
        </span>
        <span className="undelivered-why">
          <span className="undelivered-channel">
            <ChannelIcon channel={item.channel} size={16} /> {labelOf(item.channel)}
          </span>
          {item.detail && <span className="muted small">{item.detail}</span>}
        </span>
        <time className="muted small" dateTime={item.at} title={fullDate(item.at, lang)}>
          {shortDate(item.at, lang, now)}
        </time>
      </Link>
    </li>
  );
}
