import type { CallFields } from './read-fields.ts';

/** A call in Twilio's parameters: which request it is, in the order in which the questions must be asked. */
export type TwilioStep =
  /** A recording is ready, or could not be made. */
  | 'recording-status'
  /** Dialling the operators came to its end: what now? */
  | 'dial-ended'
  /** The caller has spoken a message: what now? */
  | 'message-spoken'
  /** One of the operators' telephones. */
  | 'operator-leg'
  /** A call comes in: what now? */
  | 'incoming'
  /** The caller's own leg. */
  | 'caller-leg';

/** What kind of request this is. */
export function twilioStep(fields: CallFields): TwilioStep {
  if (fields.has('RecordingStatus')) return 'recording-status';
  if (fields.has('DialCallStatus')) return 'dial-ended';
  if (fields.has('RecordingUrl')) return 'message-spoken';
  if (fields.has('ParentCallSid')) return 'operator-leg';
  return fields.get('CallStatus') === 'ringing' ? 'incoming' : 'caller-leg';
}

/** Says in the generic words what a request of Twilio Voice says. A call is known by the leg of the caller. */
export function fromTwilio(fields: CallFields): CallFields {
  const get = (name: string): string => fields.get(name) ?? '';
  const step = twilioStep(fields);
  const shared = {
    call_id: get('CallSid'),
    direction: get('Direction').startsWith('outbound-api') ? 'outbound' : 'inbound',
    from: get('From'),
    to: get('To'),
    time: get('Timestamp'),
  };
  return new Map(Object.entries({ ...shared, ...stepFields(step, get) }).filter(([, value]) => value !== ''));
}

function stepFields(step: TwilioStep, get: (name: string) => string): Readonly<Record<string, string>> {
  switch (step) {
    case 'recording-status': {
      const isMessage = get('RecordingSource') === 'RecordVerb';
      const isReady = get('RecordingStatus') === 'completed';
      return {
        event: isReady ? (isMessage ? 'voicemail' : 'recording') : `recording ${get('RecordingStatus')}`,
        // Without an ending Twilio hands out a WAV file ten times the size.
        recording_url: isReady ? `${get('RecordingUrl')}.mp3` : '',
        time: get('RecordingStartTime'),
      };
    }
    case 'dial-ended': {
      const isAnswered = /^(?:completed|answered)$/u.test(get('DialCallStatus'));
      return { event: isAnswered ? 'ended' : 'missed', bill_sec: isAnswered ? get('DialCallDuration') : '' };
    }
    case 'message-spoken':
      return { event: 'message spoken' };
    case 'operator-leg':
      return {
        call_id: get('ParentCallSid'),
        direction: 'inbound',
        to: '',
        extension: get('To'),
        // One telephone that is not picked up is no missed call: the others ring on.
        ...operatorEvent(get('CallStatus'), get('CallDuration')),
      };
    case 'incoming':
      return { event: 'ringing' };
    case 'caller-leg':
      // How long the caller was connected to Twilio, greeting and waiting included, is not how long they talked.
      return { event: get('CallStatus') };
  }
}

function operatorEvent(status: string, seconds: string): Readonly<Record<string, string>> {
  if (status === 'completed') return { event: 'ended', bill_sec: seconds };
  if (status === 'in-progress') return { event: 'answered' };
  return { event: status === 'ringing' ? 'ringing' : `telephone ${status}` };
}
