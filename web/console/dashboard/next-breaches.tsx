import { Link } from '@tanstack/react-router';
import type { Dashboard } from '../../../src/contract/dashboard.ts';
import type { TicketRow } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ClockChip } from '../time/clock-chip.tsx';

type NextBreachesProps = { readonly rows: Dashboard['nextBreaches']; readonly limit?: number };

/** The deadlines that will pass next, and who must act so that they do not. */
export function NextBreaches({ rows, limit = 20 }: NextBreachesProps) {
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby="next-title">
      <header className="panel-head">
        <h2 id="next-title">{t('dashboard.next')}</h2>
      </header>
      {rows.length === 0 && <p className="muted">{t('dashboard.noNext')}</p>}
      <ol className="breaches">
        {rows.slice(0, limit).map((row) => (
          <Breach key={row.id} row={row} />
        ))}
      </ol>
    </section>
  );
}

function Breach({ row }: { readonly row: TicketRow }) {
  const { t, pick } = useWords();
  const who = row.clock?.agency ?? row.leadAgency;
  return (
    <li>
      <Link to="/t/$ticketId" params={{ ticketId: row.id }}>
        {row.subject || row.excerpt || row.code}
      </Link>
      <span className="breach-who">{t('dashboard.acts', { who: who ? pick(who) : t('dashboard.centre') })}</span>
      {row.clock && <ClockChip clock={{ ...row.clock, agency: null }} named />}
    </li>
  );
}
