import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ticketStateLabels } from '../../../src/contract/labels.ts';
import type { IncidentDetail } from '../../../src/contract/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { Tag } from '../shell/tag.tsx';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { stateTone } from '../tickets/state-tone.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

type Row = IncidentDetail['rows'][number];
type IncidentTicketsProps = {
  readonly incident: IncidentDetail;
  /** Id of the ticket that is being split off. */
  readonly splitting: string | null;
  readonly onSplit: ((ticket: { readonly id: string; readonly code: string }) => void) | null;
};

/** The tickets of an incident that this person may see, the newest first. */
export function IncidentTickets({ incident, splitting, onSplit }: IncidentTicketsProps) {
  const { t } = useWords();
  return (
    <section className="incident-tickets" aria-labelledby="incident-tickets">
      <h2 id="incident-tickets">{t('incidents.list')}</h2>
      {incident.rows.length < incident.tickets && (
        <p className="muted small">{t('incidents.newest', { count: incident.rows.length })}</p>
      )}
      <ul>
        {incident.rows.map((row) => (
          <TicketItem
            key={row.id}
            row={row}
            pending={splitting === row.id}
            onSplit={onSplit && (() => onSplit({ id: row.id, code: row.code }))}
          />
        ))}
      </ul>
    </section>
  );
}

type TicketItemProps = { readonly row: Row; readonly pending: boolean; readonly onSplit: (() => void) | null };

function TicketItem({ row, pending, onSplit }: TicketItemProps) {
  const { t, lang, pick } = useWords();
  const labelOf = useChannelLabel();
  const now = useNow();
  const who = row.joinedBy ?? t('incidents.system');
  return (
    <li>
      <div className="incident-ticket">
        <Link to="/t/$ticketId" params={{ ticketId: row.id }} className="incident-ticket-subject">
          {row.subject || row.code}
        </Link>
        <p className="incident-ticket-facts muted small">
          <span title={labelOf(row.channel)}>
            <ChannelIcon channel={row.channel} size={14} />
          </span>
          <span>{row.code}</span>
          <span>{shortDate(row.createdAt, lang, now)}</span>
          {row.leadAgency && <span>{pick(row.leadAgency)}</span>}
          {row.meToo > 0 && (
            <span className="row-me-too">
              <IconUsers size={14} aria-hidden="true" /> {t('incidents.meToo', { count: row.meToo })}
            </span>
          )}
          <span>{t('incidents.joinedBy', { who, at: shortDate(row.joinedAt, lang, now) })}</span>
        </p>
      </div>
      <Tag tone={stateTone(row.state)}>{pick(ticketStateLabels[row.state])}</Tag>
      {onSplit && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={pending}
          onClick={onSplit}
          aria-label={t('incidents.splitOffOf', { code: row.code })}
        >
          {t('incidents.splitOff')}
        </Button>
      )}
    </li>
  );
}
