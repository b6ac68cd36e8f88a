import { z } from 'zod';
import type { Account } from '../../src/channels/port.ts';
import type { Download, MediaPolicy } from '../../src/channels/remote-file.ts';
import { callBot } from './bot-api.ts';
import { mediaLimit } from './limits.ts';
import { telegramHost, type TelegramSettings } from './schema.ts';

const located = z.object({ file_path: z.string().min(1).max(1000).optional(), file_size: z.number().optional() });

/** Files lie where the Bot API is: with Telegram, or with the server that the settings name. */
export function mediaPolicy({ settings }: Account<TelegramSettings>): MediaPolicy {
  const { origin, host } = new URL(settings.baseUrl);
  const isTelegram = host === telegramHost;
  return { hosts: isTelegram ? [telegramHost] : [], origins: isTelegram ? [] : [origin], maxBytes: mediaLimit };
}

/**
 * Where a file lies at this hour. The address holds the bot's token: it is fetched and never kept or written down. Throws, in
 * words, when the file cannot be had.
 */
export async function locateFile(fileId: string, { settings }: Account<TelegramSettings>): Promise<Download> {
  const answer = await callBot(settings, { method: 'getFile', payload: { file_id: fileId }, result: located });
  if (!answer.ok) {
    if (/too big/u.test(answer.detail))
      throw new Error('the file is larger than the 20 MB that Telegram hands to bots');
    throw new Error(`Telegram does not hand out the file: ${answer.detail}`);
  }
  const { file_path: path } = answer.result;
  if (path === undefined || !/^[\w./ -]+$/u.test(path) || path.split('/').includes('..') || path.startsWith('/'))
    throw new Error('Telegram names no place of the file that can be fetched');
  const base = settings.baseUrl.replace(/\/+$/u, '');
  return { url: `${base}/file/bot${settings.botToken}/${path.split('/').map(encodeURIComponent).join('/')}` };
}
