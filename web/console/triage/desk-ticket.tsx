import { Button, Kbd } from '@mantine/core';
import { IconArrowForwardUp, IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { IncidentSection } from '../incidents/incident-section.tsx';
import { useReference } from '../shell/use-reference.ts';
import { SplitHint } from '../splits/split-hint.tsx';
import { PlaceSection } from '../tickets/place-section.tsx';
import { TakeBar } from '../duty/take-bar.tsx';
import { TicketBanner } from '../tickets/ticket-banner.tsx';
import { chosenIndex, firstChoice, withSuggestion } from './choice.ts';
import { DeskReport } from './desk-report.tsx';
import { reportOf } from './report-message.ts';
import { RouteFields } from './route-fields.tsx';
import { routeCall } from './route-call.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import { useDeskSend } from './use-desk-send.ts';

type DeskTicketProps = {
  readonly ticket: TicketDetail;
  /** Called when the decision leaves; the next report may come. */
  readonly onSent: () => void;
  /** The decision was not carried out; the report is back in the queue. */
  readonly onFailed: () => void;
  readonly onLater: () => void;
};

export function DeskTicket({ ticket, onSent, onFailed, onLater }: DeskTicketProps) {
  const { t, pick } = useWords();
  const [choice, setChoice] = useState(() => firstChoice(ticket));
  // The decision is about what the person has read, not about a version that came in between.
  const [version] = useState(ticket.version);
  const send = useDeskSend({ ticket, onSent, onFailed });
  const call = routeCall(choice, version);
  const chosen = chosenIndex(choice, ticket.suggestions);
  const agency = useReference()?.agencies.find((known) => known.code === choice.lead);
  const confirm = () => {
    if (call && ticket.actions.includes('route')) send(call, agency ? pick(agency) : '');
  };
  const pickSuggestion = (index: number) => setChoice(withSuggestion(choice, ticket, index));
  useDeskKeys({ confirm, pickSuggestion, later: onLater });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const reasons = ticket.suggestions[chosen]?.why ?? ticket.reasons;
  return (
    <div className="desk-ticket">
      <div className="desk-main">
        <TicketBanner ticket={ticket} />
        <TakeBar ticket={ticket} />
        <SplitHint ticket={ticket} />
        <DeskReport ticket={ticket} reasons={reasons} heading={heading} />
        <div className="desk-place">
          <PlaceSection ticket={ticket} />
          <IncidentSection ticketId={ticket.id} />
        </div>
      </div>
      <div className="desk-side">
        <section aria-labelledby="desk-suggestions">
          <h3 id="desk-suggestions">{t('triage.suggestions')}</h3>
          <SuggestionList
            text={reportOf(ticket)?.text ?? ''}
            suggestions={ticket.suggestions}
            chosen={chosen}
            onChoose={pickSuggestion}
          />
        </section>
        <RouteFields choice={choice} onChange={setChoice} />
        <div className="desk-buttons">
          <Button
            size="md"
            leftSection={<IconArrowForwardUp size={20} />}
            rightSection={<Kbd aria-hidden="true">Enter</Kbd>}
            disabled={!call || !ticket.actions.includes('route')}
            onClick={confirm}
          >
            {t('triage.confirm')}
          </Button>
          <Button variant="default" size="md" onClick={onLater}>
            {t('triage.skip')}
          </Button>
          <Link to="/t/$ticketId" params={{ ticketId: ticket.id }} className="desk-open">
            <IconExternalLink size={16} aria-hidden="true" /> {t('triage.open')}
          </Link>
        </div>
        {!call && <p className="muted small">{t('triage.incomplete')}</p>}
      </div>
    </div>
  );
}
