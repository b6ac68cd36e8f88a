import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ClockChip } from '../time/clock-chip.tsx';
import { fullDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';

/** What the sender was promised, in large words, and the deadline that runs now, by its name: it may be another one. */
export function PromiseLine({ ticket }: { readonly ticket: TicketDetail }) {
  const { t, lang } = useWords();
  const now = useNow();
  const { promisedAt, clock } = ticket;
  const late = promisedAt !== null && ticket.clock !== null && Date.parse(promisedAt) < now;
  return (
    <div className="promise" data-late={late}>
      {promisedAt ? (
        <>
          <span className="promise-label">{late ? t('tickets.promisedLate') : t('tickets.promised')}</span>
          <strong>{fullDate(promisedAt, lang)}</strong>
        </>
      ) : (
        <span className="promise-label">{t('tickets.noPromise')}</span>
      )}
      {clock && (
        <p className="promise-clock">
          <ClockChip clock={clock} named />
          {clock.dueAt !== promisedAt && (
            <span className="muted small">
              {t('clock.due')} {fullDate(clock.dueAt, lang)}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
