import { setTimeout as delay } from 'node:timers/promises';
import type { DoorAnswer, IntakeDoor, NewReceipt, RawInput } from '../../channels/door.ts';
import { trackingToken } from '../../domain/ticket/code.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { notFound } from '../../lib/errors.ts';
import { isOutage } from '../../platform/outage.ts';
import type { Database } from '../../platform/sql.ts';
import type { AccountService, ChannelLine } from '../channels/account-service.ts';
import { forgetAcks } from './ack-count-store.ts';
import { commitBatch, type CommitDeps } from './commit-batch.ts';
import { keepLease, leaseSeconds, type Lease } from './lease.ts';
import { codeOfReceipt, type BatchRouting, type BatchTurn } from './open-from-message.ts';
import type { ClaimedReceipt, ReceiptOutcome, ReceiptStore, StoredRow } from './receipt-store.ts';
import type { Understood } from './understand.ts';

const maxAttempts = 5;
/** What shows that a platform speaks is no part of what it says. */
const secretHeaders = new Set(['x-telegram-bot-api-secret-token', 'x-api-key']);
const outageSeconds = 5;
/** Some receipts wait for files on the network; the others need not wait for them. */
const understandAtOnce = 6;
const batchOfCommand = 100;
const pauseMs = 100;

/** What a front door tells the outside. */
export type Received =
  | {
      readonly ok: true;
      readonly reports: readonly { readonly code: string; readonly token: string; readonly fresh: boolean }[];
      /** What the platform wants to read back. */
      readonly answer: DoorAnswer | null;
    }
  | Extract<Awaited<ReturnType<ChannelLine['adapter']['verify']>>, { ok: false }>;

export type IntakeDeps = CommitDeps & {
  readonly database: Database;
  readonly receipts: ReceiptStore;
  readonly accounts: Pick<AccountService, 'find' | 'lineFor' | 'reportError' | 'touchIn'>;
  readonly reference: () => Promise<ReferenceData>;
  /** What decides where reports go, as it stands when a batch begins. */
  readonly routing: () => Promise<BatchRouting>;
  readonly understand: (receipt: ClaimedReceipt) => Promise<Understood>;
  /** Tells workers that there is something to do; may get lost. */
  readonly nudge: () => void;
  /** Called after tickets were committed. */
  readonly committed: () => void;
  readonly log: IntakeDoor['log'];
};

/** What the processing of one batch shares. */
type Turn = BatchTurn & { readonly lease: Lease };

/**
 * The way in. Front doors only verify and store; workers understand and commit, in batches, each receipt exactly once
 * whatever is killed between.
 */
