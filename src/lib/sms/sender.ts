import type { Automatic, Sender } from '../../channels/inbound.ts';
import { normalisePhone } from '../phone.ts';

/** Numbers of networks come with their country code and often without the plus sign before it. */
export function networkPhone(text: string): string | null {
  const digits = text.trim().replace(/^\+|^00/u, '');
  if (!/^\d+$/u.test(digits)) return normalisePhone(text);
  return normalisePhone(text) ?? (digits.length >= 9 ? normalisePhone(`+${digits}`) : null);
}

/** Who sent an SMS, and where its conversation is. */
export type SmsSender = {
  readonly from: Sender;
  readonly conversation: string | null;
  readonly automatic: Automatic | null;
};

/**
 * The sender as the network names it; networks vouch for telephone numbers. A short code or a name (`VIETTEL`) is a machine
 * that nobody can answer: recorded, matched to nobody. So is a number that cannot exist, but a person may be behind it.
 */
export function smsSender(raw: string): SmsSender {
  const address = networkPhone(raw);
  if (address !== null) {
    return { from: { address, kind: 'phone', name: null, verified: true }, conversation: address, automatic: null };
  }
  const name = raw.trim().slice(0, 100);
  const isMachine = /\p{L}/u.test(name) || name.replace(/\D/gu, '').length <= 8;
  return {
    from: { address: null, kind: 'phone', name: name === '' ? null : name, verified: false },
    conversation: name === '' ? null : name,
    automatic: isMachine && name !== '' ? { kind: 'list', detail: `sent by ${name}, no telephone number` } : null,
  };
}
