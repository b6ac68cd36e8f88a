import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import type { RawInput, Verdict } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import { testAccount } from '../conformance/account.ts';
import { voiceSettings, type VoiceSettings } from './schema.ts';
import { verifyCall } from './verify.ts';

const receivedAt = new Date('2026-01-12T03:30:00Z');

function input(body: string, headers: Record<string, string> = {}, query: Record<string, string> = {}): RawInput {
  return { body: Buffer.from(body), headers, query, receivedAt };
}

function account(settings: object): Account<VoiceSettings> {
  return testAccount(voiceSettings.parse(settings), { webhookUrl: 'https://hub.example.vn/webhooks/voice/hotline' });
}

function ids(verdict: Verdict): readonly string[] {
  return verdict.ok ? verdict.receipts.map((receipt) => `${receipt.kind} ${receipt.externalId}`) : [];
}

describe('CareSoft', () => {
  const caresoft = account({ preset: 'caresoft', secret: 'CS123' });
  // The example of CareSoft's own page.
  const body = '{"ticket_id":1}';
  const signature = '420A69CE7D3C36559E9828D6361530DF30065D37';

  it('signs as its page shows', () => {
    expect(verifyCall(input(body, { 'x-hub-signature': signature }), caresoft).ok).toBe(true);
    expect(verifyCall(input(body, { 'x-hub-signature': signature.toLowerCase() }), caresoft).ok).toBe(true);
  });

  it.each([
    ['another body', '{"ticket_id":2}', signature],
    ['a body written anew', '{"ticket_id": 1}', signature],
    ['a cut signature', body, signature.slice(0, -1)],
    ['no signature', body, ''],
  ])('is refused with %s', (_, changed, shown) => {
    expect(verifyCall(input(changed, { 'x-hub-signature': shown }), caresoft)).toMatchObject({
      ok: false,
      status: 401,
    });
  });

  it('is refused with the header of another preset', () => {
    expect(verifyCall(input(body, { 'x-hub-signature-256': signature }), caresoft).ok).toBe(false);
  });
});

describe('Twilio Voice', () => {
  const token = '12345678901234567890123456789012';
  const caller = account({ preset: 'twilio', secret: token });
  const params = {
    CallSid: 'CA1',
    From: '+84912345678',
    To: '+842223888888',
    CallStatus: 'ringing',
    CallerName: ' Lan ',
  };
  const body = new URLSearchParams(params).toString();

  it('signs as its own package does, blanks and query included', () => {
    const signed = twilio.getExpectedTwilioSignature(token, caller.webhookUrl, params);
    expect(verifyCall(input(body, { 'x-twilio-signature': signed }), caller).ok).toBe(true);

    const withQuery = twilio.getExpectedTwilioSignature(token, `${caller.webhookUrl}?step=2`, params);
    expect(verifyCall(input(body, { 'x-twilio-signature': withQuery }, { step: '2' }), caller).ok).toBe(true);
    expect(verifyCall(input(body, { 'x-twilio-signature': withQuery }), caller).ok).toBe(false);
  });

  it('may sign the standard port', () => {
    const url = 'https://hub.example.vn:443/webhooks/voice/hotline';
    const signed = twilio.getExpectedTwilioSignature(token, url, params);

    expect(verifyCall(input(body, { 'x-twilio-signature': signed }), caller).ok).toBe(true);
  });

  it.each(['', 'AAAA', 'x'.repeat(28)])('is refused with the signature "%s"', (signature) => {
    expect(verifyCall(input(body, { 'x-twilio-signature': signature }), caller)).toMatchObject({ status: 401 });
  });

  it('cannot be imitated with a token in the address', () => {
    expect(verifyCall(input('', {}, { CallSid: 'CA1', token }), caller).ok).toBe(false);
  });
});

describe('every preset', () => {
  it.each(['generic', 'caresoft', 'twilio'] as const)('fails closed without a secret (%s)', (preset) => {
    expect(voiceSettings.safeParse({ preset }).success).toBe(false);
    const open = {
      ...account({ preset, secret: 'x' }),
      settings: { ...voiceSettings.parse({ preset, secret: 'x' }), secret: '' },
    };

    expect(verifyCall(input('{"call_id":"1"}', { 'x-hub-signature-256': '', 'x-hub-signature': '' }), open).ok).toBe(
      false,
    );
    expect(verifyCall(input('', {}, { callid: '1', token: '' }), open).ok).toBe(false);
  });

  it('refuses a body larger than any event', () => {
    const large = input(`{"call_id":"${'1'.repeat(2 ** 18)}"}`);

    expect(verifyCall(large, account({ secret: 'x' }))).toMatchObject({ status: 413 });
  });
});

describe('keys', () => {
  const open = account({ secret: 'secret' });
  const get = (fields: Record<string, string>, at = receivedAt): readonly string[] =>
    ids(verifyCall({ ...input('', {}, { token: 'secret', ...fields }), receivedAt: at }, open));

  it('are the same for a replay, however late', () => {
    const first = get({ callid: '7', event: 'END' });

    expect(first).toEqual(['call 7:ended']);
    expect(get({ callid: '7', event: 'END' }, new Date('2026-02-12T03:30:00Z'))).toEqual(first);
  });

  it('tell the telephones apart that ring and answer', () => {
    expect(get({ callid: '7', event: 'RING', extension: '101' })).toEqual(['call 7:ringing:101']);
    expect(get({ callid: '7', event: 'RING', extension: '102' })).toEqual(['call 7:ringing:102']);
    expect(get({ callid: '7', event: 'END', extension: '102' })).toEqual(['call 7:ended']);
  });

  it('let a recording through that comes with the second telling of the end', () => {
    const [, recording, ...none] = get({ callid: '7', event: 'END', recording_url: '/7.mp3' });

    expect(recording).toMatch(/^recording 7:recording:\w{24}$/u);
    expect(none).toEqual([]);
    expect(get({ callid: '7', event: 'RECORDING', recording_url: '/7.mp3' })).toEqual([recording]);
  });

  it('keep neither token nor signature with the event', () => {
    const verdict = verifyCall(input('', {}, { token: 'secret', callid: '7', event: 'RING' }), open);

    expect(verdict.ok && verdict.receipts[0]?.body.toString()).toBe('{"callid":"7","event":"RING"}');
  });
});
