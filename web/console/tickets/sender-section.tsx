import { IconEyeOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { useMe } from '../shell/me-context.ts';
import { shownAddress } from '../contacts/shown-address.ts';
import { useAddressLabel } from '../shell/use-address-label.ts';
import { ContextSection } from './context-section.tsx';

const troubles = ['bounced', 'stopped', 'left'] as const;

export function SenderSection({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const labelOf = useAddressLabel();
  const opens = useMe().permissions.includes('contact:read');
  const { sender } = ticket;
  if (!sender) {
    return (
      <ContextSection title={t('tickets.sender')}>
        <p className="hidden-sender">
          <IconEyeOff size={18} aria-hidden="true" />
          {ticket.senderHidden ? t('tickets.senderHidden') : t('tickets.nameless')}
        </p>
      </ContextSection>
    );
  }
  return (
    <ContextSection title={t('tickets.sender')}>
      <p className="sender-name">{sender.name ?? t('tickets.nameless')}</p>
      <p className="muted small">{sender.kind === 'business' ? t('tickets.business') : t('tickets.person')}</p>
      <ul className="identities">
        {sender.identities.map((identity) => {
          const trouble = troubles.find((state) => state === identity.state);
          return (
            <li key={`${identity.kind} ${identity.address}`}>
              <span className="identity-address">{shownAddress(identity)}</span>
              <span className="muted small">
                {[labelOf(identity.kind), trouble && t(`contacts.${trouble}`)].filter(Boolean).join(', ')}
              </span>
            </li>
          );
        })}
      </ul>
      {opens && sender.contactId && (
        <Link to="/contacts/$contactId" params={{ contactId: sender.contactId }} className="sender-link">
          {t('contacts.openContact')}
        </Link>
      )}
      {ticket.senderHidden && <p className="hidden-sender small">{t('tickets.senderHidden')}</p>}
    </ContextSection>
  );
}
