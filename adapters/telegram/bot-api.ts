import { Telegram, TelegramError } from 'telegraf';
import type { Opts, Telegram as Methods } from 'telegraf/types';
import type { ZodType } from 'zod';
import type { TelegramSettings } from './schema.ts';

/** Why a call brought nothing. Words hold neither the token nor the text that was sent. */
export type BotFailure = {
  readonly ok: false;
  /** HTTP and Bot API status; null: no answer at all. */
  readonly code: number | null;
  readonly detail: string;
  /** False: Telegram cannot have acted. */
  readonly reached: boolean;
  readonly retryAfterMs?: number;
};
export type BotAnswer<Result> = { readonly ok: true; readonly result: Result } | BotFailure;

/** Codes of Node for connections that were never made, so that nothing was asked. */
const neverAsked = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Asks the Bot API and reads of the answer what `result` names. Never throws. */
export async function callBot<Method extends keyof Methods, Result>(
  settings: TelegramSettings,
  call: {
    readonly method: Method;
    readonly payload: Opts<Method>;
    readonly result: ZodType<Result>;
    readonly timeoutMs?: number;
    /** Ends the call before its time. */
    readonly signal?: AbortSignal;
  },
): Promise<BotAnswer<Result>> {
  const timeoutMs = call.timeoutMs ?? 20_000;
  const timeout = AbortSignal.timeout(timeoutMs);
  // Typed as an object: telegraf names the signal of a polyfill, and takes the platform's own.
  const options: object = {
    signal: call.signal === undefined ? timeout : AbortSignal.any([timeout, call.signal]),
  };
  try {
    const client = new Telegram(settings.botToken, { apiRoot: rootOf(settings.baseUrl), webhookReply: false });
    const raw: unknown = await client.callApi(call.method, call.payload, options);
    const read = call.result.safeParse(raw);
    if (read.success) return { ok: true, result: read.data };
    return { ok: false, code: null, reached: true, detail: `${call.method}: an answer in another shape` };
  } catch (error) {
    if (error instanceof TelegramError) return refusal(call.method, error);
    const code = codeOf(error);
    const detail = timeout.aborted ? `no answer within ${timeoutMs / 1000} s` : code || 'the connection broke';
    return { ok: false, code: null, reached: !neverAsked.has(code), detail: `${call.method}: ${detail}` };
  }
}

/** A base address with a path needs its last slash, or the path is lost. */
function rootOf(baseUrl: string): string {
  return baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
}

function refusal(method: string, error: TelegramError): BotFailure {
  const seconds = error.parameters?.retry_after;
  const moved = error.parameters?.migrate_to_chat_id === undefined ? '' : ' (the chat has another id now)';
  return {
    ok: false,
    code: error.code,
    reached: true,
    detail: `${method}: ${error.code} ${error.description.slice(0, 200)}${moved}`,
    ...(seconds !== undefined && { retryAfterMs: seconds * 1000 }),
  };
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}
