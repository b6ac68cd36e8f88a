import { defineAdapter, type RegisteredAdapter } from '../../src/channels/port.ts';
import { aboutEmail } from './about.ts';
import { checkMailbox } from './live-check.ts';
import { listenForMail } from './listen.ts';
import { normaliseMail } from './normalise.ts';
import { emailSecretSettings, emailSettings } from './schema.ts';
import { sendMail } from './send.ts';
import { refuseHttp } from './verify.ts';

/** E-mail: read by IMAP or taken from a relaying server by SMTP, answered by SMTP. */
export const emailAdapter: RegisteredAdapter = defineAdapter({
  kind: 'email',
  family: 'letter',
  about: aboutEmail,
  settings: emailSettings,
  secretSettings: emailSecretSettings,
  capabilities: {
    maxText: 100_000,
    attachments: { maxCount: 20, maxBytes: 25 * 2 ** 20 },
    reaches: ['email'],
  },
  usesWebhook: false,
  verify: refuseHttp,
  normalise: normaliseMail,
  send: sendMail,
  listen: listenForMail,
  test: checkMailbox,
});
