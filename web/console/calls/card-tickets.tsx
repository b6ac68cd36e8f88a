import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { CallDetail, CardTicket } from '../../../src/contract/calls.ts';
import { ticketStateLabels } from '../../../src/contract/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../shell/tag.tsx';
import { stateTone } from '../tickets/state-tone.ts';
import { ClockChip } from '../time/clock-chip.tsx';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { CallSection } from './call-section.tsx';

type CardTicketsProps = {
  readonly call: CallDetail;
  /** Puts the call to a ticket, by its code. */
  readonly onAdd: (code: string) => void;
};

/** What this call made, and what this caller has asked for before. */
export function CardTickets({ call, onAdd }: CardTicketsProps) {
  const { t } = useWords();
  const made = new Set(call.tickets.map((ticket) => ticket.id));
  const mayAdd = call.nextPart !== null;
  return (
    <>
      {call.tickets.length > 0 && (
        <CallSection title={t('calls.made')}>
          <ul className="card-tickets">
            {call.tickets.map((ticket) => (
              <li key={ticket.id}>
                <Link to="/t/$ticketId" params={{ ticketId: ticket.id }} className="card-ticket">
                  <span className="card-ticket-subject">{ticket.subject}</span>
                  <span className="muted small">{ticket.code}</span>
                </Link>
              </li>
            ))}
          </ul>
        </CallSection>
      )}
      {call.card && (
        <CallSection title={t('calls.openTickets')}>
          <Tickets
            tickets={call.card.open.filter((ticket) => !made.has(ticket.id))}
            onAdd={mayAdd ? onAdd : null}
            empty={t('calls.openTicketsNone')}
          />
        </CallSection>
      )}
      {call.card && call.card.last.length > 0 && (
        <CallSection title={t('calls.lastTickets')}>
          <Tickets
            tickets={call.card.last.filter((ticket) => !made.has(ticket.id))}
            onAdd={mayAdd ? onAdd : null}
            empty=""
          />
        </CallSection>
      )}
    </>
  );
}

type TicketsProps = {
  readonly tickets: readonly CardTicket[];
  readonly onAdd: ((code: string) => void) | null;
  readonly empty: string;
};

function Tickets({ tickets, onAdd, empty }: TicketsProps) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  if (tickets.length === 0) return <p className="muted small">{empty}</p>;
  return (
    <ul className="card-tickets">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <Link to="/t/$ticketId" params={{ ticketId: ticket.id }} className="card-ticket">
            <span className="card-ticket-subject">{ticket.subject || ticket.code}</span>
            <span className="card-ticket-facts">
              <Tag tone={stateTone(ticket.state)}>{pick(ticketStateLabels[ticket.state])}</Tag>
              {ticket.clock && <ClockChip clock={ticket.clock} short />}
              <span className="muted small">
                {[ticket.leadAgency && pick(ticket.leadAgency), ticket.code, shortDate(ticket.createdAt, lang, now)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </Link>
          {onAdd && (
            <Tooltip label={t('calls.attach')}>
              <ActionIcon aria-label={t('calls.addTo', { code: ticket.code })} onClick={() => onAdd(ticket.code)}>
                <IconLink size={18} />
              </ActionIcon>
            </Tooltip>
          )}
        </li>
      ))}
    </ul>
  );
}
