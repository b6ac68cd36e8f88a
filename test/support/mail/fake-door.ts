import type { IntakeDoor, NewReceipt } from '../../../src/channels/door.ts';

type Stored = NewReceipt & { readonly headers: Readonly<Record<string, string>> };

/** The hub's side of a reader, in memory: receipts are unique by kind and id as in the database. */
export type FakeDoor = IntakeDoor & {
  readonly receipts: readonly Stored[];
  /** Every receipt that was handed over, duplicates too. */
  readonly handedOver: readonly Stored[];
  readonly errors: readonly (string | null)[];
  readonly cursor: (name: string) => unknown;
  /** Makes the next acceptances fail, as a database that is away does. */
  failing: boolean;
};

export function createFakeDoor(): FakeDoor {
  const cursors = new Map<string, unknown>();
  const byId = new Map<string, Stored>();
  const receipts: Stored[] = [];
  const handedOver: Stored[] = [];
  const errors: (string | null)[] = [];
  const door: FakeDoor = {
    receipts,
    handedOver,
    errors,
    failing: false,
    cursor: (name) => cursors.get(name),
    loadCursor: (name) => Promise.resolve(cursors.get(name) ?? null),
    accept: (batch) => {
      if (door.failing) return Promise.reject(new Error('the database is away'));
      for (const receipt of batch.receipts) {
        handedOver.push(receipt);
        const key = `${receipt.kind} ${receipt.externalId}`;
        if (byId.has(key)) continue;
        byId.set(key, receipt);
        receipts.push(receipt);
      }
      // A cursor is stored as JSON.
      if (batch.cursor !== undefined) cursors.set(batch.cursor.name, JSON.parse(JSON.stringify(batch.cursor.value)));
      return Promise.resolve();
    },
    report: (error) => {
      errors.push(error);
    },
    log: { warn: () => undefined, info: () => undefined },
  };
  return door;
}
