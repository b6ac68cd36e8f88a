import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ticketStateLabels } from '../../../src/contract/labels.ts';
import type { TicketRow } from '../../../src/contract/tickets.ts';
import { contactTicketsQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { ChannelIcon } from '../shell/channel-icon.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Tag } from '../shell/tag.tsx';
import { stateTone } from '../tickets/state-tone.ts';
import { shortDate } from '../time/dates.ts';
import { useNow } from '../time/now.ts';
import { ContactSection } from './contact-section.tsx';

/** What this person has reported, as far as the viewer may see it. */
export function TicketSection({ id }: { readonly id: string }) {
  const { t } = useWords();
  const query = useInfiniteQuery(contactTicketsQuery(id));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <ContactSection title={t('contacts.tickets')}>
      {!query.data &&
        (query.error ? (
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div role="status" aria-label={t('contacts.ticketsLoading')}>
            <Skeleton height={44} />
            <Skeleton height={44} mt={8} />
          </div>
        ))}
      {query.data && rows.length === 0 && <p className="muted small">{t('contacts.ticketsEmpty')}</p>}
      <ul className="contact-tickets">
        {rows.map((row) => (
          <TicketLine key={row.id} row={row} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('contacts.ticketsMore')}
        </Button>
      )}
    </ContactSection>
  );
}

function TicketLine({ row }: { readonly row: TicketRow }) {
  const { t, lang, pick } = useWords();
  const now = useNow();
  return (
    <li>
      <Link to="/t/$ticketId" params={{ ticketId: row.id }} className="contact-ticket">
        <span className="row-line">
          <span className="row-channel">
            <ChannelIcon channel={row.channel} size={16} />
          </span>
          <span className="contact-ticket-subject">{row.subject || t('tickets.noSubject')}</span>
          <Tag tone={stateTone(row.state)}>{pick(ticketStateLabels[row.state])}</Tag>
        </span>
        <span className="muted small">
          {[shortDate(row.createdAt, lang, now), row.code, row.leadAgency && pick(row.leadAgency)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Link>
    </li>
  );
}
