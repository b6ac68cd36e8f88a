import type { NewReceipt } from '../../channels/door.ts';
import type { Sql } from '../../platform/sql.ts';
import type { Pace } from '../../platform/pace.ts';
import type { AccountService } from '../channels/account-service.ts';
import { sentDelivery } from './delivery-store.ts';
import { claimOutbox, finishOutbox, postponeOutbox, type OutboxItem } from './outbox-store.ts';

/** Reports come within minutes or not at all; providers know a message for a week. Ends after the last. */
export const questionPauses = [600, 3000, 18_000, 64_800, 172_800] as const;
const batch = 10;
const leaseSeconds = 300;
const rate = { perSecond: 1, burst: 5 };
const pausedSeconds = 600;

export type StateQuestionDeps = {
  readonly database: Sql;
  readonly accounts: Pick<AccountService, 'find'>;
  readonly pace: Pace;
  /** Takes in what the platform would have told by itself. */
  readonly accept: (accountId: string, receipt: NewReceipt) => Promise<void>;
};

/** Asks platforms what became of messages of which they never told: a few times each, at a slow pace. */
export function createStateQuestions({ database, accounts, pace, accept }: StateQuestionDeps) {
  async function later(item: OutboxItem, error: string): Promise<void> {
    const seconds = questionPauses[item.attempts];
    if (seconds === undefined) await finishOutbox(database, item.id, 'done', error);
    else await postponeOutbox(database, item.id, { seconds, error, isFree: false });
  }

  async function ask(item: OutboxItem): Promise<void> {
    const { deliveryId } = item.payload;
    const sent = typeof deliveryId === 'string' ? await sentDelivery(database, deliveryId) : null;
    const line = sent && (await accounts.find(sent.accountId));
    if (!sent || !line?.adapter.askState) return finishOutbox(database, item.id, 'done', null);
    const waitMs = line.active ? await pace.take(`ask:${line.id}`, rate) : pausedSeconds * 1000;
    if (waitMs > 0)
      return postponeOutbox(database, item.id, { seconds: waitMs / 1000, error: 'waits its turn', isFree: true });
    try {
      const receipt = await line.adapter.askState(sent, line);
      if (!receipt) return await later(item, 'nothing new');
      await accept(line.id, receipt);
      await finishOutbox(database, item.id, 'done', null);
    } catch (error) {
      await later(item, error instanceof Error ? error.message : String(error));
    }
  }

  return {
    /** Asks about those that are due, one after the other; true while there are more. */
    async askDue(): Promise<boolean> {
      const items = await claimOutbox(database, 'ask-state', { limit: batch, leaseSeconds });
      for (const item of items) await ask(item);
      return items.length === batch;
    },
  };
}
