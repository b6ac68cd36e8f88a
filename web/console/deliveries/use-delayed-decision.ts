import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { decideDelivery, undeliveredQuery, type DeliveryDecision } from '../api/deliveries.ts';

/** What was sent cannot be called back: a decision waits this long for somebody's second thought. */
const undoMs = 5_000;

/** Decides about a message a moment after the click, so that the click can be undone. Leaving the ticket decides at once. */
export function useDelayedDecision(ticketId: string, messageId: string) {
  const client = useQueryClient();
  const [pending, setPending] = useState<DeliveryDecision | null>(null);
  const waiting = useRef<DeliveryDecision | null>(null);
  const mutation = useMutation({
    mutationFn: (decision: DeliveryDecision) => decideDelivery(ticketId, messageId, decision),
    onSuccess: (report) => {
      client.setQueriesData({ queryKey: ['delivery', ticketId, messageId] }, report);
    },
    onSettled: () => {
      for (const queryKey of [['ticket'], ['tickets'], ['delivery', ticketId], undeliveredQuery.queryKey])
        void client.invalidateQueries({ queryKey });
    },
  });
  const { mutate } = mutation;
  const now = useCallback(() => {
    const decision = waiting.current;
    waiting.current = null;
    setPending(null);
    if (decision) mutate(decision);
  }, [mutate]);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(now, undoMs);
    return () => clearTimeout(timer);
  }, [pending, now]);
  useEffect(() => now, [now]);
  const wait = (decision: DeliveryDecision | null) => {
    waiting.current = decision;
    setPending(decision);
  };
  return {
    pending,
    /** In a moment, unless it is undone. */
    decide: (decision: DeliveryDecision) => wait(decision),
    undo: () => wait(null),
    now,
    mutation,
  };
}
