import { z } from 'zod';

/** Where Telegram itself answers; a Bot API server of one's own is named in the settings. */
export const telegramHost = 'api.telegram.org';

/** What the hub asks Telegram for; everything else is not sent to it at all. */
export const wantedUpdates = ['message', 'edited_message', 'my_chat_member'] as const;

/** One bot. */
export const telegramSettings = z
  .object({
    /** The token that @BotFather gave: whoever has it is the bot. */
    botToken: z
      .string()
      .trim()
      .regex(/^[\w:-]{3,200}$/u, { message: 'looks like 123456789:AAE…' }),
    /** What Telegram must show with every delivery to the webhook. */
    secretToken: z
      .string()
      .regex(/^[\w-]{1,256}$/u, { message: 'letters, digits, _ and - only' })
      .optional(),
    /** How messages come: Telegram calls the hub, or the hub asks Telegram. */
    mode: z.enum(['webhook', 'polling']).optional(),
    baseUrl: z.url({ protocol: /^https?$/u }).default(`https://${telegramHost}`),
  })
  .refine((settings) => settings.mode !== 'webhook' || settings.secretToken !== undefined, {
    message: 'mode webhook needs secretToken',
    path: ['secretToken'],
  });
export type TelegramSettings = z.infer<typeof telegramSettings>;

/** Names of the settings that are encrypted at rest. */
export const telegramSecretSettings = ['botToken', 'secretToken'] as const;

/** Without a word of the administrator: webhook where there is a secret for it, else polling, which needs no public address. */
export function modeOf(settings: TelegramSettings): 'webhook' | 'polling' {
  return settings.mode ?? (settings.secretToken === undefined ? 'polling' : 'webhook');
}
