import { IconEyeOff } from '@tabler/icons-react';
import { channelLabels } from '../../../src/contract/labels.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { ContextSection } from './context-section.tsx';

export function SenderSection({ ticket }: { readonly ticket: TicketDetail }) {
  const { t, pick } = useWords();
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
          const label = channelLabels[identity.kind];
          return (
            <li key={`${identity.kind} ${identity.address}`}>
              <span className="identity-address">{identity.address}</span>
              <span className="muted small">
                {[label && pick(label), identity.state === 'verified' && t('tickets.identityVerified')]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          );
        })}
      </ul>
      {ticket.senderHidden && <p className="hidden-sender small">{t('tickets.senderHidden')}</p>}
    </ContextSection>
  );
}
