import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ByHandRequest } from '../../../src/contract/intake.ts';
import { dismissReceipt, isTaken, quarantineQuery, receiptQuery, retryReceipt, ticketByHand } from '../api/intake.ts';
import { keptKey, writeKept } from '../composer/kept-text.ts';
import { useMe } from '../shell/me-context.ts';
import type { Outcome } from './receipt-outcome.tsx';

/** Under what the words of a ticket by hand are kept while they are written. */
export function byHandPurpose(receiptId: string): string {
  return `receipt:${receiptId}`;
}

/** What can be decided about a receipt; what it changes elsewhere is asked again. */
export function useReceiptActions(id: string, onOutcome: (outcome: Outcome) => void) {
  const client = useQueryClient();
  const me = useMe();
  const refresh = () => {
    for (const queryKey of [quarantineQuery.queryKey, ['balance'], ['tickets'], ['queues']])
      void client.invalidateQueries({ queryKey });
  };
  const onError = (error: Error) => {
    if (isTaken(error)) refresh();
  };
  const retry = useMutation({
    mutationFn: () => retryReceipt(id),
    onSuccess: (end) => {
      if (end === 'gone') onOutcome({ type: 'retried' });
      else void client.invalidateQueries({ queryKey: receiptQuery(id).queryKey });
      refresh();
    },
    onError,
  });
  const dismiss = useMutation({
    mutationFn: (reason: string) => dismissReceipt(id, { reason }),
    onSuccess: () => {
      onOutcome({ type: 'dismissed' });
      refresh();
    },
    onError,
  });
  const byHand = useMutation({
    mutationFn: (body: ByHandRequest) => ticketByHand(id, body),
    onSuccess: (code) => {
      writeKept(keptKey(me.id, byHandPurpose(id)), '');
      onOutcome(code === null ? { type: 'retried' } : { type: 'made', code });
      refresh();
    },
    onError,
  });
  return { retry, dismiss, byHand };
}

export type ReceiptActions = ReturnType<typeof useReceiptActions>;
