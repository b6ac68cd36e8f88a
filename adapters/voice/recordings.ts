import type { Account } from '../../src/channels/port.ts';
import type { Download, MediaPolicy } from '../../src/channels/remote-file.ts';
import { listOf, type VoiceSettings } from './schema.ts';

/** An hour of telephone sound as WAV. */
const largestRecording = 60 * 2 ** 20;
const twilioOrigin = 'https://api.twilio.com';

function ownOrigin({ baseUrl, preset }: VoiceSettings): string | null {
  if (baseUrl !== undefined) return new URL(baseUrl).origin;
  return preset === 'twilio' ? twilioOrigin : null;
}

/** Recordings come from the address in the settings, also inside the own network, and from the hosts named there. */
export function recordingPolicy({ settings }: Account<VoiceSettings>): MediaPolicy {
  const origin = ownOrigin(settings);
  const hosts = listOf(settings.recordingHosts);
  if (origin === twilioOrigin) return { hosts: ['api.twilio.com', ...hosts], origins: [], maxBytes: largestRecording };
  return { hosts, origins: origin === null ? [] : [origin], maxBytes: largestRecording };
}

/**
 * Where a recording lies, with the login when it lies where the settings say. The link comes out of an event: a login must
 * never go to a host that an event alone names. Throws, in words, for an address that is none.
 */
export function locateRecording(recording: string, { settings }: Account<VoiceSettings>): Promise<Download> {
  const base = settings.baseUrl ?? (settings.preset === 'twilio' ? twilioOrigin : undefined);
  const url = URL.canParse(recording, base) ? new URL(recording, base) : null;
  if (url === null || !/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '')
    return Promise.reject(new Error('the exchange gives no address that a recording could be fetched from'));
  const { recordingUser, recordingPassword } = settings;
  const isOwn = url.origin === ownOrigin(settings) || (url.protocol === 'https:' && isNamed(url.hostname, settings));
  if (!isOwn) return Promise.reject(new Error(`recordings of ${url.hostname} are not allowed by the settings`));
  if (recordingUser === undefined) return Promise.resolve({ url: url.href });
  const login = Buffer.from(`${recordingUser}:${recordingPassword ?? ''}`).toString('base64');
  return Promise.resolve({ url: url.href, headers: { authorization: `Basic ${login}` } });
}

function isNamed(host: string, settings: VoiceSettings): boolean {
  return listOf(settings.recordingHosts).some((name) => {
    const wanted = name.toLowerCase();
    return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
  });
}
