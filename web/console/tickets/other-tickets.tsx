import { Link } from '@tanstack/react-router';
import { ticketStateLabels } from '../../../src/contract/labels.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { ContextSection } from './context-section.tsx';

/** What else this sender has said. */
export function OtherTickets({ ticket }: { readonly ticket: TicketDetail }) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  const others = ticket.sender?.otherTickets ?? [];
  if (others.length === 0) return null;
  return (
    <ContextSection title={t('tickets.others')}>
      <ul className="others">
        {others.map((other) => (
          <li key={other.id}>
            <Link to="/t/$ticketId" params={{ ticketId: other.id }}>
              {other.subject || other.code}
            </Link>
            <span className="muted small">
              {pick(ticketStateLabels[other.state])}, {shortDate(other.createdAt, lang, now)}
            </span>
          </li>
        ))}
      </ul>
    </ContextSection>
  );
}
