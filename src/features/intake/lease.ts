import type { ClaimedReceipt, ReceiptStore } from './receipt-store.ts';

/** How long a dead worker's receipts wait for another one. */
export const leaseSeconds = 4;
const renewMs = 1000;

/** Receipts that a worker holds; disposed of when it is done with them. */
export type Lease = Disposable & {
  /** This one has its end, or the time of its next try. */
  readonly letGo: (id: bigint) => void;
};

/**
 * Renews the claim on receipts while their worker lives, so that work may take its time and yet nothing waits long when the
 * worker is killed. One that was stopped and goes on may have lost them: the commit looks again.
 */
export function keepLease(
  claimed: readonly Pick<ClaimedReceipt, 'id'>[],
  deps: {
    readonly receipts: Pick<ReceiptStore, 'renew'>;
    readonly log: { readonly warn: (fields: object, message: string) => void };
  },
): Lease {
  const held = new Set(claimed.map((receipt) => receipt.id));
  const timer = setInterval(() => {
    deps.receipts.renew([...held], leaseSeconds).catch((error: unknown) => {
      deps.log.warn({ err: error }, 'claims could not be renewed');
    });
  }, renewMs);
  return {
    letGo: (id) => void held.delete(id),
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
