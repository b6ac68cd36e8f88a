import { z } from 'zod';
import type { Account, TokenState } from '../../src/channels/port.ts';
import { callBot, type BotFailure } from './bot-api.ts';
import { modeOf, wantedUpdates, type TelegramSettings } from './schema.ts';

const webhookInfo = z.object({
  url: z.string(),
  pending_update_count: z.number().default(0),
  last_error_date: z.number().optional(),
  last_error_message: z.string().optional(),
  allowed_updates: z.array(z.string()).optional(),
});
type WebhookInfo = z.infer<typeof webhookInfo>;

/** A bot token has no end. */
const tokenState: TokenState = { obtainedAt: null, expiresAt: null };
const recentMs = 15 * 60_000;

/** What Telegram knows of our webhook; throws when it does not answer. */
export async function readWebhook(account: Account<TelegramSettings>): Promise<WebhookInfo> {
  const answer = await callBot(account.settings, { method: 'getWebhookInfo', payload: {}, result: webhookInfo });
  if (!answer.ok) throw new Error(`Telegram: ${answer.detail}`);
  return answer.result;
}

/**
 * In webhook mode registers the account's address when Telegram has another one, and throws with Telegram's own words while
 * deliveries fail. A refused delivery (401) means that the secret was changed here: the new one is registered.
 */
export async function keepWebhook(account: Account<TelegramSettings>): Promise<TokenState> {
  const { settings, webhookUrl, now } = account;
  if (modeOf(settings) === 'polling') return tokenState;
  const info = await readWebhook(account);
  const error = info.last_error_message ?? '';
  const isFailing =
    info.pending_update_count > 0 &&
    info.last_error_date !== undefined &&
    now().getTime() - info.last_error_date * 1000 < recentMs;
  if (info.url !== webhookUrl || !asksForAll(info) || (isFailing && /\b40[13]\b/u.test(error))) {
    const answer = await callBot(settings, {
      method: 'setWebhook',
      payload: { url: webhookUrl, secret_token: settings.secretToken ?? '', allowed_updates: wantedUpdates },
      result: z.literal(true),
    });
    if (!answer.ok) throw new Error(`Telegram: ${answer.detail}`);
    return tokenState;
  }
  if (isFailing)
    throw new Error(`Telegram cannot deliver (${info.pending_update_count} waiting): ${error.slice(0, 200)}`);
  return tokenState;
}

function asksForAll(info: WebhookInfo): boolean {
  return wantedUpdates.every((kind) => info.allowed_updates?.includes(kind) === true);
}

/**
 * After a conflict: takes back the webhook that this hub registered when it still ran in webhook mode. One of another system
 * stays. True: it was ours and is gone.
 */
export async function dropOwnWebhook(account: Account<TelegramSettings>, failure: BotFailure): Promise<boolean> {
  if (failure.code !== 409) return false;
  const info = await callBot(account.settings, { method: 'getWebhookInfo', payload: {}, result: webhookInfo });
  if (!info.ok || info.result.url !== account.webhookUrl) return false;
  const dropped = await callBot(account.settings, { method: 'deleteWebhook', payload: {}, result: z.literal(true) });
  return dropped.ok;
}
