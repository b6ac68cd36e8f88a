import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { ReceiptProblem } from './receipt-problem.tsx';
import type { ReceiptActions } from './use-receipt-actions.ts';

type DismissDialogProps = {
  readonly id: string;
  readonly mutation: ReceiptActions['dismiss'];
  readonly opened: boolean;
  readonly onClose: () => void;
};

const least = 5;

/** Dismissing must say why; the words stay when it fails or the dialog is closed by mistake. */
export function DismissDialog({ id, mutation, opened, onClose }: DismissDialogProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = reason.trim().length < least;
  const close = () => {
    setTried(false);
    onClose();
  };
  const submit = () => {
    setTried(true);
    if (!tooShort) mutation.mutate(reason.trim());
  };
  return (
    <DialogForm
      title={t('intake.dismissTitle')}
      confirm={t('intake.dismissConfirm')}
      opened={opened}
      size="lg"
      danger
      mutation={mutation}
      problem={<ReceiptProblem error={mutation.error} id={id} />}
      onClose={close}
      onSubmit={submit}
    >
      <p>{t('intake.dismissLead')}</p>
      <Textarea
        label={t('intake.dismissReason')}
        description={t('intake.dismissReasonHint')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && tooShort ? t('actions.tooShort', { count: least }) : null}
        data-autofocus
      />
    </DialogForm>
  );
}