export function createIntakeService(deps: IntakeDeps) {
  const { receipts, accounts } = deps;

  function reportsOf(rows: readonly StoredRow[], reference: ReferenceData) {
    return rows.map((row) => {
      const code = codeOfReceipt(row, { prefix: reference.province.codePrefix, key: deps.key });
      return { code, token: trackingToken(code, deps.key), fresh: row.fresh };
    });
  }

  async function lineOf(kind: string, accountId: string): Promise<ChannelLine> {
    const line = await accounts.find(accountId);
    // A paused account sends nothing, but what people write to it is kept.
    if (line?.kind !== kind) throw notFound();
    return line;
  }

  /** One by one, so that a poisoned receipt ends alone. */
  async function commitAlone(item: Understood, turn: Turn): Promise<void> {
    try {
      await deps.database.transaction((tx) => commitBatch(tx, [item], turn, deps));
    } catch (error) {
      await fail(item.receipt, error, turn);
    }
  }

  async function fail(receipt: ClaimedReceipt, error: unknown, { lease }: Turn): Promise<void> {
    lease.letGo(receipt.id);
    const detail = error instanceof Error ? error.message : String(error);
    deps.log.warn(
      { receipt: receipt.id.toString(), attempt: receipt.attempts, err: error },
      'a receipt could not be processed',
    );
    if (isOutage(error)) await receipts.postpone(receipt.id, { seconds: outageSeconds, detail, isFree: true });
    else if (receipt.attempts < maxAttempts)
      await receipts.postpone(receipt.id, { seconds: 2 ** receipt.attempts, detail, isFree: false });
    else await giveUp(receipt);
  }

  async function giveUp(receipt: ClaimedReceipt): Promise<void> {
    await receipts.finish(deps.database, [
      { id: receipt.id, state: 'quarantined', outcome: null, reason: 'failed', ticketId: null, messageId: null },
    ]);
  }

  async function understandAll(claimed: readonly ClaimedReceipt[], turn: Turn): Promise<Understood[]> {
    const understood = new Map<bigint, Understood>();
    const left = [...claimed];
    const next = async (): Promise<void> => {
      for (let receipt = left.shift(); receipt; receipt = left.shift()) {
        try {
          understood.set(receipt.id, await deps.understand(receipt));
        } catch (error) {
          await fail(receipt, error, turn);
        }
      }
    };
    await Promise.all(Array.from({ length: understandAtOnce }, next));
    return claimed.flatMap((receipt) => understood.get(receipt.id) ?? []);
  }

  async function processBatch(limit: number): Promise<number> {
    const claimed = await receipts.claim(limit, leaseSeconds);
    if (claimed.length === 0) return 0;
    using lease = keepLease(claimed, deps);
    const [reference, routing] = await Promise.all([deps.reference(), deps.routing()]);
    const turn = { reference, routing, lease };
    // Taken before without an end: its worker died of it, or beside it. Each of these goes alone, and not for ever.
    const [first, again] = [claimed.filter((one) => one.attempts === 1), claimed.filter((one) => one.attempts > 1)];
    await commitTogether(await understandAll(first, turn), turn);
    for (const receipt of again) {
      if (receipt.attempts > maxAttempts) await giveUp(receipt);
      else for (const item of await understandAll([receipt], turn)) await commitAlone(item, turn);
    }
    deps.committed();
    await accounts.touchIn([...new Set(claimed.map((receipt) => receipt.accountId))]);
    return claimed.length;
  }

  async function commitTogether(items: readonly Understood[], turn: Turn): Promise<void> {
    if (items.length === 0) return;
    try {
      await deps.database.transaction((tx) => commitBatch(tx, items, turn, deps));
    } catch (error) {
      if (items.length === 1 && items[0]) await fail(items[0].receipt, error, turn);
      else for (const item of items) await commitAlone(item, turn);
    }
  }

  return {
    /** A platform's GET handshake; false: it is refused, null: nothing is answered. */
    async handshake(kind: string, accountId: string, input: RawInput): Promise<string | false | null> {
      const line = await lineOf(kind, accountId);
      return line.adapter.handshake?.(input, line) ?? null;
    },

    /** Whether this platform delivers by GET as well. */
    takesGet: async (kind: string, accountId: string): Promise<boolean> =>
      (await lineOf(kind, accountId)).adapter.takesGet ?? false,

    /** Verifies and stores raw input. Resolves after the commit; the same input again finds the same reports. */
    async receive(kind: string, accountId: string, input: RawInput): Promise<Received> {
      const line = await lineOf(kind, accountId);
      const verdict = await line.adapter.verify(input, line);
      if (!verdict.ok) return verdict;
      const headers = Object.fromEntries(Object.entries(input.headers).filter(([name]) => !secretHeaders.has(name)));
      const incoming = verdict.receipts.map((receipt) => ({ receipt, headers }));
      const rows = await receipts.put(line.id, incoming, input.receivedAt);
      if (rows.some((row) => row.fresh)) deps.nudge();
      return { ok: true, reports: reportsOf(rows, await deps.reference()), answer: verdict.answer ?? null };
    },

    /** The door for adapters that fetch or listen by themselves. */
    doorFor(accountId: string, now: () => Date): IntakeDoor {
      return {
        loadCursor: (name) => receipts.loadCursor(`${accountId}:${name}`),
        accept: async ({ receipts: incoming, cursor }) => {
          await receipts.putWithCursor({
            accountId,
            incoming: incoming.map(({ headers, ...receipt }) => ({ receipt, headers })),
            at: now(),
            cursor: cursor && { name: `${accountId}:${cursor.name}`, value: cursor.value },
          });
          deps.nudge();
        },
        report: (error) => {
          accounts.reportError(accountId, error).catch((failure: unknown) => {
            deps.log.warn({ err: failure, account: accountId }, 'the state of a channel could not be saved');
          });
        },
        log: deps.log,
      };
    },

    /** Takes one receipt in and through, and tells what became of it (`hub ingest`). A running hub may be faster. */
    async takeThrough(accountId: string, receipt: NewReceipt, at: Date): Promise<ReceiptOutcome> {
      const [row] = await receipts.put(accountId, [{ receipt, headers: {} }], at);
      if (!row) throw new Error('the receipt was not stored');
      for (;;) {
        const end = await receipts.findEnd(row.id);
        if (end) return end;
        if ((await processBatch(batchOfCommand)) === 0) await delay(pauseMs);
      }
    },

    /** Takes up to `limit` waiting receipts through to their tickets; returns how many were taken. */
    processBatch,

    /** Forgets whom nothing was answered for a day. */
    forgetOld: (now: Date) => forgetAcks(deps.database, now),
  };
}

export type IntakeService = ReturnType<typeof createIntakeService>;
