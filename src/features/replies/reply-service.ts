import type { OutboundAttachment, SendResult } from '../../channels/outbound.ts';
import { replyToken } from '../../domain/ticket/code.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { noted } from '../../domain/ticket/actions/action.ts';
import type { FileStore } from '../../platform/file-store.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import type { AccountService, ChannelLine } from '../channels/account-service.ts';
import { isOutage } from '../../platform/outage.ts';
import type { Pace } from '../../platform/pace.ts';
import { compose } from './compose.ts';
import {
  endDelivery,
  filesOfMessage,
  findSendable,
  latestDelivery,
  markUnreachable,
  referencesOf,
  rememberExternalId,
  saveDelivery,
  spentLinesOf,
  type Delivery,
  type Sendable,
} from './delivery-store.ts';
import { endedDelivery, eventOfDelivery } from './delivery-outcome.ts';
import { deliveryWords, whySilent } from './delivery-words.ts';
import { hasAnotherWay } from './another-way.ts';
import { carriedOf, readFiles } from './message-files.ts';
import {
  claimOutbox,
  finishOutbox,
  lengthenLease,
  planQuestion,
  postponeOutbox,
  type OutboxItem,
} from './outbox-store.ts';
import { questionPauses } from './state-question-service.ts';

/** Longer than the slowest provider takes, so that a second worker never sends what a first still sends. */
const leaseSeconds = 180;
/** The same for each file on a slow line. */
const fileSeconds = 120;
const maxAttempts = 8;
const firstDelaySeconds = 15;
const pausedSeconds = 60;
const mendSeconds = 300;
const unscanned = { seconds: 30, error: deliveryWords.unscanned, isFree: true };
const mendableMs = 48 * 60 * 60 * 1000;

export type ReplyDeps = {
  readonly database: Database;
  readonly accounts: Pick<AccountService, 'lineFor' | 'touchOut' | 'failed' | 'reportError'>;
  readonly pace: Pace;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
  };
  readonly reference: () => Promise<ReferenceData>;
  readonly files: Pick<FileStore, 'open'>;
  /** A scanner is set up: a file that it has not looked into waits. */
  readonly mustScan: boolean;
  readonly key: string;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly random: () => number;
  readonly nudge: () => void;
  readonly log: { readonly warn: (fields: object, message: string) => void };
};

type Parcel =
  | {
      readonly state: 'ready';
      readonly attachments: readonly OutboundAttachment[];
      /** So many files stay behind a link. */
      readonly linkedFiles: number;
    }
  | { readonly state: 'waits' }
  | { readonly state: 'stopped'; readonly detail: string };

