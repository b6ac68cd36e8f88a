import { z } from 'zod';
import type { Account } from '../../src/channels/port.ts';
import { callBot } from './bot-api.ts';
import { modeOf, type TelegramSettings } from './schema.ts';
import { readWebhook } from './webhook.ts';

const bot = z.object({ username: z.string().default('?'), first_name: z.string().default('') });

/** Asks Telegram who the bot is and whether its messages come here. */
export async function checkBot(
  account: Account<TelegramSettings>,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  const me = await callBot(account.settings, { method: 'getMe', payload: {}, result: bot });
  if (!me.ok) return { ok: false, detail: me.detail };
  const name = `@${me.result.username} (${me.result.first_name})`;
  try {
    const info = await readWebhook(account);
    const isOurs = info.url === account.webhookUrl;
    if (modeOf(account.settings) === 'polling')
      return info.url === '' || isOurs
        ? { ok: true, detail: `${name}: polling` }
        : { ok: false, detail: `${name}: another system takes the messages by its webhook` };
    if (!isOurs) return { ok: true, detail: `${name}: the webhook will be registered within ten minutes` };
    const error = info.last_error_message === undefined ? '' : `, last error: ${info.last_error_message.slice(0, 200)}`;
    return { ok: true, detail: `${name}: webhook, ${info.pending_update_count} waiting${error}` };
  } catch (error) {
    return { ok: false, detail: `${name}: ${error instanceof Error ? error.message : String(error)}` };
  }
}
