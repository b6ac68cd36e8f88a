import type { DeliveryReport } from '../../src/channels/notice.ts';
import type { SendErrorClass } from '../../src/channels/outbound.ts';
import type { TwilioStatus } from './events.ts';

/** Codes of Twilio's REST API and of its status callbacks. Codes are being split: one not listed goes by its HTTP status. */
const classes: ReadonlyMap<number, SendErrorClass> = new Map<number, SendErrorClass>([
  [20003, 'reauth'],
  [20005, 'config'],
  [20404, 'config'],
  [20429, 'retry'],
  [21211, 'recipient_unreachable'],
  [21212, 'config'],
  [21214, 'recipient_unreachable'],
  [21217, 'recipient_unreachable'],
  [21408, 'permanent'],
  [21603, 'config'],
  [21606, 'config'],
  // The hub's public address is none that Twilio can call.
  [21609, 'config'],
  // The recipient wrote STOP to this number.
  [21610, 'recipient_unreachable'],
  [21614, 'recipient_unreachable'],
  [21617, 'permanent'],
  [21659, 'config'],
  [21703, 'config'],
  [30001, 'retry'],
  [30002, 'config'],
  [30003, 'retry'],
  [30004, 'recipient_unreachable'],
  [30005, 'recipient_unreachable'],
  [30006, 'recipient_unreachable'],
  [30007, 'permanent'],
  [30008, 'retry'],
  [30009, 'retry'],
  [30017, 'retry'],
  [30022, 'retry'],
  [30036, 'retry'],
]);

/** The class of an error of Twilio's; `status` is that of the HTTP answer, absent for a status callback. */
export function twilioErrorClass(code: number | null, status?: number): SendErrorClass {
  const known = code === null ? undefined : classes.get(code);
  if (known !== undefined) return known;
  if (status === undefined) return 'permanent';
  if (status === 401) return 'reauth';
  if (status === 403 || status === 404) return 'config';
  if (status === 408 || status === 429 || status >= 500) return 'retry';
  return 'permanent';
}

const states: ReadonlyMap<string, DeliveryReport['state']> = new Map<string, DeliveryReport['state']>([
  ['accepted', 'sent'],
  ['scheduled', 'sent'],
  ['queued', 'sent'],
  ['sending', 'sent'],
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'read'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
]);

/** Twilio says of these that they pass, and the message left neither Twilio nor the carrier: once more does no harm. */
const passing: ReadonlySet<number> = new Set([30001, 30003, 30017, 30022, 30036]);
/** The reason is unknown, or a part was lost: it may have arrived, whole or in part. */
const unclear: ReadonlySet<number> = new Set([30008, 30009, 30500]);
/** A telephone that was off is on again, a crowded queue is empty. */
const againAfterMs = 30 * 60_000;

/**
 * What a status callback says. They come in any order; the hub's states only go forward. Null: a status that is none of
 * Twilio's, or one of a message that came in.
 */
export function reportOf({ sid, status, errorCode, messageId }: TwilioStatus): DeliveryReport | null {
  const state = states.get(status.toLowerCase());
  if (state === undefined) return null;
  const about = messageId === undefined ? { providerId: sid } : { messageId };
  if (state !== 'failed') return { about, state };
  const code = errorCode !== undefined && /^\d+$/u.test(errorCode) ? Number(errorCode) : null;
  const detail = code === null ? `Twilio: ${status}` : `Twilio: ${status}, error ${code}`;
  if (code !== null && unclear.has(code)) return { about, state: 'unknown', detail };
  const errorClass = twilioErrorClass(code);
  return {
    about,
    state,
    errorClass: errorClass === 'retry' ? 'recipient_unreachable' : errorClass,
    detail,
    ...(code !== null && passing.has(code) && { retryAfterMs: againAfterMs }),
  };
}
