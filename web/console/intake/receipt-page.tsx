import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFileOff } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { hasStatus } from '../api/api-error.ts';
import { receiptQuery } from '../api/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { NextReceipt } from './next-receipt.tsx';
import { ReceiptOutcome, type Outcome } from './receipt-outcome.tsx';
import { ReceiptView } from './receipt-view.tsx';

/** The receipt of the address: read and decided upon, then what came of it. */
export function ReceiptPage() {
  const { receiptId } = useParams({ from: '/staff/framed/quarantine/$receiptId' });
  return <Receipt key={receiptId} id={receiptId} />;
}

function Receipt({ id }: { readonly id: string }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (outcome) return <ReceiptOutcome id={id} outcome={outcome} />;
  return <Undecided id={id} onOutcome={setOutcome} />;
}

type UndecidedProps = { readonly id: string; readonly onOutcome: (outcome: Outcome) => void };

function Undecided({ id, onOutcome }: UndecidedProps) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(receiptQuery(id));
  if (hasStatus(error, 404)) {
    return (
      <StateMessage icon={<IconFileOff />} title={t('intake.gone')} hint={t('intake.goneHint')}>
        <NextReceipt id={id} />
      </StateMessage>
    );
  }
  if (data) return <ReceiptView receipt={data} onOutcome={onOutcome} />;
  if (error) {
    return (
      <div className="ticket-loading">
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <div className="ticket-loading" role="status" aria-label={t('intake.loadingReceipt')}>
      <Skeleton height={26} width="60%" />
      <Skeleton height={14} width="35%" mt={14} />
      <Skeleton height={200} mt={32} />
    </div>
  );
}
