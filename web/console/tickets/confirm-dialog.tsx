import { Button, Group, Modal } from '@mantine/core';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import type { ActionCall } from '../api/ticket-action.ts';
import { useWords } from '../i18n/use-words.ts';
import { ActionProblem } from './action-problem.tsx';
import { useSeenVersion } from './use-seen-version.ts';
import type { TicketActionMutation } from './use-ticket-action.ts';

type ConfirmDialogProps = {
  readonly ticket: TicketDetail;
  readonly mutation: TicketActionMutation;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly lead: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly call: (version: number) => ActionCall;
};

/** For what cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { ticket, mutation, opened, onClose, title, lead, confirm, danger = false, call } = props;
  const { t } = useWords();
  const seen = useSeenVersion(ticket.version, opened);
  const close = () => {
    mutation.reset();
    onClose();
  };
  const reload = () => {
    seen.refresh();
    mutation.reset();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <p>{lead}</p>
      <ActionProblem error={mutation.error} ticket={ticket} onReload={reload} />
      <Group justify="flex-end" mt={20}>
        <Button variant="default" onClick={close}>
          {t('shell.cancel')}
        </Button>
        <Button
          color={danger ? 'red' : 'jade'}
          loading={mutation.isPending}
          onClick={() => mutation.mutate(call(seen.version), { onSuccess: close })}
          data-autofocus
        >
          {confirm}
        </Button>
      </Group>
    </Modal>
  );
}
