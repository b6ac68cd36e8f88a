import type { StoredReceipt } from '../../src/channels/door.ts';
import type { Normalised } from '../../src/channels/inbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { callFormKind } from '../../src/lib/call-form.ts';
import { normaliseCallForm } from './call-form.ts';
import { readFields } from './read-fields.ts';
import type { VoiceSettings } from './schema.ts';
import { understandCall, type ToldCall } from './understand-call.ts';

/** Understands one event of a call. A receipt of kind `recording` is about the link alone. */
export function normaliseCall(receipt: StoredReceipt, account: Account<VoiceSettings>): Normalised {
  if (receipt.kind === callFormKind) return normaliseCallForm(receipt);
  const fields = readFields(receipt.body);
  if (fields === null) return { type: 'unreadable', reason: 'neither JSON nor a form' };
  const understood = understandCall(fields, account.settings);
  if (understood.type === 'unreadable') return understood;
  if (understood.type === 'other') return { type: 'ignore', reason: understood.reason };
  const { call } = understood;
  const event = receipt.kind === 'recording' && call.recording !== null ? 'recording' : call.event;
  if (event === null) return { type: 'ignore', reason: `the event "${call.word}" is not used` };
  if (event === 'recording' && call.recording === null)
    return { type: 'ignore', reason: 'a recording without its address' };
  return { type: 'notice', notice: { kind: 'call', call: callEvent({ ...call, event }, receipt.receivedAt) } };
}

function callEvent(call: ToldCall & { readonly event: NonNullable<ToldCall['event']> }, receivedAt: Date) {
  const { callId, direction, event, caller, hotline, extension } = call;
  const isSound = event === 'recording' || event === 'voicemail';
  return {
    callId,
    direction,
    event,
    caller,
    hotline,
    extension,
    at: call.at ?? receivedAt,
    ...(call.talkSeconds !== null && event === 'ended' && { talkSeconds: call.talkSeconds }),
    ...(isSound && call.recording !== null && { recording: call.recording }),
  };
}
