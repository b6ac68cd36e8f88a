import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
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
    mutation.reset();
    setTried(false);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort) mutation.mutate(reason.trim());
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('intake.dismissTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className="form" onSubmit={submit}>
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
        <ReceiptProblem error={mutation.error} id={id} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" color="red" loading={mutation.isPending}>
            {t('intake.dismissConfirm')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
