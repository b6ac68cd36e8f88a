import type { DeliveryReport } from '../../src/channels/notice.ts';
import type { SendErrorClass } from '../../src/channels/outbound.ts';
import type { Delivered } from './delivered.ts';
import type { SmppSettings } from './schema.ts';

/** What a receipt of a centre says of one of our messages. */
export type CentreReceipt = { readonly id: string; readonly state: string; readonly error: string };

/** Values of the field `message_state` (SMPP 3.4, 5.2.28). */
const states: readonly string[] = [
  'SCHEDULED',
  'ENROUTE',
  'DELIVRD',
  'EXPIRED',
  'DELETED',
  'UNDELIV',
  'ACCEPTD',
  'UNKNOWN',
  'REJECTD',
];

function asNumber(id: string, base: 'hex' | 'decimal'): string {
  const isNumber = base === 'hex' ? /^[0-9a-f]+$/iu.test(id) : /^\d+$/u.test(id);
  return isNumber ? BigInt(base === 'hex' ? `0x${id}` : id).toString() : id;
}

/**
 * The id of a message as the hub keeps it. Many centres answer in hex and write decimal numbers into their receipts, or the
 * other way round; then both become plain decimal numbers. Anything else is kept as it is.
 */
export function canonicalId(id: string, from: 'response' | 'receipt', receiptIds: SmppSettings['receiptIds']): string {
  if (receiptIds === 'same') return id.trim();
  const inReceipt = receiptIds;
  const inResponse = receiptIds === 'hex' ? 'decimal' : 'hex';
  return asNumber(id.trim(), from === 'receipt' ? inReceipt : inResponse);
}

/**
 * Reads a receipt: fields beside the text where the centre sends them (their id is the one of the answer), else the text
 * of appendix B (`id:… stat:DELIVRD err:000 text:…`). Null: it names no message or no state.
 */
export function readCentreReceipt(delivered: Delivered, receiptIds: SmppSettings['receiptIds']): CentreReceipt | null {
  // Receipts are plain ASCII, whatever the default alphabet of messages is.
  const text = delivered.bytes.toString('latin1');
  const found = (name: string) => new RegExp(`(?:^|\\s)${name}:\\s*(\\S+)`, 'iu').exec(text)?.[1] ?? '';
  const inText = found('id');
  const id =
    delivered.receiptedId === null
      ? canonicalId(inText, 'receipt', receiptIds)
      : canonicalId(delivered.receiptedId, 'response', receiptIds);
  const state = delivered.messageState === null ? found('stat') : (states[delivered.messageState] ?? '');
  if (id === '' || state === '') return null;
  return { id, state: state.toUpperCase(), error: found('err') };
}

const failures: ReadonlyMap<string, SendErrorClass> = new Map<string, SendErrorClass>([
  ['UNDELIV', 'recipient_unreachable'],
  ['EXPIRED', 'recipient_unreachable'],
  ['REJECTD', 'permanent'],
  ['DELETED', 'permanent'],
  ['UNKNOWN', 'permanent'],
]);

/** What the hub makes of a receipt; null: a state that nobody knows. */
export function reportOf({ id, state, error }: CentreReceipt): DeliveryReport | null {
  const about = { providerId: id };
  if (state === 'DELIVRD') return { about, state: 'delivered' };
  if (state === 'ENROUTE' || state === 'ACCEPTD' || state === 'SCHEDULED') return { about, state: 'sent' };
  const errorClass = failures.get(state);
  if (errorClass === undefined) return null;
  return { about, state: 'failed', errorClass, detail: error === '' ? state : `${state}, error ${error}` };
}
