import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { IncidentSection } from '../incidents/incident-section.tsx';
import { LinkedTickets } from '../splits/linked-tickets.tsx';
import { AssignmentList } from './assignment-list.tsx';
import { ClockList } from './clock-list.tsx';
import { ContextSection } from './context-section.tsx';
import { HandOverSection } from './hand-over-section.tsx';
import { OtherTickets } from './other-tickets.tsx';
import { PlaceSection } from './place-section.tsx';
import { RatingSection } from './rating-section.tsx';
import { SenderSection } from './sender-section.tsx';
import { WhyHere } from './why-here.tsx';

/** What surrounds the conversation. */
export function ContextColumn({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  return (
    <div className="context-inner">
      <SenderSection ticket={ticket} />
      <LinkedTickets ticket={ticket} />
      <IncidentSection ticketId={ticket.id} />
      <ContextSection title={t('tickets.assignments')}>
        <AssignmentList assignments={ticket.assignments} />
      </ContextSection>
      <ContextSection title={t('tickets.clocks')}>
        <ClockList clocks={ticket.clocks} />
      </ContextSection>
      <HandOverSection ticket={ticket} />
      <WhyHere ticket={ticket} />
      <PlaceSection ticket={ticket} />
      <RatingSection ticket={ticket} />
      <OtherTickets ticket={ticket} />
    </div>
  );
}
