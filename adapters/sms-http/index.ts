import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { smsText } from '../../src/domain/text/sms.ts';
import { previewSms } from '../../src/lib/sms/preview.ts';
import { aboutSmsHttp } from './about.ts';
import { askSmsHttpState } from './ask-state.ts';
import { checkSmsHttp } from './live-check.ts';
import { normaliseSmsHttp } from './normalise.ts';
import { profileOf, smsHttpSecretSettings, smsHttpSettings } from './schema.ts';
import { sendSmsHttp } from './send.ts';
import { verifySmsHttp } from './verify.ts';

/** SMS over a Vietnamese aggregator that speaks HTTP; how it speaks is data. */
export const smsHttpAdapter: RegisteredAdapter = defineAdapter({
  kind: 'sms-http',
  family: 'sms',
  about: aboutSmsHttp,
  settings: smsHttpSettings,
  secretSettings: smsHttpSecretSettings,
  capabilities: {
    maxText: 1530,
    attachments: { maxCount: 0, maxBytes: 0 },
    reaches: ['phone'],
    rate: { perSecond: 10, burst: 20 },
  },
  takesGet: true,
  verify: verifySmsHttp,
  normalise: normaliseSmsHttp,
  send: sendSmsHttp,
  preview: (text, account) => previewSms(smsText(text, account.settings), account.settings),
  isIdempotent: (account) => profileOf(account.settings).sending.isIdempotent,
  askState: askSmsHttpState,
  test: checkSmsHttp,
});
