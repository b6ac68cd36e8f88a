import { z } from 'zod';
import type { Account, TokenState } from '../../src/channels/port.ts';
import { instantOf } from './event-schema.ts';
import { callGraph, type GraphFailure } from './graph.ts';
import { subscribedFields, type FacebookSettings } from './schema.ts';

const apps = z.object({
  data: z.array(z.object({ id: z.string(), subscribed_fields: z.array(z.string()).default([]) })),
});
const done = z.object({ success: z.literal(true) });
const token = z.object({
  data: z.object({
    is_valid: z.boolean(),
    issued_at: z.number().optional(),
    /** 0: without an end. */
    expires_at: z.number().optional(),
    data_access_expires_at: z.number().optional(),
    error: z.object({ message: z.string().default('') }).optional(),
  }),
});
const page = z.object({ name: z.string() });

function pagePath({ pageId }: FacebookSettings, edge = ''): string {
  return encodeURIComponent(pageId) + edge;
}

function wordsOf(failure: GraphFailure): string {
  return failure.type === 'refused' ? failure.detail : `Không liên lạc được với Facebook (${failure.detail}).`;
}

/**
 * Keeps the Page connected. Meta unsubscribes an app whose webhook failed for an hour and tells nobody; then no message
 * comes any more. Throws, in words, when the subscription cannot be restored or the token is no longer good.
 */
export async function keepSubscribed(account: Account<FacebookSettings>): Promise<TokenState> {
  if (account.settings.pageAccessToken === '') throw new Error('Kênh chưa có mã truy cập của Trang.');
  const missing = await missingFields(account);
  if (missing.length > 0) await subscribe(account, missing);
  return tokenState(account);
}

/** Fields of events that do not come at present. */
async function missingFields(account: Account<FacebookSettings>): Promise<readonly string[]> {
  const { settings } = account;
  const answer = await callGraph({ path: pagePath(settings, '/subscribed_apps') }, account);
  if (!answer.ok) throw new Error(`Không kiểm tra được đăng ký nhận tin của Trang. ${wordsOf(answer.failure)}`);
  const parsed = apps.safeParse(answer.json);
  const known = parsed.success ? parsed.data.data : [];
  const ours = settings.appId === '' ? known[0] : known.find((app) => app.id === settings.appId);
  const has = new Set(ours?.subscribed_fields);
  return subscribedFields.filter((field) => !has.has(field));
}

async function subscribe(account: Account<FacebookSettings>, missing: readonly string[]): Promise<void> {
  const query = { subscribed_fields: subscribedFields.join(',') };
  const path = pagePath(account.settings, '/subscribed_apps');
  const answer = await callGraph({ method: 'POST', path, query }, account);
  const lost = `Trang không gửi tin về (${missing.join(', ')}) và chưa đăng ký lại được.`;
  if (!answer.ok) throw new Error(`${lost} ${wordsOf(answer.failure)}`);
  if (!done.safeParse(answer.json).success) throw new Error(`${lost} Facebook không xác nhận.`);
}

const unknownAge: TokenState = { obtainedAt: null, expiresAt: null };

/** What Meta says of the token. Throws when it says that the token is no longer good; not knowing is no fault of the token. */
async function tokenState(account: Account<FacebookSettings>): Promise<TokenState> {
  const { appId, appSecret, pageAccessToken } = account.settings;
  if (appId === '' || appSecret === '') return unknownAge;
  const query = { input_token: pageAccessToken };
  const answer = await callGraph({ path: 'debug_token', query, token: `${appId}|${appSecret}` }, account);
  const parsed = token.safeParse(answer.ok ? answer.json : null);
  if (!parsed.success) return unknownAge;
  const { is_valid: isValid, issued_at: issued, ...known } = parsed.data.data;
  if (!isValid) {
    const why = (known.error?.message ?? '').replaceAll(pageAccessToken, '…').slice(0, 250);
    throw new Error(`Mã truy cập của Trang không còn hiệu lực, cần cấp lại. ${why}`.trim());
  }
  const ends = [known.expires_at, known.data_access_expires_at].filter((end) => end !== undefined && end > 0);
  return {
    obtainedAt: instantOf(issued),
    expiresAt: ends.length === 0 ? null : instantOf(Math.min(...ends.map(Number))),
  };
}

/** A live check that changes nothing: which Page answers, and which events it sends. */
export async function checkPage(
  account: Account<FacebookSettings>,
): Promise<{ readonly ok: boolean; readonly detail: string }> {
  const { settings } = account;
  const absent = (['appSecret', 'verifyToken', 'pageAccessToken'] as const).filter((name) => settings[name] === '');
  if (absent.length > 0) return { ok: false, detail: `Còn thiếu: ${absent.join(', ')}.` };
  const answer = await callGraph({ path: pagePath(settings), query: { fields: 'name' } }, account);
  if (!answer.ok) return { ok: false, detail: wordsOf(answer.failure) };
  const parsed = page.safeParse(answer.json);
  const name = parsed.success ? parsed.data.name : settings.pageId;
  try {
    await tokenState(account);
    const missing = await missingFields(account);
    if (missing.length === 0) return { ok: true, detail: `Trang “${name}” đã kết nối và gửi đủ các loại tin.` };
    return { ok: false, detail: `Trang “${name}” chưa gửi: ${missing.join(', ')}.` };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : 'Không kiểm tra được.' };
  }
}
