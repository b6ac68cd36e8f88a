import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconArrowLeft,
  IconArrowsExchange,
  IconCheck,
  IconCopy,
  IconLock,
} from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flagLabels, ticketStateLabels } from '../../../src/contract/labels.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../shell/tag.tsx';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { fullDate } from '../time/dates.ts';
import { PromiseLine } from './promise-line.tsx';
import { stateTone } from './state-tone.ts';

type TicketHeaderProps = { readonly ticket: TicketDetail; readonly extra: ReactNode };

/** Subject and promise are the largest words; the rest in one quiet line. */
export function TicketHeader({ ticket, extra }: TicketHeaderProps) {
  const { t, lang, pick } = useWords();
  const labelOf = useChannelLabel();
  const navigate = useNavigate();
  const { queue } = useParams({ from: '/staff/framed/q/$queue' });
  const search = useSearch({ from: '/staff/framed/q/$queue' });
  return (
    <header className="ticket-header">
      <div className="ticket-top">
        <ActionIcon
          className="back-button"
          size="lg"
          aria-label={t('keys.backToList')}
          onClick={() => void navigate({ to: '/q/$queue', params: { queue }, search })}
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
        <div className="ticket-tags">
          <Tag tone={stateTone(ticket.state)}>{pick(ticketStateLabels[ticket.state])}</Tag>
          {ticket.priority === 'urgent' && (
            <Tag tone="red" icon={<IconAlertTriangleFilled size={13} aria-hidden="true" />}>
              {t('tickets.urgent')}
            </Tag>
          )}
          {ticket.sealed && (
            <Tag tone="red" icon={<IconLock size={13} aria-hidden="true" />}>
              {t('handOver.sealedTag')}
            </Tag>
          )}
          {ticket.disputedAt && (
            <Tag tone="red" icon={<IconArrowsExchange size={13} aria-hidden="true" />}>
              {t('handOver.disputedTag')}
            </Tag>
          )}
          {ticket.flags
            .filter((flag) => flag !== 'urgent')
            .map((flag) => (
              <Tag key={flag} tone="amber">
                {pick(flagLabels[flag])}
              </Tag>
            ))}
          <Code code={ticket.code} />
        </div>
        {extra}
      </div>
      <div className="ticket-heading">
        <h1>{ticket.subject || t('tickets.noSubject')}</h1>
        <PromiseLine ticket={ticket} />
      </div>
      <p className="ticket-facts">
        {[
          t('tickets.receivedAt', { at: fullDate(ticket.createdAt, lang) }),
          t('tickets.via', { channel: labelOf(ticket.channel) }),
          ticket.category && pick(ticket.category),
          ticket.place && pick(ticket.place),
          ...ticket.tags.map((tag) => `#${tag}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </header>
  );
}

function Code({ code }: { readonly code: string }) {
  const { t } = useWords();
  return (
    <CopyButton value={code}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('shell.copied') : t('shell.copy')}>
          <button type="button" className="code-button" onClick={copy} aria-label={t('tickets.copyCode', { code })}>
            {code} {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </button>
        </Tooltip>
      )}
    </CopyButton>
  );
}
