import type { RawInput, Verdict } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { jsonObject, readEvent } from './event.ts';
import { receiptsOf } from './event-receipts.ts';
import { zaloLimits, type ZaloSettings } from './schema.ts';
import { isSigned } from './signature.ts';

const hourMs = 3_600_000;

const refusals = {
  size: { vi: 'Sự kiện quá lớn.', en: 'The event is too large.' },
  malformed: { vi: 'Không đọc được sự kiện Zalo.', en: 'This is no event of Zalo.' },
  unsigned: { vi: 'Thiếu chữ ký của Zalo.', en: "Zalo's signature is missing." },
  signature: { vi: 'Chữ ký của Zalo không đúng.', en: "Zalo's signature is wrong." },
  app: { vi: 'Sự kiện của ứng dụng Zalo khác.', en: 'The event belongs to another application.' },
  old: { vi: 'Sự kiện đã quá 24 giờ.', en: 'The event is older than 24 hours.' },
} as const satisfies Record<string, Bilingual>;

type Refusal = Extract<Verdict, { ok: false }>;

function refuse(status: Refusal['status'], name: keyof typeof refusals): Refusal {
  return { ok: false, status, code: `zalo.${name}`, message: refusals[name] };
}

/**
 * Checks that an event was signed with this account's secret. An event of another Official Account passes: it is genuine,
 * and refusals make Zalo unsubscribe the whole application; `normaliseEvent` puts it into quarantine. Never throws.
 */
export function verifyEvent(input: RawInput, account: Pick<Account<ZaloSettings>, 'settings'>): Verdict {
  const { body, headers, receivedAt } = input;
  const { appId, oaSecretKey } = account.settings;
  if (body.length > zaloLimits.eventBytes) return refuse(413, 'size');
  const header = headers['x-zevent-signature'] ?? '';
  // The portal tries a new address with an unsigned request and keeps only addresses that answer 200.
  if (header === '') return holdsNothing(body) ? { ok: true, receipts: [] } : refuse(401, 'unsigned');
  const event = readEvent(body);
  if (event === null) return refuse(400, 'malformed');
  if (event.app_id !== undefined && event.app_id !== appId) return refuse(403, 'app');
  if (!isSigned(header, { appId, body, timestamp: event.timestamp, oaSecretKey })) return refuse(401, 'signature');
  const ageMs = receivedAt.getTime() - Number(event.timestamp);
  if (ageMs > zaloLimits.eventAgeHours * hourMs) return refuse(403, 'old');
  return { ok: true, receipts: receiptsOf(event, body) };
}

const contents = ['message', 'sender', 'recipient', 'follower', 'info', 'user_id', 'user_id_by_app'];

/** Nobody and nothing is named: an answer of 200 loses no message and takes none over. */
function holdsNothing(body: Buffer): boolean {
  if (body.toString('utf8').trim() === '') return true;
  const value = jsonObject(body);
  return value !== null && !contents.some((name) => Object.hasOwn(value, name));
}
