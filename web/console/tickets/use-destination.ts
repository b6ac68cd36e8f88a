import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { useChannelLabel } from '../shell/use-channel-label.ts';

/**
 * Where words to the sender will go, in words. Who wrote on the web form is answered by e-mail when it left an address,
 * and on its tracking page in any case.
 */
export function useDestination(ticket: TicketDetail): { readonly channel: string; readonly to: string } {
  const { t } = useWords();
  const labelOf = useChannelLabel();
  const to = ticket.senderName ?? t('composer.theSender');
  const hasMail = ticket.sender?.identities.some((identity) => identity.kind === 'email') ?? false;
  if (ticket.channel === 'web' && !hasMail) return { channel: t('composer.trackingPage'), to };
  return { channel: labelOf(ticket.channel === 'web' ? 'email' : ticket.channel), to };
}
