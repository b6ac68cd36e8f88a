import type { Account } from '../../src/channels/port.ts';
import { callPlatform } from '../../src/lib/call-platform.ts';
import type { VoiceSettings } from './schema.ts';

/** Asks where the recordings lie whether the login fits. Events cannot be asked for: the first call shows them. */
export async function checkExchange({
  settings,
}: Account<VoiceSettings>): Promise<{ readonly ok: boolean; readonly detail: string }> {
  const waiting = `${settings.preset}: events are awaited`;
  const { baseUrl, recordingUser, recordingPassword } = settings;
  if (baseUrl === undefined) return { ok: true, detail: `${waiting}; no baseUrl to try` };
  const login = Buffer.from(`${recordingUser ?? ''}:${recordingPassword ?? ''}`).toString('base64');
  const call = await callPlatform(baseUrl, {
    ...(recordingUser !== undefined && { headers: { authorization: `Basic ${login}` } }),
  });
  if (!call.ok) return { ok: false, detail: `recordings: ${call.detail}` };
  const { status } = call.answer;
  if (status === 401 || status === 403) return { ok: false, detail: `recordings: the login is refused (${status})` };
  return { ok: status < 500, detail: status < 500 ? `${waiting}; recordings answer` : `recordings: ${status}` };
}
