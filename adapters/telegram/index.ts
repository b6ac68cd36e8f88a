import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { splitText } from '../../src/lib/split-text.ts';
import { aboutTelegram } from './about.ts';
import { locateFile, mediaPolicy } from './files.ts';
import { sendLimits } from './limits.ts';
import { listenForUpdates } from './listen.ts';
import { checkBot } from './live-check.ts';
import { normaliseUpdate } from './normalise.ts';
import { telegramSecretSettings, telegramSettings } from './schema.ts';
import { sendToChat } from './send.ts';
import { verifyUpdate } from './verify.ts';
import { keepWebhook } from './webhook.ts';

/** A Telegram bot, by webhook or by long polling. Only private chats. */
export const telegramAdapter: RegisteredAdapter = defineAdapter({
  kind: 'telegram',
  family: 'chat',
  about: aboutTelegram,
  settings: telegramSettings,
  secretSettings: telegramSecretSettings,
  capabilities: {
    maxText: sendLimits.text,
    attachments: { maxCount: sendLimits.files, maxBytes: sendLimits.fileBytes },
    reaches: ['telegram'],
    // Telegram allows about 30 a second over all chats.
    rate: { perSecond: 25, burst: 25 },
  },
  verify: verifyUpdate,
  normalise: normaliseUpdate,
  send: sendToChat,
  listen: listenForUpdates,
  media: mediaPolicy,
  locate: locateFile,
  preview: (text) => {
    const parts = splitText(text, sendLimits.text);
    return { parts, count: parts.length, encoding: null, problems: [] };
  },
  maintain: keepWebhook,
  test: checkBot,
});
