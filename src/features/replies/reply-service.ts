import type { SendResult } from '../../channels/port.ts';
import type { NewEvent } from '../../domain/ticket/event.ts';
import { replyToken } from '../../domain/ticket/code.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import type { AccountService } from '../channels/account-service.ts';
import { compose } from './compose.ts';
import {
  findSendable,
  latestDelivery,
  referencesOf,
  rememberExternalId,
  saveDelivery,
  type Delivery,
  type Sendable,
} from './delivery-store.ts';
import { claimOutbox, finishOutbox, postponeOutbox, type OutboxItem } from './outbox-store.ts';

/** Longer than the slowest provider takes, so that a second worker never sends what a first still sends. */
const leaseSeconds = 180;
const maxAttempts = 8;
const firstDelaySeconds = 15;

export type ReplyDeps = {
  readonly database: Database;
  readonly accounts: Pick<AccountService, 'lineFor' | 'touchOut'>;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
  };
  readonly reference: () => Promise<ReferenceData>;
  readonly key: string;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly random: () => number;
  readonly nudge: () => void;
  readonly log: { readonly warn: (fields: object, message: string) => void };
};

/** Sends what was committed: one delivery row for each attempt, at least once, never silently. */
export function createReplyService(deps: ReplyDeps) {
  const { database } = deps;

  async function record(delivery: Delivery, event: NewEvent | null): Promise<void> {
    await database.transaction(async (tx) => {
      await saveDelivery(tx, delivery);
      if (delivery.state === 'sent' && delivery.providerId)
        await rememberExternalId(tx, delivery.messageId, delivery.providerId);
      if (!event) return;
      const loaded = (await deps.tickets.load(tx, [delivery.ticketId])).get(delivery.ticketId);
      if (loaded)
        await deps.tickets.write(tx, [
          { isNew: false, ticket: { ...loaded.ticket, updatedAt: event.at }, events: [event] },
        ]);
    });
    deps.nudge();
  }

  function eventOf(delivery: Delivery): NewEvent | null {
    const data = { messageId: delivery.messageId, channel: delivery.channel, detail: delivery.detail };
    const base = { at: delivery.updatedAt, actor: { kind: 'system' }, data } as const;
    switch (delivery.state) {
      case 'sent':
        return { ...base, type: 'message.sent' };
      case 'failed':
      case 'unknown':
      case 'suppressed':
        return { ...base, type: 'message.failed' };
      case 'sending':
        return null;
    }
  }

  function ended(delivery: Delivery, result: SendResult): Delivery {
    const updatedAt = deps.now();
    switch (result.state) {
      case 'sent':
        return { ...delivery, state: 'sent', providerId: result.providerId, updatedAt };
      case 'failed':
        return {
          ...delivery,
          state: 'failed',
          errorClass: result.errorClass,
          detail: result.detail.slice(0, 500),
          updatedAt,
        };
      case 'unknown':
        return { ...delivery, state: 'unknown', detail: result.detail.slice(0, 500), updatedAt };
    }
  }

  function newDelivery(message: Sendable, attempt: number, line: { id: string; kind: string } | null): Delivery {
    const at = deps.now();
    return {
      id: deps.newId(),
      messageId: message.messageId,
      ticketId: message.ticketId,
      accountId: line?.id ?? '',
      channel: line?.kind ?? message.identityKind,
      address: message.address,
      state: 'sending',
      attempt,
      providerId: null,
      errorClass: null,
      detail: null,
      createdAt: at,
      updatedAt: at,
    };
  }

  async function giveUp(item: OutboxItem, delivery: Delivery): Promise<void> {
    await record(delivery, eventOf(delivery));
    await finishOutbox(database, item.id, 'dead', delivery.detail);
  }

  async function deliver(item: OutboxItem): Promise<void> {
    const messageId = item.payload['messageId'];
    const message = typeof messageId === 'string' ? await findSendable(database, messageId) : null;
    if (!message) {
      await finishOutbox(database, item.id, 'dead', 'the message is gone');
      return;
    }
    const before = await latestDelivery(database, message.messageId);
    if (before?.state === 'sent') {
      await finishOutbox(database, item.id, 'done', null);
      return;
    }
    if (before?.state === 'sending') {
      // An earlier worker died between sending and writing down that it had sent. A person decides; never twice in silence.
      const detail = 'Máy chủ dừng giữa lúc gửi; chưa rõ người nhận đã nhận được hay chưa.';
      await giveUp(item, { ...before, state: 'unknown', detail, updatedAt: deps.now() });
      return;
    }
    const attempt = (before?.attempt ?? 0) + 1;
    if (message.identityState !== 'ok') {
      const detail = 'Địa chỉ này đã từng không nhận được thư.';
      await giveUp(item, { ...newDelivery(message, attempt, null), state: 'suppressed', detail });
      return;
    }
    const line = await deps.accounts.lineFor(message.identityKind, message.accountId);
    if (!line?.adapter.send) {
      const detail = 'Chưa có kênh nào gửi được tới địa chỉ này; người gửi đọc trả lời trên trang tra cứu.';
      await giveUp(item, { ...newDelivery(message, attempt, null), state: 'suppressed', detail });
      return;
    }
    const reference = await deps.reference();
    const composed = compose(message, { channel: line.kind, reference, publicUrl: deps.publicUrl, key: deps.key });
    const delivery = newDelivery(message, attempt, line);
    await saveDelivery(database, delivery);
    const result = await line.adapter.send(
      {
        id: message.messageId,
        to: { kind: message.identityKind, address: message.address, name: message.recipientName },
        ...composed,
        lang: message.lang === 'en' ? 'en' : 'vi',
        automatic: message.automatic,
        lastInboundAt: message.lastInboundAt,
        references: await referencesOf(database, message.ticketId, line.id),
        replyToken: replyToken(message.code, deps.key),
        attachments: [],
      },
      line,
    );
    await settle(item, ended(delivery, result), result);
    if (result.state === 'sent') await deps.accounts.touchOut(line.id);
  }

  async function settle(item: OutboxItem, delivery: Delivery, result: SendResult): Promise<void> {
    const again = result.state === 'failed' && result.errorClass === 'retry' && item.attempts < maxAttempts;
    if (again) {
      await saveDelivery(database, delivery);
      const spread = 0.75 + deps.random() / 2;
      const seconds = (result.retryAfterMs ?? firstDelaySeconds * 1000 * 2 ** (item.attempts - 1) * spread) / 1000;
      await postponeOutbox(database, item.id, seconds, result.detail);
      return;
    }
    await record(delivery, eventOf(delivery));
    await finishOutbox(database, item.id, result.state === 'sent' ? 'done' : 'dead', delivery.detail);
  }

  return {
    /** Sends up to `limit` waiting messages; returns how many were taken. */
    async processBatch(limit: number): Promise<number> {
      const items = await claimOutbox(database, limit, leaseSeconds);
      await Promise.all(
        items.map(async (item) => {
          try {
            await deliver(item);
          } catch (error) {
            deps.log.warn({ err: error, outbox: item.id.toString() }, 'a message could not be sent yet');
            await postponeOutbox(database, item.id, 30, error instanceof Error ? error.message : String(error));
          }
        }),
      );
      return items.length;
    },
  };
}
