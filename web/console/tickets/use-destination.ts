import { channelLabels } from '../../../src/contract/labels.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';

/** Where words to the sender will go, in words. */
export function useDestination(ticket: TicketDetail): { readonly channel: string; readonly to: string } {
  const { t, pick } = useWords();
  const channel = channelLabels[ticket.channel];
  return {
    channel: channel ? pick(channel) : ticket.channel,
    to: ticket.senderName ?? t('composer.theSender'),
  };
}
