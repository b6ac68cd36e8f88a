import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import { NextReceipt } from './next-receipt.tsx';

/** What was decided about a receipt that has left quarantine by it. */
export type Outcome =
  { readonly type: 'retried' } | { readonly type: 'dismissed' } | { readonly type: 'made'; readonly code: string };

export function ReceiptOutcome({ id, outcome }: { readonly id: string; readonly outcome: Outcome }) {
  const { t } = useWords();
  const code = outcome.type === 'made' ? outcome.code : '';
  return (
    <div className="state-message receipt-outcome">
      <span className="state-icon" aria-hidden="true">
        <IconCircleCheck />
      </span>
      <h1 tabIndex={-1} ref={focus}>
        {t(`intake.${outcome.type}`, { code })}
      </h1>
      <p>{t(`intake.${outcome.type}Hint`)}</p>
      {outcome.type === 'made' && (
        <Button component={Link} to={`/t/${code}`}>
          {t('intake.openTicket', { code })}
        </Button>
      )}
      <NextReceipt id={id} />
    </div>
  );
}

/** The buttons that were pressed are gone with the receipt. */
function focus(element: HTMLElement | null): void {
  element?.focus();
}
