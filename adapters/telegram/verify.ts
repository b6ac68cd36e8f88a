import type { RawInput, Verdict } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import { isSameSecret } from '../../src/lib/same-secret.ts';
import type { TelegramSettings } from './schema.ts';
import { receiptOf } from './update-receipt.ts';

const secretHeader = 'x-telegram-bot-api-secret-token';
const largestUpdate = 2 ** 20;

/**
 * Takes one update when it shows the secret that the webhook was registered with. An account without a secret takes
 * nothing here: it reads by long polling, and its door would stand open to everybody.
 */
export function verifyUpdate(input: RawInput, account: Account<TelegramSettings>): Verdict {
  const { secretToken } = account.settings;
  const shown = input.headers[secretHeader];
  if (secretToken === undefined || shown === undefined || !isSameSecret(shown, secretToken))
    return {
      ok: false,
      status: 401,
      code: 'telegram.wrong_secret',
      message: {
        vi: 'Yêu cầu không mang đúng mã bí mật của kênh Telegram này.',
        en: 'The request does not show the secret token of this Telegram channel.',
      },
    };
  if (input.body.length > largestUpdate)
    return {
      ok: false,
      status: 413,
      code: 'telegram.too_large',
      message: { vi: 'Bản tin lớn hơn mức Telegram gửi.', en: 'The update is larger than any that Telegram sends.' },
    };
  return { ok: true, receipts: [receiptOf(input.body)] };
}
