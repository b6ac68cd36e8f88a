import { z } from 'zod';
import type { IdentityKind } from '../../channels/kinds.ts';
import type { OutboundMessage, SendResult } from '../../channels/outbound.ts';
import type { Pace } from '../../platform/pace.ts';
import type { Sql } from '../../platform/sql.ts';
import type { AccountService, ChannelLine } from '../channels/account-service.ts';
import { addressOf } from './delivery-views.ts';
import { claimOutbox, finishOutbox, postponeOutbox, reopenOutbox, type OutboxItem } from './outbox-store.ts';

const batch = 10;
const leaseSeconds = 180;
const pausedSeconds = 60;
const retrySeconds = 30;
const maxAttempts = 5;
/** Whoever wrote so long ago has forgotten it, and would wonder. */
const longestMs = 24 * 60 * 60_000;

/** Short, so that each is one SMS also without diacritics; none of them is a command itself. */
const words = {
  stopped: {
    vi: 'Đã ngừng gửi tin cho bạn theo yêu cầu. Muốn nhận lại, hãy nhắn MO.',
    en: 'As you asked, we send you no more messages. To get them again, write START.',
  },
  resumed: {
    vi: 'Bạn sẽ lại nhận được tin trả lời phản ánh của mình. Muốn ngừng, hãy nhắn HUY.',
    en: 'You will get answers to your reports again. To stop them, write STOP.',
  },
} as const;

const planned = z.object({
  messageId: z.uuid(),
  identityId: z.uuid(),
  accountId: z.string(),
  answered: z.string(),
  refusal: z.enum(['stopped', 'resumed']),
  lang: z.enum(['vi', 'en']),
  at: z.coerce.date(),
});
type Planned = z.infer<typeof planned>;

export type RefusalConfirmationDeps = {
  readonly database: Sql;
  readonly accounts: Pick<AccountService, 'find' | 'touchOut'>;
  readonly pace: Pace;
  readonly now: () => Date;
  readonly log: { readonly warn: (fields: object, message: string) => void };
};

function messageOf(
  { messageId, answered, refusal, lang, at }: Planned,
  to: { readonly kind: IdentityKind; readonly address: string },
): OutboundMessage {
  const text = words[refusal][lang];
  return {
    id: messageId,
    to: { ...to, name: null },
    subject: '',
    text,
    publicText: text,
    facts: { code: '', agency: '', link: '' },
    lastInboundAt: at,
    lang,
    automatic: true,
    references: [answered],
    replyToken: '',
    attachments: [],
  };
}

/**
 * Tells people who wrote STOP or START that they were heard: the one message that may go to somebody who wants none. It
 * belongs to no case, for whoever wrote it may have none.
 */
export function createRefusalConfirmations({ database, accounts, pace, now, log }: RefusalConfirmationDeps) {
  async function obstacle(line: ChannelLine): Promise<number> {
    if (!line.active) return pausedSeconds;
    const { rate } = line.adapter.capabilities;
    return rate ? (await pace.take(line.id, rate)) / 1000 : 0;
  }

  async function end(item: OutboxItem, line: ChannelLine, result: SendResult): Promise<void> {
    if (result.state === 'sent') {
      await accounts.touchOut(line.id);
      return finishOutbox(database, item.id, 'done', null);
    }
    const mayRetry = result.state === 'failed' && result.errorClass === 'retry' && item.attempts < maxAttempts;
    if (!mayRetry) return finishOutbox(database, item.id, 'dead', result.detail);
    const seconds = result.retryAfterMs === undefined ? retrySeconds * item.attempts : result.retryAfterMs / 1000;
    return reopenOutbox(database, item.id, { seconds, error: result.detail });
  }

  async function confirm(item: OutboxItem): Promise<void> {
    const { data } = planned.safeParse(item.payload);
    const line = data && (await accounts.find(data.accountId));
    const to = data && (await addressOf(database, data.identityId));
    const isLate = now().getTime() - item.createdAt.getTime() > longestMs;
    if (!data || !to || !line?.adapter.send || isLate) return finishOutbox(database, item.id, 'dead', 'not sent');
    const seconds = await obstacle(line);
    if (seconds > 0) return postponeOutbox(database, item.id, { seconds, error: 'waits its turn', isFree: true });
    // Ended before it is sent: should this worker die meanwhile, nobody is told twice.
    await finishOutbox(database, item.id, 'dead', 'nobody knows whether it was sent');
    return end(item, line, await line.adapter.send(messageOf(data, to), line));
  }

  return {
    /** Confirms what is due; true while there is more. */
    async confirmDue(): Promise<boolean> {
      const items = await claimOutbox(database, 'confirm-refusal', { limit: batch, leaseSeconds });
      for (const item of items) {
        try {
          await confirm(item);
        } catch (error) {
          log.warn({ err: error, outbox: item.id.toString() }, 'a wish for silence could not be confirmed yet');
          await postponeOutbox(database, item.id, { seconds: retrySeconds, error: 'failed', isFree: false });
        }
      }
      return items.length === batch;
    },
  };
}
