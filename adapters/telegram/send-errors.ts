import type { SendResult } from '../../src/channels/outbound.ts';
import type { BotFailure } from './bot-api.ts';

/**
 * What a failed call means for the message. The Bot API knows no idempotency: what may have been taken is `unknown`, so that
 * a person and not a retry decides. 503 is a refusal at the door, 500, 502 and 504 may come after the message was taken.
 */
export function sendFailure({
  code,
  detail,
  reached,
  retryAfterMs,
}: BotFailure): Exclude<SendResult, { state: 'sent' }> {
  if (code === null) return reached ? { state: 'unknown', detail } : { state: 'failed', errorClass: 'retry', detail };
  if (code === 429 || code === 503)
    return { state: 'failed', errorClass: 'retry', detail, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  if (code >= 500) return { state: 'unknown', detail };
  // 404 is what Telegram says to a token that cannot be one.
  if (code === 401 || code === 404) return { state: 'failed', errorClass: 'reauth', detail };
  // Blocked the bot, deleted the account, never opened the chat.
  if (code === 403) return { state: 'failed', errorClass: 'recipient_unreachable', detail };
  if (code === 409) return { state: 'failed', errorClass: 'config', detail };
  return { state: 'failed', errorClass: 'permanent', detail };
}
