import { IconArrowsExchange, IconLock } from '@tabler/icons-react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';

/** Why this ticket is not worked on like others: sealed, or disputed between agencies. Nothing for all others. */
export function TicketBanner({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  if (ticket.sealed) {
    return (
      <div className="ticket-banner" role="note">
        <IconLock size={20} aria-hidden="true" />
        <p>
          <strong>{t('handOver.sealedBanner')}</strong> {ticket.actions.includes('unseal') && t('handOver.sealedTask')}
        </p>
      </div>
    );
  }
  if (ticket.disputedAt === null) return null;
  return (
    <div className="ticket-banner" role="note">
      <IconArrowsExchange size={20} aria-hidden="true" />
      <p>
        <strong>{t('handOver.disputedBanner', { count: ticket.bounces })}</strong>{' '}
        {ticket.needsSupervisor ? t('handOver.disputedTheirs') : t('handOver.disputedYours')}
      </p>
    </div>
  );
}
