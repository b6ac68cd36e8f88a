import type { CallEvent } from '../../src/channels/notice.ts';
import { shownForm } from '../../src/domain/text/normalise.ts';
import { parseCallTime, parseDuration } from './call-time.ts';
import { partyOf } from './party.ts';
import { eventWords, outboundWords, plainWord, presetOf, type CallField } from './preset.ts';
import type { CallFields } from './read-fields.ts';
import type { VoiceSettings } from './schema.ts';
import { fromTwilio } from './twilio-fields.ts';

/** What a request told of a call; `event` null: something that we do not use, in its own word. */
export type ToldCall = {
  readonly callId: string;
  readonly event: CallEvent['event'] | null;
  readonly word: string;
  readonly direction: CallEvent['direction'];
  readonly caller: string | null;
  readonly hotline: string | null;
  readonly extension: string | null;
  /** Null: the exchange gave no time. */
  readonly at: Date | null;
  readonly talkSeconds: number | null;
  readonly recording: string | null;
};

export type Understood =
  | { readonly type: 'call'; readonly call: ToldCall }
  | { readonly type: 'other'; readonly reason: string }
  | { readonly type: 'unreadable'; readonly reason: string };

/** Reads the fields of a request in the words of the account's exchange. */
export function understandCall(raw: CallFields, settings: VoiceSettings): Understood {
  const preset = presetOf(settings);
  const fields = settings.preset === 'twilio' ? fromTwilio(raw) : raw;
  const get = (field: CallField): string => {
    const value = preset.fields[field].map((name) => fields.get(name)?.trim() ?? '').find((found) => found !== '');
    return shownForm(value ?? '').trim();
  };
  const object = get('object');
  const ofObject = preset.objects?.[object];
  if (preset.objects !== null && ofObject === undefined)
    return { type: 'other', reason: `the exchange tells of "${object.slice(0, 40)}", which is no call` };
  const callId = get('callId').slice(0, 200);
  if (callId === '') return { type: 'unreadable', reason: 'no id of a call' };
  const event = eventOf(get);
  const direction = ofObject ?? (outboundWords.has(plainWord(get('direction'))) ? 'out' : 'in');
  const [caller, ours] = direction === 'in' ? [get('from'), get('to')] : [get('to'), get('from')];
  return {
    type: 'call',
    call: {
      callId,
      event,
      word: (get('event') || get('result')).slice(0, 60),
      direction,
      caller: partyOf(caller),
      hotline: partyOf(ours) ?? partyOf(settings.hotline),
      extension: get('extension').slice(0, 40) || null,
      at: timeOf(event, get),
      talkSeconds: event === 'ended' ? talkSeconds(get) : null,
      recording: get('recording').slice(0, 2000) || null,
    },
  };
}

/** The word of the event; of a call that ended, how it ended decides whether anybody spoke. */
function eventOf(get: (field: CallField) => string): CallEvent['event'] | null {
  const word = get('event');
  const named = eventWords.get(plainWord(word));
  const ended = eventWords.get(plainWord(get('result')));
  const hasTalked = (parseDuration(get('talkTime')) ?? 0) > 0;
  if (named === 'ended') return ended === 'missed' && !hasTalked ? 'missed' : 'ended';
  if (named !== undefined || word !== '') return named ?? null;
  // A record of a finished call carries no event, only its result.
  if (ended !== undefined) return ended === 'answered' ? 'ended' : ended;
  // One that names its result in other words still has the times.
  if (parseCallTime(get('endedAt')) === null) return null;
  return hasTalked || parseCallTime(get('answeredAt')) !== null ? 'ended' : 'missed';
}

function timeOf(event: CallEvent['event'] | null, get: (field: CallField) => string): Date | null {
  const own = { ringing: 'startedAt', answered: 'answeredAt', ended: 'endedAt', missed: 'endedAt' } as const;
  const field = event === null || event === 'voicemail' || event === 'recording' ? 'endedAt' : own[event];
  return parseCallTime(get(field)) ?? parseCallTime(get('time'));
}

function talkSeconds(get: (field: CallField) => string): number | null {
  const told = parseDuration(get('talkTime'));
  if (told !== null) return told;
  const [from, to] = [parseCallTime(get('answeredAt')), parseCallTime(get('endedAt'))];
  if (from === null || to === null || to < from) return null;
  return Math.round((to.getTime() - from.getTime()) / 1000);
}
