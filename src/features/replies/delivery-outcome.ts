import type { SendResult } from '../../channels/outbound.ts';
import type { NewEvent } from '../../domain/ticket/event.ts';
import type { Delivery } from './delivery-store.ts';

/** A try as the channel's answer leaves it. */
export function endedDelivery(delivery: Delivery, result: SendResult, updatedAt: Date): Delivery {
  switch (result.state) {
    case 'sent':
      return {
        ...delivery,
        state: 'sent',
        providerId: result.providerId,
        partIds: result.alsoProviderIds ?? [],
        updatedAt,
      };
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

/** What the ticket's history says of a try that ended; null: nothing. */
export function eventOfDelivery(delivery: Delivery): NewEvent | null {
  const data = { messageId: delivery.messageId, channel: delivery.channel, detail: delivery.detail };
  const base = { at: delivery.updatedAt, actor: { kind: 'system' }, data } as const;
  switch (delivery.state) {
    case 'sent':
      return { ...base, type: 'message.sent' };
    case 'failed':
    case 'unknown':
    case 'suppressed':
      return { ...base, type: 'message.failed' };
    case 'queued':
    case 'sending':
    case 'delivered':
    case 'read':
      return null;
  }
}
