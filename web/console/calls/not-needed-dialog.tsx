import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import type { useCallStep } from './use-call-step.ts';

type NotNeededDialogProps = { readonly step: ReturnType<typeof useCallStep>; readonly onClose: () => void };

const least = 3;
const usual = ['reasonSuggest1', 'reasonSuggest2', 'reasonSuggest3'] as const;

/** A number leaves the queue only with the reason why nobody calls it. */
export function NotNeededDialog({ step, onClose }: NotNeededDialogProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < least;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isShort) return;
    step.mutate(
      { step: 'outcome', body: { outcome: 'not_needed', reason: reason.trim() } },
      { onSuccess: () => onClose() },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('calls.notNeededTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <form className="form" onSubmit={submit} noValidate>
        <p>{t('calls.notNeededLead')}</p>
        <div className="choice-chips">
          {usual.map((key) => (
            <button key={key} type="button" className="choice-chip" onClick={() => setReason(t(`calls.${key}`))}>
              {t(`calls.${key}`)}
            </button>
          ))}
        </div>
        <Textarea
          label={t('calls.reason')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={tried && isShort ? t('calls.reasonShort') : null}
          data-autofocus
        />
        {step.error && <ErrorNotice error={step.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={step.isPending}>
            {t('calls.notNeededConfirm')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
