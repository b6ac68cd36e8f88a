import { IconAlertTriangleFilled, IconArrowsExchange, IconFlag3, IconLock, IconUsers } from '@tabler/icons-react';
import { memo } from 'react';
import { flagLabels, ticketStateLabels } from '../../../src/contract/labels.ts';
import type { TicketRow } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { useMe } from '../shell/me-context.ts';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { ClockChip } from '../time/clock-chip.tsx';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

type TicketRowProps = {
  readonly row: TicketRow;
  readonly selected: boolean;
  readonly arrived: boolean;
  readonly position: number;
  /** -1 while there are further pages. */
  readonly total: number;
  readonly top: number;
  readonly height: number;
  readonly onOpen: (id: string) => void;
};

/** Two lines: who, how and by when; what, where and whose. */
export const TicketRowView = memo(function TicketRowView(props: TicketRowProps) {
  const { row, selected, arrived, position, total, top, height, onOpen } = props;
  const { t, lang, pick } = useWords();
  const labelOf = useChannelLabel();
  const now = useNow();
  const me = useMe();
  // Whose it is says nothing where all are one's own: there the state does.
  const own = row.leadAgency !== null && row.leadAgency.code === me.agency?.code;
  const end = own ? null : (row.leadAgency ?? row.place);
  const sender = row.senderName ?? (row.senderHidden ? t('tickets.hidden') : t('tickets.nameless'));
  return (
    <div
      id={`row-${row.id}`}
      role="option"
      aria-selected={selected}
      aria-posinset={position}
      aria-setsize={total}
      className="row"
      data-arrived={arrived}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={() => onOpen(row.id)}
    >
      <div className="row-line">
        <span className="row-channel" title={labelOf(row.channel)}>
          <ChannelIcon channel={row.channel} size={16} />
        </span>
        <span className="row-sender" data-plain={row.senderName === null}>
          {sender}
        </span>
        {row.priority === 'urgent' && (
          <span className="urgent">
            <IconAlertTriangleFilled size={13} aria-hidden="true" /> {t('tickets.urgent')}
          </span>
        )}
        {row.sealed && (
          <span className="row-flag" title={t('handOver.sealedTag')}>
            <IconLock size={14} role="img" aria-label={t('handOver.sealedTag')} />
          </span>
        )}
        {row.disputedAt && (
          <span className="row-flag" title={t('handOver.disputedTag')}>
            <IconArrowsExchange size={14} role="img" aria-label={t('handOver.disputedTag')} />
          </span>
        )}
        {row.flags
          .filter((flag) => flag === 'complaint' || flag === 'denunciation' || flag === 'spam')
          .map((flag) => (
            <span key={flag} className="row-flag" title={pick(flagLabels[flag])}>
              <IconFlag3 size={14} role="img" aria-label={pick(flagLabels[flag])} />
            </span>
          ))}
        <span className="row-end">
          {row.clock ? (
            <ClockChip clock={row.clock} short />
          ) : (
            <time className="muted">{shortDate(row.createdAt, lang, now)}</time>
          )}
        </span>
      </div>
      <div className="row-line">
        <span className="row-subject">
          {row.subject || row.excerpt || t('tickets.noSubject')}
          {row.place && end !== row.place && <span className="row-place"> · {pick(row.place)}</span>}
        </span>
        {row.meToo > 0 && (
          <span className="row-me-too" title={t('incidents.meToo', { count: row.meToo })}>
            <IconUsers size={14} role="img" aria-label={t('incidents.figureMeToo')} /> {row.meToo}
          </span>
        )}
        <span className="row-agency">{pick(end ?? ticketStateLabels[row.state])}</span>
      </div>
    </div>
  );
});
