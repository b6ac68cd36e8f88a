import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { smsText } from '../../src/domain/text/sms.ts';
import { previewSms } from '../../src/lib/sms/preview.ts';
import { aboutTwilio } from './about.ts';
import { checkTwilio } from './live-check.ts';
import { locateTwilioFile, twilioMedia } from './media.ts';
import { normaliseTwilio } from './normalise.ts';
import { twilioSecretSettings, twilioSettings } from './schema.ts';
import { sendTwilio } from './send.ts';
import { verifyTwilio } from './verify.ts';

/** SMS over Twilio: for numbers abroad and for trying; Twilio takes no SMS in Vietnam. */
export const twilioAdapter: RegisteredAdapter = defineAdapter({
  kind: 'twilio',
  family: 'sms',
  about: aboutTwilio,
  settings: twilioSettings,
  secretSettings: twilioSecretSettings,
  capabilities: {
    maxText: 1600,
    attachments: { maxCount: 0, maxBytes: 0 },
    reaches: ['phone'],
    // Twilio queues what its numbers cannot send at once; its API bears more than this.
    rate: { perSecond: 10, burst: 20 },
  },
  verify: verifyTwilio,
  normalise: normaliseTwilio,
  send: sendTwilio,
  media: twilioMedia,
  locate: locateTwilioFile,
  preview: (text, account) => previewSms(smsText(text, account.settings), account.settings),
  test: checkTwilio,
});
