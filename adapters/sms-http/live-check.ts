import type { Account } from '../../src/channels/port.ts';
import { callPlatform } from '../../src/lib/call-platform.ts';
import { textAt } from './fill.ts';
import { buildRequest, loginValues } from './request.ts';
import { profileOf, type SmsHttpSettings } from './schema.ts';

/** Asks what the preset can ask without sending anything: the balance at eSMS. Other providers are only looked for. */
export async function checkSmsHttp(
  account: Account<SmsHttpSettings>,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  const { baseUrl, check } = profileOf(account.settings);
  if (check === null) {
    const call = await callPlatform(baseUrl);
    return call.ok ? { ok: true, detail: 'the provider answers' } : { ok: false, detail: call.detail };
  }
  const { url, ...request } = buildRequest(
    { baseUrl, path: check.path },
    { method: 'POST', body: 'json', headers: {}, fields: check.fields, numbers: [], checksum: null },
    loginValues(account.settings),
  );
  const call = await callPlatform(url, request);
  if (!call.ok) return { ok: false, detail: call.detail };
  const code = textAt(call.answer.json, check.codePath);
  if (code !== null && check.success.includes(code)) return { ok: true, detail: 'the provider knows this login' };
  return { ok: false, detail: code === null ? `HTTP ${call.answer.status}` : `the provider answers with code ${code}` };
}
