import { createHash } from 'node:crypto';
import type { DoorAnswer, NewReceipt, RawInput, Verdict } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { messageParameter, receiptKinds, type TwilioStatus } from './events.ts';
import { readParameters } from './parameters.ts';
import type { TwilioSettings } from './schema.ts';
import { isSignedByTwilio } from './signature.ts';

/** A text of 1,600 characters with ten addresses of files is a hundredth of it. */
const maxBytes = 1_000_000;

/** No instructions: the answer goes out by the outbox. */
const nothingToDo: DoorAnswer = {
  type: 'text/xml',
  text: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>',
};

const refusals = {
  size: [413, 'twilio.too_large', { vi: 'Nội dung quá lớn.', en: 'The body is too large.' }],
  type: [
    415,
    'twilio.unsupported_type',
    { vi: 'Định dạng không được hỗ trợ.', en: 'This content type is not supported.' },
  ],
  malformed: [400, 'twilio.malformed', { vi: 'Không đọc được nội dung.', en: 'The body could not be read.' }],
  signature: [
    403,
    'twilio.signature',
    { vi: 'Chữ ký của Twilio không đúng.', en: 'The signature of Twilio is wrong.' },
  ],
  account: [403, 'twilio.account', { vi: 'Không đúng tài khoản Twilio.', en: 'This is another Twilio account.' }],
} as const satisfies Record<string, readonly [400 | 403 | 413 | 415, string, Bilingual]>;

function refuse(why: keyof typeof refusals): Verdict {
  const [status, code, message] = refusals[why];
  return { ok: false, status, code, message };
}

/** The address that Twilio was given for this request: ours, with the query that came. */
function calledUrl(webhookUrl: string, query: RawInput['query']): string {
  const search = new URLSearchParams(query).toString();
  if (search === '') return webhookUrl;
  return `${webhookUrl}${webhookUrl.includes('?') ? '&' : '?'}${search}`;
}

/**
 * Lets in what Twilio signed for this account's address; the Host header plays no part. Takes inbound messages and status
 * callbacks, as a form or (signed by hash) as JSON.
 */
export function verifyTwilio(input: RawInput, account: Account<TwilioSettings>): Verdict {
  const { settings } = account;
  if (input.body.length > maxBytes) return refuse('size');
  const read = readParameters(input.body, input.headers['content-type'] ?? '');
  if (read === 'unsupported') return refuse('type');
  if (read.isBroken) return refuse('malformed');
  const isGenuine = isSignedByTwilio({
    url: calledUrl(account.webhookUrl, input.query),
    signature: input.headers['x-twilio-signature'],
    tokens: [settings.authToken, settings.secondaryAuthToken ?? ''],
    params: read.params,
    ...(read.isHashed && { hashedBody: { body: input.body, bodySHA256: input.query['bodySHA256'] } }),
  });
  if (!isGenuine) return refuse('signature');
  const values = new Map(read.params);
  if ((values.get('AccountSid') ?? settings.accountSid) !== settings.accountSid) return refuse('account');
  return { ok: true, receipts: [receiptOf(values, input)], answer: nothingToDo };
}

function receiptOf(values: ReadonlyMap<string, string>, input: RawInput): NewReceipt {
  const sid = sidOf(values);
  const status = values.get('MessageStatus') ?? '';
  if (sid !== '' && status !== '') {
    const [errorCode, messageId] = [values.get('ErrorCode'), input.query[messageParameter]];
    const body: TwilioStatus = { sid, status, ...(errorCode && { errorCode }), ...(messageId && { messageId }) };
    return { kind: receiptKinds.status, externalId: `${sid}:${status}`, body: Buffer.from(JSON.stringify(body)) };
  }
  if (sid !== '' && values.has('From')) return { kind: receiptKinds.message, externalId: sid, body: input.body };
  return {
    kind: receiptKinds.unknown,
    externalId: createHash('sha256').update(input.body).digest('hex'),
    body: input.body,
  };
}

/** The message's id, by its newest name; '' when there is none. */
function sidOf(values: ReadonlyMap<string, string>): string {
  const sid = values.get('MessageSid') ?? values.get('SmsSid') ?? values.get('SmsMessageSid') ?? '';
  return /^\w{1,64}$/u.test(sid) ? sid : '';
}