/** Sends what was committed: one delivery row for each attempt, at least once, never silently. */
export function createReplyService(deps: ReplyDeps) {
  const { database } = deps;

  async function record(tried: Delivery): Promise<void> {
    await database.transaction(async (tx) => {
      const delivery = await endDelivery(tx, tried);
      const event = delivery.state === tried.state ? eventOfDelivery(delivery) : null;
      if (delivery.providerId) await rememberExternalId(tx, delivery.messageId, delivery.providerId);
      if (!event) return;
      const loaded = (await deps.tickets.load(tx, [delivery.ticketId])).get(delivery.ticketId);
      if (loaded) await deps.tickets.write(tx, [noted(loaded, event)]);
    });
    deps.nudge();
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
      identityId: message.identityId,
      state: 'sending',
      attempt,
      providerId: null,
      partIds: [],
      errorClass: null,
      detail: null,
      decidedBy: null,
      decision: null,
      createdAt: at,
      updatedAt: at,
    };
  }

  async function giveUp(item: OutboxItem, delivery: Delivery): Promise<void> {
    await record(delivery);
    await finishOutbox(database, item.id, 'dead', delivery.detail);
  }

  /** Why this message must wait before it is tried, and how long; null: now. */
  async function obstacle(line: ChannelLine): Promise<{ readonly seconds: number; readonly error: string } | null> {
    if (!line.active) return { seconds: pausedSeconds, error: deliveryWords.paused };
    const restMs = line.restsUntil ? line.restsUntil.getTime() - deps.now().getTime() : 0;
    if (restMs > 0) return { seconds: restMs / 1000 + deps.random() * 5, error: deliveryWords.resting };
    const { rate } = line.adapter.capabilities;
    const waitMs = rate ? await deps.pace.take(line.id, rate) : 0;
    return waitMs > 0 ? { seconds: (waitMs * (1 + deps.random())) / 1000, error: deliveryWords.crowded } : null;
  }

  /** What an earlier try left behind ends this one, or lets it go on. */
  async function settled(item: OutboxItem, before: Delivery | null, line: ChannelLine | null): Promise<boolean> {
    if (!before || before.decision === 'resend') return false;
    switch (before.state) {
      case 'sent':
      case 'delivered':
      case 'read':
        await finishOutbox(database, item.id, 'done', null);
        return true;
      case 'unknown':
        await finishOutbox(database, item.id, 'dead', before.detail);
        return true;
      case 'sending':
        // An earlier worker died between sending and writing down that it had sent. A person decides, never twice in silence;
        // only a platform that knows the message again by its id may simply be asked once more.
        if (line?.id === before.accountId && line.adapter.isIdempotent?.(line)) return false;
        await giveUp(item, { ...before, state: 'unknown', detail: deliveryWords.crashed, updatedAt: deps.now() });
        return true;
      default:
        return false;
    }
  }

  /** What the message carries on this channel. Malware goes nowhere, nor what nobody has looked into though somebody could. */
  async function parcelOf({ messageId, identityKind, automatic }: Sendable, line: ChannelLine): Promise<Parcel> {
    const files = automatic ? [] : await filesOfMessage(database, messageId);
    if (files.some((file) => file.scan === 'infected')) return { state: 'stopped', detail: deliveryWords.infected };
    if (deps.mustScan && files.some((file) => file.scan === 'unscanned')) return { state: 'waits' };
    const read = await readFiles(files, deps.files);
    if (!read) return { state: 'stopped', detail: deliveryWords.fileGone };
    const attachments = carriedOf(read, line.adapter, identityKind);
    return { state: 'ready', attachments, linkedFiles: read.length - attachments.length };
  }

  async function deliver(item: OutboxItem): Promise<void> {
    const { messageId, identityId } = item.payload;
    const chosen = typeof identityId === 'string' ? identityId : null;
    const message = typeof messageId === 'string' ? await findSendable(database, messageId, chosen) : null;
    if (!message) {
      await finishOutbox(database, item.id, 'dead', 'the message is gone');
      return;
    }
    const before = await latestDelivery(database, message.messageId);
    const spent = before ? await spentLinesOf(database, message.messageId, message.identityId) : [];
    const line = await deps.accounts.lineFor(message.identityKind, message.accountId, spent);
    if (await settled(item, before, line)) return;
    const attempt = (before?.attempt ?? 0) + 1;
    const silence = whySilent(message.identityState) ?? (line?.adapter.send ? null : deliveryWords.noChannel);
    if (silence !== null || !line?.adapter.send) {
      const nothing = { ...newDelivery(message, attempt, null), detail: silence ?? deliveryWords.noChannel };
      await giveUp(item, { ...nothing, state: 'suppressed' });
      return;
    }
    const wait = await obstacle(line);
    if (wait) {
      await postponeOutbox(database, item.id, { ...wait, isFree: true });
      return;
    }
    const parcel = await parcelOf(message, line);
    if (parcel.state === 'waits') return postponeOutbox(database, item.id, unscanned);
    if (parcel.state === 'stopped') {
      await giveUp(item, { ...newDelivery(message, attempt, line), state: 'failed', detail: parcel.detail });
      return;
    }
    const { attachments, linkedFiles } = parcel;
    const composed = compose(message, {
      channel: line.kind,
      reference: await deps.reference(),
      publicUrl: deps.publicUrl,
      key: deps.key,
      linkedFiles,
    });
    if (attachments.length > 0) await lengthenLease(database, item.id, leaseSeconds + attachments.length * fileSeconds);
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
        attachments,
      },
      line,
    );
    if (result.state === 'failed' && (await hasAnotherWay(deps.accounts, { message, line, result, spent }))) {
      await saveDelivery(database, endedDelivery(delivery, result, deps.now()));
      await postponeOutbox(database, item.id, { seconds: 0, error: result.detail, isFree: true });
      return;
    }
    await settle(item, endedDelivery(delivery, result, deps.now()), result);
    if (result.state !== 'sent') return;
    await deps.accounts.touchOut(line.id, before?.detail ?? null);
    if (line.adapter.askState && result.providerId !== null)
      await planQuestion(database, delivery.id, questionPauses[0]);
  }

  /** How long until the next try, and whether this one counts; null: there is none. */
  function nextTry(item: OutboxItem, result: SendResult): { seconds: number; isFree: boolean } | null {
    if (result.state !== 'failed') return null;
    const age = deps.now().getTime() - item.createdAt.getTime();
    // An administrator mends the account; until then the message waits, but not for ever.
    if (result.errorClass === 'reauth' || result.errorClass === 'config')
      return age < mendableMs ? { seconds: mendSeconds, isFree: true } : null;
    if (result.errorClass !== 'retry' || item.attempts >= maxAttempts) return null;
    const spread = 0.75 + deps.random() / 2;
    const ms = result.retryAfterMs ?? firstDelaySeconds * 1000 * 2 ** (item.attempts - 1) * spread;
    return { seconds: ms / 1000, isFree: false };
  }

  async function settle(item: OutboxItem, delivery: Delivery, result: SendResult): Promise<void> {
    if (result.state === 'failed') await noteFailure(delivery, result);
    const next = nextTry(item, result);
    if (next) {
      await saveDelivery(database, { ...delivery, state: 'queued' });
      await postponeOutbox(database, item.id, { ...next, error: delivery.detail ?? '' });
      return;
    }
    await record(delivery);
    await finishOutbox(database, item.id, result.state === 'sent' ? 'done' : 'dead', delivery.detail);
  }

  /** What a failure says about the account, or about the address. */
  async function noteFailure(delivery: Delivery, result: Extract<SendResult, { state: 'failed' }>): Promise<void> {
    switch (result.errorClass) {
      case 'retry':
        if (result.retryAfterMs === undefined) await deps.accounts.failed(delivery.accountId);
        return;
      case 'reauth':
      case 'config':
        await deps.accounts.reportError(delivery.accountId, result.detail);
        return;
      case 'recipient_unreachable':
        if (delivery.identityId) await markUnreachable(database, delivery.identityId);
        return;
      case 'permanent':
      case 'window_closed':
        return;
    }
  }

  return {
    /** Sends up to `limit` waiting messages; returns how many were taken. */
    async processBatch(limit: number): Promise<number> {
      const items = await claimOutbox(database, 'deliver', { limit, leaseSeconds });
      await Promise.all(
        items.map(async (item) => {
          try {
            await deliver(item);
          } catch (error) {
            deps.log.warn({ err: error, outbox: item.id.toString() }, 'a message could not be sent yet');
            const words = error instanceof Error ? error.message : String(error);
            await postponeOutbox(database, item.id, { seconds: 30, error: words, isFree: isOutage(error) });
          }
        }),
      );
      return items.length;
    },
  };
}
