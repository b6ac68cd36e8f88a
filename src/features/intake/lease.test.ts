import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepLease, leaseSeconds } from './lease.ts';

const log = { warn: vi.fn<(fields: object, message: string) => void>() };
const renew = vi.fn<(ids: readonly bigint[], seconds: number) => Promise<void>>(() => Promise.resolve());

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

describe('a lease', () => {
  it('is renewed well before it ends, for as long as it is held', async () => {
    const lease = keepLease([{ id: 1n }, { id: 2n }], { receipts: { renew }, log });

    await vi.advanceTimersByTimeAsync(leaseSeconds * 3000);
    const calls = renew.mock.calls.length;
    lease[Symbol.dispose]();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(calls).toBeGreaterThan(6);
    expect(renew.mock.calls).toEqual(Array.from({ length: calls }, () => [[1n, 2n], leaseSeconds]));
  });

  it('leaves alone what was let go, whose next try has a time of its own', async () => {
    using lease = keepLease([{ id: 1n }, { id: 2n }], { receipts: { renew }, log });
    lease.letGo(1n);

    await vi.advanceTimersByTimeAsync(leaseSeconds * 1000);

    expect(renew.mock.calls[0]).toEqual([[2n], leaseSeconds]);
  });

  it('that cannot be renewed is tried again, and said', async () => {
    renew.mockRejectedValueOnce(new Error('no database'));
    using lease = keepLease([{ id: 1n }], { receipts: { renew }, log });
    void lease;

    await vi.advanceTimersByTimeAsync(leaseSeconds * 1000);

    expect(log.warn).toHaveBeenCalledOnce();
    expect(renew.mock.calls.length).toBeGreaterThan(1);
  });
});
