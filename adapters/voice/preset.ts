import type { CallEvent } from '../../src/channels/notice.ts';
import type { VoiceSettings } from './schema.ts';

/** What we want to know of an event. */
export type CallField =
  | 'callId'
  | 'event'
  | 'result'
  | 'object'
  | 'direction'
  | 'from'
  | 'to'
  | 'extension'
  | 'startedAt'
  | 'answeredAt'
  | 'endedAt'
  | 'time'
  | 'talkTime'
  | 'recording';

/** How an exchange writes its events. A new exchange of the same kind is a new entry, not new code. */
export type CallPreset = {
  /** HMAC over the raw body, in hex of any case, with or without the algorithm before it. */
  readonly signature: { readonly header: string; readonly algorithm: 'sha256' | 'sha1' };
  /** The names a field goes by, first one that has a value; `a.b` inside an object. */
  readonly fields: Readonly<Record<CallField, readonly string[]>>;
  /** Words of `object` that are calls, when the exchange tells of other things too; null: it tells of calls alone. */
  readonly objects: Readonly<Record<string, CallEvent['direction']>> | null;
};

const wordsByEvent = [
  ['ringing', ['ringing', 'ring', 'incoming', 'newcall', 'start', 'started', 'callstart', 'queued', 'initiated']],
  ['answered', ['answered', 'answer', 'up', 'accept', 'accepted', 'connected', 'connect', 'inprogress', 'meetagent']],
  ['ended', ['ended', 'end', 'endcall', 'adendcall', 'pdendcall', 'callend', 'hangup', 'completed', 'cdr', 'finish']],
  [
    'missed',
    ['missed', 'miss', 'misscall', 'noanswer', 'noanswered', 'notanswered', 'unanswered', 'busy', 'reject', 'rejected'],
  ],
  ['missed', ['cancel', 'canceled', 'cancelled', 'abandon', 'abandoned', 'failed', 'meetqueue', 'meetivr']],
  ['voicemail', ['voicemail']],
  ['recording', ['recording', 'record', 'recorded', 'recordingready', 'recordingcompleted']],
] as const satisfies readonly (readonly [CallEvent['event'], readonly string[]])[];

/** Words for events and for how a call ended, of all exchanges, as `plainWord` makes them. */
export const eventWords: ReadonlyMap<string, CallEvent['event']> = new Map(
  wordsByEvent.flatMap(([event, words]) => words.map((word) => [word, event] as const)),
);

/** Words for calls that we made. */
export const outboundWords: ReadonlySet<string> = new Set(['out', 'outbound', 'outgoing', 'callout', 'outboundapi']);

/** The words above as they are looked up. */
export function plainWord(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/gu, '');
}

const generic: CallPreset = {
  signature: { header: 'x-hub-signature-256', algorithm: 'sha256' },
  objects: null,
  fields: {
    callId: ['call_id', 'callId', 'callid', 'transaction_id', 'sip_call_id', 'uuid', 'id'],
    event: ['event', 'state', 'status'],
    result: ['disposition', 'result', 'hangup_cause'],
    object: [],
    direction: ['direction', 'type'],
    from: ['from', 'from_number', 'caller', 'phone', 'phone_number', 'source_number'],
    to: ['to', 'to_number', 'hotline', 'did', 'called', 'destination_number'],
    extension: ['extension', 'agent', 'sip_user', 'ext'],
    startedAt: ['started_at', 'time_started', 'start_time', 'created_at'],
    answeredAt: ['answered_at', 'time_answered', 'answer_time', 'time_connected'],
    endedAt: ['ended_at', 'time_ended', 'end_time'],
    time: ['time', 'timestamp', 'at'],
    talkTime: ['bill_sec', 'billsec', 'talk_time', 'talk_seconds'],
    recording: ['recording_url', 'recording_file_url', 'recording_file', 'record_url'],
  },
};

// CareSoft's page on webhooks says how events are wrapped and signed; the fields are those of its call list.
const caresoft: CallPreset = {
  signature: { header: 'x-hub-signature', algorithm: 'sha1' },
  objects: { call_in: 'in', call: 'in', smart_dialer: 'out' },
  fields: {
    callId: ['call_info.call_id', 'call_id', 'call_info.id'],
    event: ['action', 'event', 'call_info.event'],
    result: ['call_info.call_status', 'call_status'],
    object: ['object'],
    direction: [],
    from: ['call_info.caller', 'caller'],
    to: ['call_info.called', 'called'],
    extension: ['call_info.agent_id', 'agent_id', 'call_info.last_agent_id'],
    startedAt: ['call_info.start_time', 'start_time'],
    answeredAt: ['call_info.answer_time', 'answer_time'],
    endedAt: ['call_info.end_time', 'end_time'],
    time: ['call_info.time', 'time', 'timestamp'],
    talkTime: ['call_info.talk_time', 'talk_time'],
    recording: ['call_info.path_download', 'path_download', 'call_info.path', 'path'],
  },
};

/** What twilio-fields.ts makes of Twilio's parameters is already in the generic words. */
const presets = { generic, caresoft, twilio: generic } as const satisfies Record<VoiceSettings['preset'], CallPreset>;

/** How the exchange of these settings speaks. */
export function presetOf(settings: Pick<VoiceSettings, 'preset'>): CallPreset {
  return presets[settings.preset];
}
