import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { hasCode, hasStatus } from '../api/api-error.ts';
import { ticketQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { actOnTicket, type ActionCall } from '../api/ticket-action.ts';

/** Puts a ticket as it is after a step wherever it stands; null: it has left this person's scope. */
export function showTicket(client: QueryClient, detail: TicketDetail | null): void {
  if (!detail) {
    void client.invalidateQueries({ queryKey: ['ticket'] });
    return;
  }
  for (const id of [detail.id, detail.code]) {
    const { queryKey } = ticketQuery(id);
    if (client.getQueryData(queryKey)) client.setQueryData(queryKey, detail);
  }
}

/** Goes from a ticket that is no longer this person's to the list it was in, and says so. */
function useLeave(ticket: TicketDetail): () => void {
  const { t } = useWords();
  const say = useSay();
  const navigate = useNavigate();
  const { queue, ticketId } = useParams({ strict: false });
  return () => {
    if (queue === undefined || ticketId === undefined) return;
    const message = t('tickets.left', { code: ticket.code });
    say(message);
    notifications.show({ message, color: 'green', withCloseButton: false });
    void navigate({ to: '/q/$queue', params: { queue } });
  };
}

/** Carries out actions on a ticket and shows their outcome everywhere the ticket stands. */
export function useTicketAction(ticket: TicketDetail) {
  const client = useQueryClient();
  const leave = useLeave(ticket);
  return useMutation({
    mutationFn: (call: ActionCall) => actOnTicket(ticket.id, call),
    onSuccess: (detail) => {
      if (!detail) leave();
      showTicket(client, detail);
      void client.invalidateQueries({ queryKey: ['tickets'] });
      void client.invalidateQueries({ queryKey: ['queues'] });
      void client.invalidateQueries({ queryKey: ['dashboard'] });
    },
    onError: (error) => {
      if (hasStatus(error, 409)) void client.invalidateQueries({ queryKey: ['ticket'] });
    },
  });
}

export type TicketActionMutation = ReturnType<typeof useTicketAction>;

/** Somebody else changed the ticket since it was loaded. */
export function isConflict(error: unknown): boolean {
  return hasCode(error, 'version_conflict');
}
