import type { Account } from '../../src/channels/port.ts';
import type { Download, MediaPolicy } from '../../src/channels/remote-file.ts';
import type { TwilioSettings } from './schema.ts';

const mebibyte = 2 ** 20;

/** Twilio's API passes a file on to its content network. */
export function twilioMedia(account: Account<TwilioSettings>): MediaPolicy {
  const { origin } = new URL(account.settings.baseUrl);
  return {
    hosts: ['api.twilio.com', '*.twilio.com', '*.twiliocdn.com'],
    origins: origin === 'https://api.twilio.com' ? [] : [origin],
    maxBytes: 25 * mebibyte,
  };
}

/** The login goes to Twilio's API alone: an address in a form may name any host. */
export function locateTwilioFile(remote: string, account: Account<TwilioSettings>): Promise<Download> {
  const { accountSid, authToken, baseUrl } = account.settings;
  const own = new Set(['https://api.twilio.com', new URL(baseUrl).origin]);
  if (!own.has(new URL(remote).origin)) return Promise.resolve({ url: remote });
  const login = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  return Promise.resolve({ url: remote, headers: { authorization: `Basic ${login}` } });
}
