import { describe, expect, it } from 'vitest';
import type { Normalised } from '../../src/channels/inbound.ts';
import type { CallEvent } from '../../src/channels/notice.ts';
import { testAccount } from '../conformance/account.ts';
import { normaliseCall } from './normalise.ts';
import { partyOf } from './party.ts';
import { voiceSettings } from './schema.ts';

const receivedAt = new Date('2026-01-12T03:40:00Z');

function normalise(preset: string, fields: object | string, kind = 'call'): Normalised {
  const body = typeof fields === 'string' ? fields : JSON.stringify(fields);
  return normaliseCall(
    { kind, externalId: 'x', body: Buffer.from(body), headers: {}, receivedAt },
    testAccount(voiceSettings.parse({ preset, secret: 'x', hotline: '1022' })),
  );
}

function call(preset: string, fields: object | string, kind = 'call'): CallEvent {
  const result = normalise(preset, fields, kind);
  if (result.type !== 'notice' || result.notice.kind !== 'call') throw new Error(JSON.stringify(result));
  return result.notice.call;
}

function form(fields: Record<string, string>): string {
  return new URLSearchParams(fields).toString();
}

describe('the other side of a call', () => {
  it.each([
    ['0912345678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['912345678', '+84912345678'],
    ['sip:0912345678@exchange.example.vn', '+84912345678'],
    ['"0987654321" <sip:0912345678@exchange.example.vn;user=phone>', '+84912345678'],
    ['sips:0912345678@exchange.example.vn', '+84912345678'],
    ['tel:+84912345678;phone-context=vn', '+84912345678'],
    ['0912345678 (Lan)', '+84912345678'],
    ['14155552671', '+14155552671'],
    ['+44 7911 123456', '+447911123456'],
    ['01222345678', '+84772345678'],
    ['1022', '1022'],
  ])('%s is %s', (text, number) => {
    expect(partyOf(text)).toBe(number);
  });

  it.each([
    '',
    'Anonymous',
    'anonymous@anonymous.invalid',
    'private',
    'Unknown',
    '+266696687',
    'null',
    'Anonymous <sip:anonymous@anonymous.invalid>',
    'Số ẩn',
  ])('"%s" is hidden', (text) => {
    expect(partyOf(text)).toBeNull();
  });
});

describe('a generic exchange', () => {
  it('without a time means now', () => {
    expect(call('generic', { callid: '1', event: 'RING', phone: '0912345678' })).toEqual({
      callId: '1',
      direction: 'in',
      event: 'ringing',
      caller: '+84912345678',
      hotline: '1022',
      extension: null,
      at: receivedAt,
    });
  });

  it('gives each event its own time', () => {
    const times = {
      started_at: '2026-01-12 10:30:00',
      answered_at: '2026-01-12 10:30:09',
      ended_at: '2026-01-12 10:31:00',
    };
    const at = (event: string): string =>
      call('generic', { call_id: '1', event, ...times })
        .at.toISOString()
        .slice(11, 19);

    expect(['ringing', 'answered', 'ended', 'missed'].map(at)).toEqual([
      '03:30:00',
      '03:30:09',
      '03:31:00',
      '03:31:00',
    ]);
  });

  it('counts the talk from the times when it does not say how long it was', () => {
    const times = { answered_at: '2026-01-12 10:30:09', ended_at: '2026-01-12 10:31:00' };

    expect(call('generic', { call_id: '1', event: 'ended', ...times }).talkSeconds).toBe(51);
  });

  it('means a missed call when it ended without an answer, and no other', () => {
    const ended = { call_id: '1', event: 'HANGUP' };

    expect(call('generic', { ...ended, disposition: 'NO ANSWER' }).event).toBe('missed');
    expect(call('generic', { ...ended, disposition: 'no answered' }).event).toBe('missed');
    expect(call('generic', { ...ended, disposition: 'BUSY', bill_sec: '0' }).event).toBe('missed');
    expect(call('generic', { ...ended, disposition: 'ANSWERED', bill_sec: 10 }).event).toBe('ended');
    expect(call('generic', ended).event).toBe('ended');
  });

  it('reads a record of a call by its times where its result is in other words', () => {
    const record = { id: '1', from_number: '0912345678', hangup_cause: 'NORMAL_CLEARING' };
    const ended = { ...record, time_started: '2026-01-12 10:30:00', time_ended: '2026-01-12 10:31:00' };

    expect(call('generic', { ...ended, time_answered: '2026-01-12 10:30:09' })).toMatchObject({
      event: 'ended',
      caller: '+84912345678',
      talkSeconds: 51,
    });
    expect(call('generic', ended).event).toBe('missed');
  });

  it('names what it does not know', () => {
    expect(normalise('generic', { call_id: '1', event: 'Đang chờ' })).toEqual({
      type: 'ignore',
      reason: 'the event "Đang chờ" is not used',
    });
  });

  it('tells of the link alone in a receipt of that kind', () => {
    const fields = { call_id: '1', event: 'ended', bill_sec: 9, recording_url: '/1.mp3' };

    expect(call('generic', fields, 'recording')).toMatchObject({ event: 'recording', recording: '/1.mp3' });
    expect(call('generic', fields)).not.toHaveProperty('recording');
  });
});

describe('CareSoft', () => {
  const info = {
    call_id: '1768188600.1050',
    caller: '0912345678',
    called: '02223888888',
    agent_id: '109',
    start_time: '2026-01-12 10:30:00',
    end_time: '2026-01-12 10:31:00',
  };

  it.each([
    ['start', {}, 'ringing'],
    ['answer', {}, 'answered'],
    ['end_call', { call_status: 'meetAgent', talk_time: '00:00:51' }, 'ended'],
    ['end_call', { call_status: 'miss', talk_time: '00:00:00', missed_reason: 'Agent no answer' }, 'missed'],
  ])('tells by "%s" %j that a call is %s', (action, more, event) => {
    expect(call('caresoft', { object: 'call_in', action, call_info: { ...info, ...more } })).toMatchObject({
      callId: '1768188600.1050',
      event,
      direction: 'in',
      caller: '+84912345678',
      hotline: '+842223888888',
      extension: '109',
    });
  });

  it('brings talk time and recording', () => {
    const more = { call_status: 'meetAgent', talk_time: '00:00:51', path_download: 'https://rec.example.vn/1.wav' };
    const ended = { object: 'call_in', action: 'end_call', call_info: { ...info, ...more } };

    expect(call('caresoft', ended).talkSeconds).toBe(51);
    expect(call('caresoft', ended, 'recording').recording).toBe('https://rec.example.vn/1.wav');
  });

  it('tells of tickets and people too, which are no calls', () => {
    expect(normalise('caresoft', { object: 'ticket', action: 'create', ticket: { id: 1 } }).type).toBe('ignore');
    expect(normalise('caresoft', { ticket_id: 1 }).type).toBe('ignore');
  });
});

describe('Twilio Voice', () => {
  const leg = { CallSid: 'CA1', From: '+84912345678', To: '+842223888888', Direction: 'inbound' };

  it('rings, is answered on one telephone, and ends', () => {
    const operator = { CallSid: 'CA2', ParentCallSid: 'CA1', From: '+84912345678', To: '+84987654321' };

    expect(call('twilio', form({ ...leg, CallStatus: 'ringing' }))).toMatchObject({
      callId: 'CA1',
      event: 'ringing',
      caller: '+84912345678',
      hotline: '+842223888888',
    });
    expect(
      call('twilio', form({ ...operator, CallStatus: 'in-progress', Timestamp: 'Mon, 12 Jan 2026 03:30:09 +0000' })),
    ).toMatchObject({
      callId: 'CA1',
      event: 'answered',
      direction: 'in',
      caller: '+84912345678',
      extension: '+84987654321',
      at: new Date('2026-01-12T03:30:09Z'),
    });
    expect(call('twilio', form({ ...operator, CallStatus: 'completed', CallDuration: '51' }))).toMatchObject({
      callId: 'CA1',
      event: 'ended',
      talkSeconds: 51,
    });
  });

  it('is missed when nobody answered, not when one of several telephones did not', () => {
    expect(call('twilio', form({ ...leg, CallStatus: 'in-progress', DialCallStatus: 'no-answer' })).event).toBe(
      'missed',
    );
    const one = { CallSid: 'CA2', ParentCallSid: 'CA1', CallStatus: 'no-answer' };
    expect(normalise('twilio', form(one)).type).toBe('ignore');
  });

  it('does not count the greeting as talk', () => {
    expect(call('twilio', form({ ...leg, CallStatus: 'completed', CallDuration: '40' }))).not.toHaveProperty(
      'talkSeconds',
    );
  });

  it.each([
    ['RecordVerb', 'voicemail'],
    ['DialVerb', 'recording'],
  ])('brings a recording of %s as %s', (RecordingSource, event) => {
    const fields = { CallSid: 'CA1', RecordingSid: 'RE1', RecordingStatus: 'completed', RecordingSource };
    const RecordingUrl = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1';

    expect(call('twilio', form({ ...fields, RecordingUrl }))).toMatchObject({
      callId: 'CA1',
      event,
      recording: `${RecordingUrl}.mp3`,
    });
    expect(normalise('twilio', form({ ...fields, RecordingStatus: 'absent' })).type).toBe('ignore');
  });
});
