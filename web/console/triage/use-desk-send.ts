import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import type { ActionCall } from '../api/ticket-action.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { errorWords } from '../shell/error-words.ts';
import { isConflict, useTicketAction } from '../tickets/use-ticket-action.ts';
import { FailedRoute } from './failed-route.tsx';

type DeskSend = {
  readonly ticket: TicketDetail;
  readonly onSent: () => void;
  readonly onFailed: () => void;
};

/**
 * Sends a decision and goes on at once: the next report does not wait for the server. A decision that fails brings the
 * report back and stays on the page until it is read.
 */
export function useDeskSend({ ticket, onSent, onFailed }: DeskSend): (call: ActionCall, agency: string) => void {
  const { t, lang } = useWords();
  const say = useSay();
  const mutation = useTicketAction(ticket);
  return (call, agency) => {
    if (mutation.isPending) return;
    const { code, id } = ticket;
    // The promise outlives this component, which gives way to the next report; callbacks of mutate() would not run.
    mutation.mutateAsync(call).then(
      () => {
        const message = t('triage.sent', { code, agency });
        say(message);
        notifications.show({ message, color: 'green', withCloseButton: false });
      },
      (error: unknown) => {
        onFailed();
        notifications.show({
          title: t('triage.failed', { code }),
          message: createElement(FailedRoute, {
            id,
            words: isConflict(error) ? t('errors.conflictUnknown') : errorWords(error, t, lang),
            label: t('triage.failedOpen', { code }),
          }),
          color: 'red',
          autoClose: false,
          role: 'alert',
        });
      },
    );
    onSent();
  };
}
