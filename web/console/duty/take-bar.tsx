import { Button } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { takeUrgent } from '../api/duty.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';

/** Outside working time: nobody has taken this urgent report up yet. Nothing for all others. */
export function TakeBar({ ticket }: { readonly ticket: TicketDetail }) {
  const { t } = useWords();
  const client = useQueryClient();
  const mayTake = useMe().permissions.includes('duty:work');
  const taking = useMutation({
    mutationFn: () => takeUrgent(ticket.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ticket'] }),
  });
  const people = ticket.rings?.people ?? null;
  if (people === null || !mayTake) return null;
  return (
    <div className="ticket-banner" role="note">
      <IconUrgent size={20} aria-hidden="true" />
      <div>
        <p>
          <strong>{t('duty.unheard')}</strong> {t('duty.unheardHint')}
        </p>
        {taking.error && <ErrorNotice error={taking.error} />}
        <Button size="xs" loading={taking.isPending} onClick={() => taking.mutate()}>
          {t('duty.take')}
        </Button>
      </div>
    </div>
  );
}
