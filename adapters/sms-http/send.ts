import type { OutboundMessage, SendErrorClass, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { smsText } from '../../src/domain/text/sms.ts';
import { callPlatform, type PlatformAnswer } from '../../src/lib/call-platform.ts';
import { shortenForSms } from '../../src/lib/sms/shorten.ts';
import { textAt } from './fill.ts';
import type { Profile } from './profile.ts';
import { buildRequest, messageValues } from './request.ts';
import { profileOf, type SmsHttpSettings } from './schema.ts';

/**
 * Sends one SMS as the profile describes. Where the provider refuses a second message with the same id, a lost answer is
 * asked for again and "sent before" is as good as "sent"; elsewhere it stays unknown. Never throws.
 */
export async function sendSmsHttp(message: OutboundMessage, account: Account<SmsHttpSettings>): Promise<SendResult> {
  const { settings } = account;
  const profile = profileOf(settings);
  const { sending } = profile;
  if (!/^\+\d{7,15}$/u.test(message.to.address))
    return { state: 'failed', errorClass: 'recipient_unreachable', detail: 'the recipient is no telephone number' };
  if (sending.isReplyOnly && message.references.length === 0)
    return { state: 'failed', errorClass: 'window_closed', detail: 'only a message that came in can be answered' };
  const { text } = shortenForSms(smsText(message.text, settings), {
    maxSegments: settings.maxSegments,
    link: message.facts.link,
  });
  const { url, ...request } = buildRequest(
    { baseUrl: profile.baseUrl, path: sending.path },
    sending,
    messageValues(message, text, { ...account, profile }),
  );
  const call = await callPlatform(url, request);
  if (call.ok) return judge(call.answer, sending);
  if (!call.reached || sending.isIdempotent) return { state: 'failed', errorClass: 'retry', detail: call.detail };
  return { state: 'unknown', detail: call.detail };
}

function judge(answer: PlatformAnswer, sending: Profile['sending']): SendResult {
  const code = codeOf(answer, sending);
  if (code !== null && sending.duplicate.includes(code)) return { state: 'sent', providerId: null };
  const pattern = sending.successPattern === '' ? null : new RegExp(sending.successPattern, 'u').exec(answer.text);
  if (isSuccess(answer, sending, code, pattern)) {
    const id = sending.idPath === '' ? null : textAt(answer.json, sending.idPath);
    return { state: 'sent', providerId: pattern?.[1] ?? id };
  }
  const known = code === null ? undefined : sending.errors[code];
  if (known === undefined && isLost(answer, sending, code))
    return sending.isIdempotent
      ? { state: 'failed', errorClass: 'retry', detail: `HTTP ${answer.status}` }
      : { state: 'unknown', detail: `HTTP ${answer.status}, the answer could not be read` };
  return {
    state: 'failed',
    errorClass: known ?? classOf(answer.status),
    detail: code === null ? `HTTP ${answer.status}` : `error ${code.slice(0, 40)}`,
    ...retryAfter(answer),
  };
}

function codeOf({ json }: PlatformAnswer, { codePath, errorPath }: Profile['sending']): string | null {
  const code = codePath === '' ? null : textAt(json, codePath);
  return code ?? (errorPath === '' ? null : textAt(json, errorPath));
}

function isSuccess(
  { status }: PlatformAnswer,
  sending: Profile['sending'],
  code: string | null,
  pattern: RegExpExecArray | null,
): boolean {
  if (sending.successPattern !== '') return pattern !== null;
  if (sending.codePath !== '') return code !== null && sending.success.includes(code);
  return status >= 200 && status < 300;
}

/** A success that says nothing we know, or a gateway that lost what stands behind it: the message may be on its way. */
function isLost({ status }: PlatformAnswer, { codePath }: Profile['sending'], code: string | null): boolean {
  if (status === 502 || status === 504) return true;
  return status >= 200 && status < 300 && codePath !== '' && code === null;
}

function classOf(status: number): SendErrorClass {
  if (status === 401) return 'reauth';
  if (status === 403 || status === 404) return 'config';
  if (status === 408 || status === 429 || status >= 500) return 'retry';
  return 'permanent';
}

function retryAfter({ status, headers }: PlatformAnswer): { readonly retryAfterMs?: number } {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return status === 429 && seconds > 0 && seconds <= 3600 ? { retryAfterMs: seconds * 1000 } : {};
}
