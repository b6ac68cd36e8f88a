import { IconArrowsSplit2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';

/** At the desk, where one key forwards: this report should be split first, on the page of its ticket. */
export function SplitHint({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  if (!ticket.flags.includes('mixed') || !ticket.actions.includes('split')) return null;
  return (
    <div className="split-bar" data-mixed="true" role="note">
      <p>
        <IconArrowsSplit2 size={20} aria-hidden="true" />
        <span>{t('splits.hint')}</span>
      </p>
      <Link to="/t/$ticketId" params={{ ticketId: ticket.id }}>
        {t('splits.hintOpen')}
      </Link>
    </div>
  );
}
