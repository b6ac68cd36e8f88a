import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconFilePlus, IconRefresh, IconTrashX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useKeys } from '../shell/key-provider.tsx';
import { useMe } from '../shell/me-context.ts';
import { Notice } from '../shell/notice.tsx';
import { fullDate } from '../time/dates.ts';
import { fileSize } from '../time/numbers.ts';
import { ByHandForm } from './by-hand-form.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';
import { RawForm, type QuarantinedText } from './raw-form.tsx';
import { quarantineAdvice, quarantineWords } from './reason-words.ts';
import type { Outcome } from './receipt-outcome.tsx';
import { ReceiptProblem } from './receipt-problem.tsx';
import { useReceiptActions } from './use-receipt-actions.ts';

type ReceiptViewProps = {
  readonly receipt: QuarantinedText;
  /** Somebody else dealt with it while it was open here: how that is told, to whom writes about it and to whom does not. */
  readonly gone: { readonly error: unknown; readonly missing: ReactNode } | null;
  readonly onOutcome: (outcome: Outcome) => void;
};

/** Why it is here, what can be done, and the raw form to read. */
export function ReceiptView({ receipt, gone, onOutcome }: ReceiptViewProps) {
  const { t, lang } = useWords();
  const mayAct = useMe().permissions.includes('quarantine:write');
  const actions = useReceiptActions(receipt.id, onOutcome);
  const [writing, setWriting] = useState(false);
  const [dismissing, setDismissing] = useState(false);
  const { mutate: tryAgain, isPending: trying } = actions.retry;
  const keys = useMemo(
    () =>
      mayAct && !trying
        ? [
            { keys: 'r', label: t('intake.keyRetry'), group: 'inQuarantine' as const, run: () => tryAgain() },
            { keys: 'h', label: t('intake.keyByHand'), group: 'inQuarantine' as const, run: () => setWriting(true) },
            {
              keys: 'd',
              label: t('intake.keyDismiss'),
              group: 'inQuarantine' as const,
              run: () => setDismissing(true),
            },
          ]
        : [],
    [mayAct, t, trying, tryAgain],
  );
  useKeys(keys);
  if (gone && !writing) return gone.missing;
  const reason = quarantineWords(receipt.reason, t);
  return (
    <article className="detail receipt" aria-labelledby="receipt-title">
      <header className="receipt-head">
        <ActionIcon component={Link} to="/quarantine" className="back-button" size="lg" aria-label={t('intake.toList')}>
          <IconArrowLeft size={20} />
        </ActionIcon>
        <div>
          <h1 id="receipt-title">{reason}</h1>
          <p className="muted small">
            {[
              t('intake.receivedAt', { at: fullDate(receipt.receivedAt, lang) }),
              t('intake.channel', { name: receipt.account.name }),
              fileSize(receipt.size, lang),
              t('intake.attempts', { count: receipt.attempts }),
            ].join(' · ')}
          </p>
        </div>
      </header>
      <p className="receipt-advice">{mayAct ? quarantineAdvice(receipt.reason, t) : t('intake.readOnly')}</p>
      {mayAct && (
        <div className="receipt-buttons">
          <Button
            leftSection={<IconFilePlus size={18} />}
            onClick={() => setWriting(true)}
            disabled={writing || trying}
          >
            {t('intake.byHand')}
          </Button>
          <Button variant="default" leftSection={<IconRefresh size={18} />} onClick={() => tryAgain()} loading={trying}>
            {t('intake.tryAgain')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconTrashX size={18} />}
            onClick={() => setDismissing(true)}
            disabled={trying}
          >
            {t('intake.dismiss')}
          </Button>
        </div>
      )}
      <p className="receipt-trying" role="status">
        {trying ? t('intake.trying') : ''}
      </p>
      {actions.retry.data === 'back' && (
        <Notice tone="amber" title={t('intake.back')}>
          <p>{t('intake.backHint', { reason })}</p>
        </Notice>
      )}
      <ReceiptProblem error={actions.retry.error} id={receipt.id} />
      <div className="receipt-body" data-writing={writing}>
        {writing && (
          <ByHandForm
            receipt={receipt}
            mutation={actions.byHand}
            gone={gone?.error}
            onClose={() => setWriting(false)}
          />
        )}
        <RawForm receipt={receipt} />
      </div>
      <DismissDialog
        id={receipt.id}
        mutation={actions.dismiss}
        opened={dismissing}
        onClose={() => setDismissing(false)}
      />
    </article>
  );
}
