import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ticketStateLabels } from '../../../src/contract/labels.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { undoSplit } from '../api/splits.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { ContextSection } from '../tickets/context-section.tsx';

/** Tickets that one report was split into, as both sides show them, with the way back while there is one. */
export function LinkedTickets({ ticket }: { readonly ticket: TicketDetail }) {
  const { t, pick } = useWords();
  const client = useQueryClient();
  const [opened, dialog] = useDisclosure(false);
  const last = ticket.links.findLast(({ kind, isUndone }) => kind === 'part' && !isUndone);
  const undo = useMutation({
    mutationFn: (split: string) => undoSplit(ticket.id, split),
    onSuccess: () => dialog.close(),
    onSettled: () => {
      for (const queryKey of [['ticket'], ['tickets'], ['queues']]) void client.invalidateQueries({ queryKey });
    },
  });
  if (ticket.links.length === 0) return null;
  return (
    <ContextSection title={t('splits.linked')}>
      <ul className="others">
        {ticket.links.map(({ id, code, kind, subject, state, agency, isUndone }) => (
          <li key={code}>
            {id === null ? (
              <span>{code}</span>
            ) : (
              <Link to="/t/$ticketId" params={{ ticketId: id }}>
                {subject || code}
              </Link>
            )}
            <span className="muted small">
              {[
                t(`splits.link_${kind}`),
                id !== null && code,
                isUndone ? t('splits.undone') : state && pick(ticketStateLabels[state]),
                agency && pick(agency),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {last && ticket.actions.includes('split') && (
        <Button size="xs" variant="default" mt={8} onClick={dialog.open}>
          {t('splits.undo')}
        </Button>
      )}
      <ConfirmDialog
        opened={opened}
        title={t('splits.undoTitle')}
        lead={t('splits.undoLead')}
        confirm={t('splits.undoConfirm')}
        mutation={undo}
        onClose={dialog.close}
        onConfirm={() => last && undo.mutate(last.split)}
      />
    </ContextSection>
  );
}
