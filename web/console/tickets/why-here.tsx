import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { percent } from '../time/numbers.ts';
import { ContextSection } from './context-section.tsx';

/** Why the ticket is where it is, in words. */
export function WhyHere({ ticket }: { readonly ticket: TicketDetail }) {
  const { t, lang, pick } = useWords();
  return (
    <ContextSection title={t('tickets.why')}>
      {ticket.reasons.length === 0 ? (
        <p className="muted small">{t('tickets.noWhy')}</p>
      ) : (
        <>
          <ul className="reasons">
            {ticket.reasons.map((reason) => (
              <li key={`${reason.kind} ${reason.start} ${reason.vi}`}>{pick(reason)}</li>
            ))}
          </ul>
          <p className="muted small">{t('tickets.confidence', { percent: percent(ticket.confidence, lang) })}</p>
        </>
      )}
    </ContextSection>
  );
}
