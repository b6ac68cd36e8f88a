import { Link } from '@tanstack/react-router';
import type { IncidentRow } from '../../../src/contract/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { bringIntoView } from '../shell/bring-into-view.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { IncidentTag } from './incident-tag.tsx';

type IncidentRowProps = {
  readonly row: IncidentRow;
  readonly selected: boolean;
  readonly search: { readonly show?: 'past' };
};

/** What and when; how many, and how it stands. */
export function IncidentRowView({ row, selected, search }: IncidentRowProps) {
  const { t, lang } = useWords();
  const now = useNow();
  const counts = [
    t('incidents.tickets', { count: row.tickets }),
    row.openTickets > 0 ? t('incidents.open', { count: row.openTickets }) : t('incidents.allDone'),
    row.meToo > 0 && t('incidents.meToo', { count: row.meToo }),
  ];
  return (
    <li>
      <Link
        to="/incidents/$incidentId"
        params={{ incidentId: row.id }}
        search={search}
        className="receipt-row"
        ref={selected ? bringIntoView : undefined}
      >
        <span className="row-line">
          <span className="row-sender">{row.title}</span>
          <time className="row-end muted" dateTime={row.lastAt}>
            {shortDate(row.lastAt, lang, now)}
          </time>
        </span>
        <span className="row-line muted small">
          <span className="row-subject">{counts.filter(Boolean).join(' · ')}</span>
          <IncidentTag state={row.state} />
        </span>
      </Link>
    </li>
  );
}
