import { Link } from '@tanstack/react-router';
import type { ContactRow } from '../../../src/contract/contacts.ts';
import { Icon } from '../../shared/icons.tsx';
import type { ContactSearch } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { bringIntoView } from '../shell/bring-into-view.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { contactName, ticketCount } from './contact-name.ts';
import { shownAddress } from './shown-address.ts';

type ContactRowProps = {
  readonly row: ContactRow;
  readonly selected: boolean;
  readonly search: ContactSearch;
};

/** Who, when last heard of; how reached, and how often. */
export function ContactRowView({ row, selected, search }: ContactRowProps) {
  const { t, lang } = useWords();
  const now = useNow();
  const second = row.name === null || !row.address ? null : shownAddress(row.address);
  return (
    <li>
      <Link
        to="/contacts/$contactId"
        params={{ contactId: row.id }}
        search={search}
        className="receipt-row"
        ref={selected ? bringIntoView : undefined}
      >
        <span className="row-line">
          <span className="row-channel" title={t(`contacts.${row.kind}`)}>
            <Icon name={row.kind === 'business' ? 'building' : 'person'} size={16} />
          </span>
          <span className="row-sender" data-plain={row.name === null}>
            {contactName(row, t)}
          </span>
          {row.lastTicketAt && (
            <time className="row-end muted" dateTime={row.lastTicketAt}>
              {shortDate(row.lastTicketAt, lang, now)}
            </time>
          )}
        </span>
        <span className="row-line muted small">
          <span className="row-subject">
            {[row.taxCode ?? second, row.business?.name, ticketCount(row.tickets, t)].filter(Boolean).join(' · ')}
          </span>
        </span>
      </Link>
    </li>
  );
}
