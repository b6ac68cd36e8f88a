import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { callPlatform, type PlatformCall } from '../../src/lib/call-platform.ts';
import { classifyCode, isTokenError, type ZaloInterface } from './error-classes.ts';
import type { ZaloSettings } from './schema.ts';
import { currentToken, heldToken, tokenAfter, ZaloTokenError } from './tokens.ts';

/** Every answer comes with status 200; `error` tells. */
const zaloAnswer = z.object({
  error: z.coerce.number().int(),
  message: z.string().catch(''),
  data: z.unknown().optional(),
});

export type ZaloCall =
  | { readonly ok: true; readonly data: unknown; readonly text: string }
  | { readonly ok: false; readonly code: number | null; readonly result: Exclude<SendResult, { state: 'sent' }> };

export type ZaloRequest = {
  readonly url: string;
  readonly side: ZaloInterface;
  readonly method: 'GET' | 'POST';
  readonly json?: unknown;
  readonly form?: FormData;
  /** Asking twice does no harm (reading, uploading): a lost answer is then no riddle. */
  readonly repeatable?: boolean;
  readonly timeoutMs?: number;
};

/** Calls Zalo with the account's token; one that Zalo no longer takes is renewed once. Never throws. */
export async function callZalo(account: Account<ZaloSettings>, request: ZaloRequest): Promise<ZaloCall> {
  try {
    const token = await currentToken(account);
    const first = read(await post(account.settings, request, token), request, account.now());
    if (first.ok || first.code === null || !isTokenError(first.code)) return first;
    const next = await tokenAfter(account, token);
    return read(await post(account.settings, request, next), request, account.now());
  } catch (error) {
    if (!(error instanceof ZaloTokenError)) {
      const detail = `the token could not be read: ${error instanceof Error ? error.message : String(error)}`;
      return failed(null, { state: 'failed', errorClass: 'retry', detail: detail.slice(0, 300) });
    }
    return failed(null, { state: 'failed', errorClass: error.errorClass, detail: error.message });
  }
}

/**
 * Asks Zalo something that nobody waits for long: with the token as it is, because a renewal must not be broken off. Null:
 * the token is over, or Zalo gave no answer. Throws when the vault cannot be read.
 */
export async function askZalo(account: Account<ZaloSettings>, request: ZaloRequest): Promise<unknown> {
  const token = await heldToken(account);
  if (token === null) return null;
  const call = read(await post(account.settings, request, token), request, account.now());
  return call.ok ? call.data : null;
}

function post(settings: ZaloSettings, request: ZaloRequest, token: string): Promise<PlatformCall> {
  const proof = createHmac('sha256', settings.appSecret).update(token).digest('hex');
  const body = request.form ?? (request.json === undefined ? undefined : JSON.stringify(request.json));
  return callPlatform(request.url, {
    method: request.method,
    headers: {
      access_token: token,
      ...(settings.appsecretProof && { appsecret_proof: proof }),
      ...(request.json !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
    ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }),
  });
}

function failed(code: number | null, result: Exclude<SendResult, { state: 'sent' }>): ZaloCall {
  return { ok: false, code, result };
}

function read(call: PlatformCall, request: ZaloRequest, now: Date): ZaloCall {
  if (!call.ok) {
    const { detail } = call;
    if (call.reached && request.repeatable !== true)
      return failed(null, { state: 'unknown', detail: `Zalo: ${detail}` });
    return failed(null, { state: 'failed', errorClass: 'retry', detail: `Zalo: ${detail}` });
  }
  const { status, json, text } = call.answer;
  const answer = zaloAnswer.safeParse(json);
  if (answer.success && answer.data.error === 0 && status < 400) return { ok: true, data: answer.data.data, text };
  if (answer.success && answer.data.error !== 0) {
    const { error: code, message } = answer.data;
    const detail = `Zalo ${code}: ${message.replace(/\s+/gu, ' ').slice(0, 200)}`;
    return failed(code, { state: 'failed', detail, ...classifyCode(code, request.side, now) });
  }
  return failed(null, statusResult(status, request));
}

/** No body of Zalo's own: a proxy or a broken platform answered. */
function statusResult(status: number, request: ZaloRequest): Exclude<SendResult, { state: 'sent' }> {
  const detail = `Zalo: status ${status} with an unreadable answer`;
  if (status >= 500 || status === 429) return { state: 'failed', errorClass: 'retry', detail };
  if (status >= 400) return { state: 'failed', errorClass: 'permanent', detail };
  if (request.repeatable === true) return { state: 'failed', errorClass: 'retry', detail };
  return { state: 'unknown', detail };
}
