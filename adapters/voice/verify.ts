import { createHash } from 'node:crypto';
import type { NewReceipt, RawInput, Verdict } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import { presetOf } from './preset.ts';
import { readFields, type CallFields } from './read-fields.ts';
import type { VoiceSettings } from './schema.ts';
import { isSignedBody, isSignedByTwilio, isSignedQuery } from './signature.ts';
import { twilioAnswer } from './twiml.ts';
import { understandCall } from './understand-call.ts';

const largestBody = 2 ** 18;

function hash(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 24);
}

function refuse(status: 401 | 413): Verdict {
  return status === 413
    ? {
        ok: false,
        status,
        code: 'voice.too_large',
        message: { vi: 'Sự kiện cuộc gọi quá lớn.', en: 'The call event is too large.' },
      }
    : {
        ok: false,
        status,
        code: 'voice.wrong_signature',
        message: {
          vi: 'Chữ ký của sự kiện cuộc gọi không đúng.',
          en: 'The signature of the call event is wrong or missing.',
        },
      };
}

/**
 * Takes an event that the exchange signed, by POST or (screen-pops) by GET. What is signed is kept even when nobody
 * understands it: normalise says so, and a person may look. Time plays no part, for exchanges repeat late what they could
 * not deliver; a replay has the same key.
 */
export function verifyCall(input: RawInput, account: Account<VoiceSettings>): Verdict {
  const { settings, webhookUrl } = account;
  if (input.body.length > largestBody) return refuse(413);
  const fields = readFields(input.body);
  if (settings.preset === 'twilio') {
    const isGenuine = isSignedByTwilio(input, fields ?? new Map(), { url: webhookUrl, secret: settings.secret });
    if (fields === null || !isGenuine) return refuse(401);
    return { ok: true, receipts: receiptsOf(input.body, fields, settings), answer: twilioAnswer(fields, account) };
  }
  if (input.body.length === 0 && isSignedQuery(input.query, settings.secret)) {
    const { token: _token, signature: _signature, ...rest } = input.query;
    const body = Buffer.from(JSON.stringify(rest));
    return { ok: true, receipts: receiptsOf(body, readFields(body), settings) };
  }
  if (!isSignedBody(input, presetOf(settings).signature, settings.secret)) return refuse(401);
  return { ok: true, receipts: receiptsOf(input.body, fields, settings) };
}

/**
 * One receipt per event of a call, and one of its own for a recording: the link often comes later in a second telling of the
 * same event. Several telephones ring, and a call may be handed on, so there the telephone belongs to the key.
 */
function receiptsOf(body: Buffer, fields: CallFields | null, settings: VoiceSettings): readonly NewReceipt[] {
  const understood = fields === null ? null : understandCall(fields, settings);
  if (understood?.type !== 'call') return [{ kind: 'call', externalId: `other:${hash(body)}`, body }];
  const { callId, event, extension, recording } = understood.call;
  if (event === null) return [{ kind: 'call', externalId: `${callId}:other:${hash(body)}`, body }];
  const receipts: NewReceipt[] = [];
  if (event !== 'recording' || recording === null) {
    const hasTelephone = (event === 'ringing' || event === 'answered') && extension !== null;
    receipts.push({ kind: 'call', externalId: [callId, event, ...(hasTelephone ? [extension] : [])].join(':'), body });
  }
  if (recording !== null)
    receipts.push({ kind: 'recording', externalId: `${callId}:recording:${hash(recording)}`, body });
  return receipts;
}
