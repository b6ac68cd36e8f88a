import type { DoorAnswer, NewReceipt, RawInput, Verdict } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { isRightChecksum, isSameToken } from './checksum.ts';
import { receiptKinds, tokenParameter } from './events.ts';
import { fill } from './fill.ts';
import { meantQuery, readParameters, talkOf, type Parameters } from './parameters.ts';
import type { Profile } from './profile.ts';
import { profileOf, type SmsHttpSettings } from './schema.ts';
import { shortId } from './short-id.ts';
import { isStatus } from './status-rules.ts';
import { statusReceipt } from './status-receipt.ts';

const maxBytes = 256 * 1024;

const refusals = {
  size: [413, 'sms_http.too_large', { vi: 'Nội dung quá lớn.', en: 'The body is too large.' }],
  unsupported: [
    415,
    'sms_http.unsupported_type',
    { vi: 'Định dạng không được hỗ trợ.', en: 'This content type is not supported.' },
  ],
  malformed: [400, 'sms_http.malformed', { vi: 'Không đọc được nội dung.', en: 'The body could not be read.' }],
  unknown: [
    400,
    'sms_http.unknown_event',
    { vi: 'Thiếu tham số của tin nhắn.', en: 'Parameters of the message are missing.' },
  ],
  forged: [403, 'sms_http.signature', { vi: 'Chữ ký hoặc mã không đúng.', en: 'The checksum or token is wrong.' }],
} as const satisfies Record<string, readonly [400 | 403 | 413 | 415, string, Bilingual]>;

function refuse(why: keyof typeof refusals): Verdict {
  const [status, code, message] = refusals[why];
  return { ok: false, status, code, message };
}

/** Signed where the provider signs and the secret is known; else the token of the address must be right. Never open. */
function isGenuine(
  input: RawInput,
  {
    settings,
    params,
    isSigned,
    profile,
  }: {
    readonly settings: SmsHttpSettings;
    readonly params: Parameters;
    readonly isSigned: boolean;
    readonly profile: Profile;
  },
): boolean {
  const recipe = isSigned ? profile.inbound.checksum : null;
  if (recipe === null || settings.inboundSecret === undefined)
    return isSameToken(meantQuery(input.query)[tokenParameter], settings.callbackToken);
  const header = /^header:(.+)$/u.exec(recipe.field)?.[1]?.toLowerCase();
  const given = header === undefined ? params[recipe.field] : input.headers[header];
  const values = { ...params, body: input.body.toString('utf8') };
  return isRightChecksum(recipe, { values, given, secret: settings.inboundSecret });
}

/** Lets in messages and reports of delivery, by GET or POST, as the profile describes them. */
export function verifySmsHttp(input: RawInput, account: Account<SmsHttpSettings>): Verdict {
  const { settings } = account;
  if (input.body.length > maxBytes) return refuse('size');
  const params = readParameters(input);
  if (typeof params === 'string') return refuse(params);
  const profile = profileOf(settings);
  const { fields } = profile.inbound;
  const isMessage = (params[fields.from] ?? '') !== '' && params[fields.text] !== undefined;
  const isReport = !isMessage && isStatus(params, profile.status);
  const isSigned = isMessage || profile.status.isSigned;
  if (!isGenuine(input, { settings, params, isSigned, profile })) return refuse('forged');
  if (!isMessage && !isReport) return refuse('unknown');
  const { [tokenParameter]: _token, ...kept } = params;
  if (isReport) return { ok: true, receipts: [statusReceipt(kept, profile.status)] };
  const id = (params[fields.id] ?? '').trim();
  const receipt: NewReceipt = {
    kind: receiptKinds.message,
    // A gateway that names no id: the same words by the same person at the same time are one message.
    externalId: shortId(id === '' ? `${params[fields.from]} ${params[fields.time] ?? ''} ${params[fields.text]}` : id),
    body: Buffer.from(JSON.stringify(kept)),
    ...(settings.joinSeconds > 0 && { settleMs: settings.joinSeconds * 1000, group: talkOf(params, fields) }),
  };
  return { ok: true, receipts: [receipt], answer: answerOf(profile.inbound, params) };
}

const xmlSigns: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

function answerOf({ reply, replyType }: Profile['inbound'], params: Parameters): DoorAnswer {
  const escaped = Object.entries(params).map(([name, value]): [string, string] => {
    if (replyType === 'text/xml') return [name, value.replace(/[<>&"']/gu, (sign) => xmlSigns[sign] ?? '')];
    return [name, replyType === 'application/json' ? JSON.stringify(value).slice(1, -1) : value];
  });
  return { type: replyType, text: fill(reply, Object.fromEntries(escaped)) };
}
