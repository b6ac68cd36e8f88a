import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { smsText } from '../../src/domain/text/sms.ts';
import { previewSms } from '../../src/lib/sms/preview.ts';
import { aboutSmpp } from './about.ts';
import { listenSmpp } from './listen.ts';
import { checkSmpp } from './live-check.ts';
import { normaliseSmpp } from './normalise.ts';
import { smppSecretSettings, smppSettings } from './schema.ts';
import { sendSmpp } from './send.ts';
import { refuseHttp } from './verify.ts';

/** SMS straight from the message centre of a network, by SMPP 3.4. */
export const smppAdapter: RegisteredAdapter = defineAdapter({
  kind: 'smpp',
  family: 'sms',
  about: aboutSmpp,
  settings: smppSettings,
  secretSettings: smppSecretSettings,
  capabilities: {
    maxText: 1530,
    attachments: { maxCount: 0, maxBytes: 0 },
    reaches: ['phone'],
    // The setting `throughput` keeps each session below what its centre allows.
    rate: { perSecond: 50, burst: 100 },
  },
  usesWebhook: false,
  verify: refuseHttp,
  normalise: normaliseSmpp,
  send: sendSmpp,
  listen: listenSmpp,
  preview: (text, account) => previewSms(smsText(text, account.settings), account.settings),
  test: checkSmpp,
});
