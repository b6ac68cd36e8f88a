import { isTaken } from '../api/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { NextReceipt } from './next-receipt.tsx';

/** Why something was not done to a receipt; nothing while there is no error. */
export function ReceiptProblem({ error, id }: { readonly error: unknown; readonly id: string }) {
  const { t } = useWords();
  if (!error) return null;
  if (!isTaken(error)) return <ErrorNotice error={error} />;
  return (
    <Notice tone="amber" title={t('intake.taken')}>
      <p>{t('intake.takenHint')}</p>
      <NextReceipt id={id} />
    </Notice>
  );
}
