import { createHmac } from 'node:crypto';

/** What happened to a call, before an exchange puts it into its own words. */
export type ExchangeEvent = {
  readonly callId: string;
  readonly event: 'ringing' | 'answered' | 'ended' | 'missed' | 'voicemail' | 'recording';
  /** As the caller's telephone shows it; null: hidden. */
  readonly from: string | null;
  readonly extension: string | null;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly at: Date;
  /** Address of the recording, when there is one already. */
  readonly recording: string | null;
};

export type ExchangeRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type ExchangeLine = { readonly webhookUrl: string; readonly secret: string; readonly hotline: string };

/** How an exchange writes and signs an event; null: it does not tell of such events. */
export type Dialect = (event: ExchangeEvent, line: ExchangeLine) => ExchangeRequest | null;

/** Vietnamese time on the clock of the exchange. */
function wallClock(date: Date | null): string {
  return date === null ? '' : new Date(date.getTime() + 7 * 3600 * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function talkSeconds({ answeredAt, at, event }: ExchangeEvent): number {
  return event === 'ended' && answeredAt !== null ? Math.round((at.getTime() - answeredAt.getTime()) / 1000) : 0;
}

function isOver({ event }: ExchangeEvent): boolean {
  return event !== 'ringing' && event !== 'answered';
}

function generic(event: ExchangeEvent, { webhookUrl, secret, hotline }: ExchangeLine): ExchangeRequest {
  const body = JSON.stringify({
    provider: 'tong-dai-mau',
    call_id: event.callId,
    event: event.event,
    direction: 'inbound',
    from: event.from ?? 'anonymous',
    to: hotline,
    extension: event.extension,
    queue: 'tiếp nhận',
    started_at: wallClock(event.startedAt),
    answered_at: wallClock(event.answeredAt),
    ended_at: isOver(event) ? wallClock(event.at) : null,
    bill_sec: talkSeconds(event),
    disposition: event.event === 'missed' ? 'NO ANSWER' : event.answeredAt === null ? null : 'ANSWERED',
    recording_url: event.recording,
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  return { method: 'POST', url: webhookUrl, headers, body };
}

function screenPop(event: ExchangeEvent, line: ExchangeLine): ExchangeRequest {
  if (isOver(event)) return generic(event, line);
  const fields = new URLSearchParams({
    phone: event.from ?? '',
    queue: '999',
    extension: event.extension ?? '',
    callid: event.callId,
    event: event.event === 'ringing' ? 'RING' : 'ANSWER',
    did: line.hotline,
    token: line.secret,
  });
  return { method: 'GET', url: `${line.webhookUrl}?${fields}`, headers: {} };
}

const caresoftActions = {
  ringing: 'start',
  answered: 'answer',
  ended: 'end_call',
  missed: 'end_call',
  voicemail: 'voicemail',
  recording: 'recording',
} as const;

function caresoft(event: ExchangeEvent, { webhookUrl, secret, hotline }: ExchangeLine): ExchangeRequest {
  const talk = new Date(talkSeconds(event) * 1000).toISOString().slice(11, 19);
  const body = JSON.stringify({
    object: 'call_in',
    action: caresoftActions[event.event],
    call_info: {
      call_id: event.callId,
      caller: event.from ?? 'anonymous',
      called: hotline,
      agent_id: event.extension,
      start_time: wallClock(event.startedAt),
      answer_time: wallClock(event.answeredAt),
      end_time: isOver(event) ? wallClock(event.at) : '',
      call_status: event.answeredAt === null ? 'miss' : 'meetAgent',
      talk_time: talk,
      path_download: event.recording ?? '',
    },
  });
  const signature = createHmac('sha1', secret).update(body).digest('hex').toUpperCase();
  const headers = { 'content-type': 'application/json', 'x-hub-signature': signature };
  return { method: 'POST', url: webhookUrl, headers, body };
}

function twilioFields(event: ExchangeEvent, hotline: string): Readonly<Record<string, string>> {
  const from = event.from ?? '+266696687';
  const leg = { CallSid: event.callId, From: from, To: hotline, Direction: 'inbound', ApiVersion: '2010-04-01' };
  const operator = { CallSid: `${event.callId}op`, ParentCallSid: event.callId, From: from, To: event.extension ?? '' };
  const timestamp = event.at.toUTCString().replace('GMT', '+0000');
  switch (event.event) {
    case 'ringing':
      return { ...leg, CallStatus: 'ringing' };
    case 'answered':
      return { ...operator, CallStatus: 'in-progress', Timestamp: timestamp, CallbackSource: 'call-progress-events' };
    case 'ended':
      return {
        ...leg,
        CallStatus: 'in-progress',
        DialCallStatus: 'completed',
        DialCallDuration: `${talkSeconds(event)}`,
      };
    case 'missed':
      return { ...leg, CallStatus: 'in-progress', DialCallStatus: 'no-answer' };
    case 'voicemail':
    case 'recording':
      return {
        CallSid: event.callId,
        RecordingSid: `RE${event.callId}`,
        RecordingUrl: event.recording ?? '',
        RecordingStatus: 'completed',
        RecordingDuration: '12',
        RecordingChannels: '2',
        RecordingSource: event.event === 'voicemail' ? 'RecordVerb' : 'DialVerb',
        RecordingStartTime: timestamp,
      };
  }
}

function twilio(event: ExchangeEvent, { webhookUrl, secret, hotline }: ExchangeLine): ExchangeRequest {
  const fields = twilioFields(event, hotline);
  const pairs = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  const signed = webhookUrl + pairs.map(([name, value]) => name + value).join('');
  return {
    method: 'POST',
    url: webhookUrl,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': createHmac('sha1', secret).update(signed).digest('base64'),
    },
    body: new URLSearchParams(fields).toString(),
  };
}

export const dialects = { generic, 'screen-pop': screenPop, caresoft, twilio } as const satisfies Record<
  string,
  Dialect
>;
export type DialectName = keyof typeof dialects;
