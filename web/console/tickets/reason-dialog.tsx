import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import type { ActionCall } from '../api/ticket-action.ts';
import { useWords } from '../i18n/use-words.ts';
import { ActionProblem } from './action-problem.tsx';
import { useSeenVersion } from './use-seen-version.ts';
import type { TicketActionMutation } from './use-ticket-action.ts';

type ReasonDialogProps = {
  readonly ticket: TicketDetail;
  readonly mutation: TicketActionMutation;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly hint: string;
  readonly confirm: string;
  /** Fewest characters of the reason. */
  readonly least: number;
  readonly danger?: boolean;
  readonly call: (version: number, reason: string) => ActionCall;
};

/** An action that must say why. What was written stays when it fails or the dialog is closed by mistake. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { ticket, mutation, opened, onClose, title, lead, label, hint, confirm, least, danger = false, call } = props;
  const { t } = useWords();
  const seen = useSeenVersion(ticket.version, opened);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = reason.trim().length < least;
  const close = () => {
    mutation.reset();
    setTried(false);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (tooShort) return;
    const onSuccess = () => {
      setReason('');
      close();
    };
    mutation.mutate(call(seen.version, reason.trim()), { onSuccess });
  };
  const reload = () => {
    seen.refresh();
    mutation.reset();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className="form" onSubmit={submit}>
        <p>{lead}</p>
        <Textarea
          label={label}
          description={hint}
          autosize
          minRows={4}
          maxRows={12}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && tooShort ? t('actions.tooShort', { count: least }) : null}
          data-autofocus
        />
        <ActionProblem error={mutation.error} ticket={ticket} onReload={reload} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" color={danger ? 'red' : 'jade'} loading={mutation.isPending}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
