import type { SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { callPlatform } from '../../src/lib/call-platform.ts';
import { readRefusal, type Refusal } from './graph-errors.ts';
import type { FacebookSettings } from './schema.ts';
import { hmacHex } from './signature.ts';

export type GraphRequest = {
  readonly method?: 'GET' | 'POST';
  /** Below the version, without a slash before it; parts of it encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object | FormData;
  /** In place of the Page's token. */
  readonly token?: string;
  readonly timeoutMs?: number;
};

/** `unreached`: Graph cannot have acted. `lost`: it may have, its answer did not arrive. */
export type GraphFailure =
  | ({ readonly type: 'refused' } & Refusal)
  | { readonly type: 'unreached'; readonly detail: string }
  | { readonly type: 'lost'; readonly detail: string };
export type GraphAnswer =
  { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly failure: GraphFailure };

/**
 * Calls the Graph API with the account's token and its proof (`appsecret_proof`), which makes a stolen token worthless. Never
 * throws, and never names a secret.
 */
export async function callGraph(
  request: GraphRequest,
  { settings }: Pick<Account<FacebookSettings>, 'settings'>,
): Promise<GraphAnswer> {
  const { appSecret, pageAccessToken, baseUrl, apiVersion } = settings;
  const token = request.token ?? pageAccessToken;
  const query = new URLSearchParams({ ...request.query, access_token: token });
  if (appSecret !== '') query.set('appsecret_proof', hmacHex(appSecret, token));
  const { body } = request;
  const isForm = body instanceof FormData;
  const call = await callPlatform(`${baseUrl}/${apiVersion}/${request.path}?${query}`, {
    method: request.method ?? 'GET',
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    ...(body !== undefined && !isForm && { headers: { 'content-type': 'application/json' } }),
    ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }),
  });
  if (!call.ok) return { ok: false, failure: { type: call.reached ? 'lost' : 'unreached', detail: call.detail } };
  const { status, json } = call.answer;
  const saysError = typeof json === 'object' && json !== null && 'error' in json;
  if (status < 300 && !saysError) return { ok: true, json };
  return { ok: false, failure: { type: 'refused', ...readRefusal(call.answer, [token, appSecret, pageAccessToken]) } };
}

/** How a failed call ends the message that it was for. */
export function resultOf(failure: GraphFailure): Exclude<SendResult, { state: 'sent' }> {
  switch (failure.type) {
    case 'unreached':
      return { state: 'failed', errorClass: 'retry', detail: `Không kết nối được Facebook (${failure.detail}).` };
    case 'lost':
      return { state: 'unknown', detail: `Mất kết nối khi chờ Facebook trả lời (${failure.detail}).` };
    case 'refused': {
      const { errorClass, detail, retryAfterMs } = failure;
      return { state: 'failed', errorClass, detail, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
  }
}
