import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
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
  const submit = () => {
    setTried(true);
    if (isShort) return;
    step.mutate(
      { step: 'outcome', body: { outcome: 'not_needed', reason: reason.trim() } },
      { onSuccess: () => onClose() },
    );
  };
  return (
    <DialogForm
      title={t('calls.notNeededTitle')}
      confirm={t('calls.notNeededConfirm')}
      mutation={step}
      onClose={onClose}
      onSubmit={submit}
    >
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
    </DialogForm>
  );
}
