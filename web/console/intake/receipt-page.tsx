import { useQuery } from '@tanstack/react-query';
import { IconFileOff } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isTaken, receiptQuery } from '../api/intake.ts';
import { useWords } from '../i18n/use-words.ts';
import { DetailFrame } from '../shell/detail-frame.tsx';
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
  const query = useQuery(receiptQuery(id));
  const missing = (
    <StateMessage icon={<IconFileOff />} title={t('intake.gone')} hint={t('intake.goneHint')}>
      <NextReceipt id={id} />
    </StateMessage>
  );
  return (
    <DetailFrame query={query} loading={t('intake.loadingReceipt')} missing={missing} staysWhenGone>
      {(receipt) => (
        <ReceiptView
          receipt={receipt}
          gone={isTaken(query.error) ? { error: query.error, missing } : null}
          onOutcome={onOutcome}
        />
      )}
    </DetailFrame>
  );
}
