import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ActionCall } from '../api/ticket-action.ts';
import { useWords } from '../i18n/use-words.ts';
import { TicketDialogForm, type TicketDialogFormProps } from './ticket-dialog-form.tsx';

type ReasonDialogProps = Omit<TicketDialogFormProps, 'children' | 'onSubmit'> & {
  readonly lead: string;
  readonly label: string;
  readonly hint: string;
  /** Fewest characters of the reason. */
  readonly least: number;
  readonly call: (version: number, reason: string) => ActionCall;
};

/** An action that must say why. What was written stays when it fails or the dialog is closed by mistake. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { lead, label, hint, least, call, ...form } = props;
  const { mutation, onClose } = form;
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = reason.trim().length < least;
  const close = () => {
    setTried(false);
    onClose();
  };
  const submit = (version: number) => {
    setTried(true);
    if (tooShort) return;
    const onSuccess = () => {
      setReason('');
      close();
    };
    mutation.mutate(call(version, reason.trim()), { onSuccess });
  };
  return (
    <TicketDialogForm {...form} size="lg" onClose={close} onSubmit={submit}>
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
    </TicketDialogForm>
  );
}
