import { describe, expect, it } from 'vitest';
import type { RawInput, Verdict } from '../../src/channels/door.ts';
import { testAccount } from '../conformance/account.ts';
import { normaliseTwilio } from './normalise.ts';
import { twilioSettings } from './schema.ts';
import { signTwilio } from './signature.ts';
import { reportOf, twilioErrorClass } from './status.ts';
import { verifyTwilio } from './verify.ts';

const settings = twilioSettings.parse({
  accountSid: 'AC00000000000000000000000000000001',
  authToken: 'token-of-a-test',
  from: '+15005550006',
  keyword: '1022',
});
const account = testAccount(settings);
const receivedAt = new Date('2026-01-12T03:30:00Z');
const message = {
  AccountSid: settings.accountSid,
  MessageSid: 'SM00000000000000000000000000000001',
  From: '+84912345678',
  To: '+15005550006',
  Body: '1022 duong ngap',
  NumMedia: '0',
};

function input(fields: Readonly<Record<string, string>>, patch: Partial<RawInput> = {}): RawInput {
  const body = Buffer.from(new URLSearchParams(fields).toString());
  const query = patch.query ?? {};
  const search = new URLSearchParams(query).toString();
  const url = search === '' ? account.webhookUrl : `${account.webhookUrl}?${search}`;
  return {
    body,
    query,
    receivedAt,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signTwilio(settings.authToken, url, Object.entries(fields)),
      host: 'evil.example',
    },
    ...patch,
  };
}

function understood(verdict: Verdict) {
  if (!verdict.ok) throw new Error(`refused: ${verdict.code}`);
  const [receipt] = verdict.receipts;
  if (receipt === undefined) throw new Error('nothing to store');
  return normaliseTwilio(
    { ...receipt, headers: { 'content-type': 'application/x-www-form-urlencoded' }, receivedAt },
    account,
  );
}

describe('the door for Twilio', () => {
  it('knows the telephone of who writes by WhatsApp over the same number', () => {
    const body = { ...message, From: 'whatsapp:+84912345678' };

    expect(understood(verifyTwilio(input(body), account))).toMatchObject({
      message: { from: { address: '+84912345678', verified: true }, automatic: null },
    });
  });

  it('takes a signed message and answers with no instructions', () => {
    const verdict = verifyTwilio(input(message), account);

    expect(verdict).toMatchObject({
      ok: true,
      receipts: [{ kind: 'message', externalId: message.MessageSid }],
      answer: { type: 'text/xml', text: expect.stringContaining('<Response></Response>') },
    });
    expect(understood(verdict)).toMatchObject({
      type: 'message',
      message: { text: 'duong ngap', fullText: '1022 duong ngap', conversation: '+84912345678' },
    });
  });

  it('gives a replayed message the same id', () => {
    const [first, second] = [verifyTwilio(input(message), account), verifyTwilio(input(message), account)];

    expect(first).toEqual(second);
  });

  it('takes fields that it does not know', () => {
    expect(verifyTwilio(input({ ...message, Another: 'new' }), account)).toMatchObject({ ok: true });
  });

  it('takes the older names of the message id', () => {
    const { MessageSid, ...rest } = message;

    expect(understood(verifyTwilio(input({ ...rest, SmsSid: MessageSid }), account))).toMatchObject({
      message: { externalId: MessageSid },
    });
  });

  it.each([
    [
      'a wrong signature',
      input(message, { headers: { ...input(message).headers, 'x-twilio-signature': 'AAAA' } }),
      403,
    ],
    ['no signature', input(message, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 403],
    ['another account', input({ ...message, AccountSid: 'AC99999999999999999999999999999999' }), 403],
    ['another type', input(message, { headers: { 'content-type': 'text/xml' } }), 415],
    ['too much', input({ ...message, Body: 'a'.repeat(1_100_000) }), 413],
    ['too many fields', input(Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`f${index}`, '1']))), 400],
  ])('refuses %s', (_, given, status) => {
    expect(verifyTwilio(given, account)).toMatchObject({ ok: false, status });
  });

  it('says of which file it was given no address, and takes the others', () => {
    const second = 'https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME2';
    const mms = { ...message, Body: '', NumMedia: '3', MediaUrl1: second, MediaContentType1: 'image/jpeg' };
    const result = understood(verifyTwilio(input({ ...mms, MediaUrl2: 'ME3' }), account));

    expect(result).toMatchObject({
      message: {
        remoteFiles: [{ name: 'mms-2.jpeg', remote: second }],
        problems: [
          { en: expect.stringContaining('file 1 of the 3'), vi: expect.stringContaining('tệp thứ 1 trong 3') },
          { en: expect.stringContaining('file 3 of the 3') },
        ],
      },
    });
  });

  it('stores what Twilio signed and the hub does not know, for people to look at', () => {
    expect(understood(verifyTwilio(input({ AccountSid: settings.accountSid, Event: 'new' }), account))).toMatchObject({
      type: 'unreadable',
    });
  });

  it('reads a status callback with the id of our message', () => {
    const query = { message: '0198c0de-0000-7000-8000-000000000001' };
    const status = { AccountSid: settings.accountSid, MessageSid: 'SM2', MessageStatus: 'delivered' };

    const verdict = verifyTwilio(input(status, { query }), account);

    expect(verdict).toMatchObject({ receipts: [{ kind: 'status', externalId: 'SM2:delivered' }] });
    expect(understood(verdict)).toEqual({
      type: 'notice',
      notice: { kind: 'delivery', reports: [{ about: { messageId: query.message }, state: 'delivered' }] },
    });
    expect(verifyTwilio({ ...input(status, { query }), query: { message: 'forged' } }, account)).toMatchObject({
      status: 403,
    });
  });
});

describe('what other messengers tell over Twilio', () => {
  const whatsApp = { ...message, From: 'whatsapp:+84912345678', Body: '' };

  it('is who somebody is, and what the place is called that they share', () => {
    const place = { Latitude: '21.1', Longitude: '106.0', Label: 'Chợ Giầu', Address: 'Từ Sơn' };
    expect(understood(verifyTwilio(input({ ...whatsApp, ...place, ProfileName: 'Lan' }), account))).toMatchObject({
      message: { text: 'Chợ Giầu\nTừ Sơn', from: { name: 'Lan' }, point: { lat: 21.1, lon: 106 } },
    });
  });

  it('loses no file, whatever number of them is told', () => {
    const files = { NumMedia: 'two', MediaUrl0: 'https://api.twilio.com/0', MediaUrl1: 'https://api.twilio.com/1' };
    const read = understood(verifyTwilio(input({ ...whatsApp, ...files }), account));
    expect(read.type === 'message' && read.message.remoteFiles).toHaveLength(2);
  });
});

describe('words that Twilio heeds by itself', () => {
  const heard = (patch: object) => understood(verifyTwilio(input({ ...message, ...patch }), account));

  it('change its own list, so that the hub need not confirm them', () => {
    expect(heard({ Body: ' stop ' })).toMatchObject({ type: 'notice', notice: { kind: 'person', did: 'stopped' } });
    expect(heard({ Body: 'UNSTOP' })).toMatchObject({ type: 'notice', notice: { kind: 'person', did: 'followed' } });
  });

  it.each([
    ['words it does not know', { Body: 'HUY' }],
    ['more than the word', { Body: 'STOP 1022' }],
    ['what comes by WhatsApp', { From: 'whatsapp:+84912345678', Body: 'STOP' }],
    ['what was written to a short code', { To: '80808', Body: 'STOP' }],
  ])('are not %s: those are for the hub', (_, patch) => {
    expect(heard(patch)).toMatchObject({ type: 'message' });
  });
});

describe('states of Twilio', () => {
  it.each([
    ['queued', 'sent'],
    ['sending', 'sent'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['undelivered', 'failed'],
    ['failed', 'failed'],
  ])('knows %s as %s', (status, state) => {
    expect(reportOf({ sid: 'SM1', status })).toMatchObject({ about: { providerId: 'SM1' }, state });
  });

  it('ignores a status that is none', () => {
    expect(reportOf({ sid: 'SM1', status: 'received' })).toBeNull();
  });

  it.each(['30001', '30003', '30022'])(
    'sends once more, later, what surely did not arrive and may next time: %s',
    (errorCode) => {
      expect(reportOf({ sid: 'SM1', status: 'undelivered', errorCode })).toMatchObject({
        state: 'failed',
        errorClass: 'recipient_unreachable',
        retryAfterMs: 30 * 60_000,
      });
    },
  );

  it.each(['30004', '30006', '30007', '99999'])('does not send again what never arrives: %s', (errorCode) => {
    expect(reportOf({ sid: 'SM1', status: 'failed', errorCode })).not.toHaveProperty('retryAfterMs');
  });

  it.each(['30008', '30009', '30500'])('leaves to a person what may have arrived: %s', (errorCode) => {
    expect(reportOf({ sid: 'SM1', status: 'undelivered', errorCode })).toEqual({
      about: { providerId: 'SM1' },
      state: 'unknown',
      detail: `Twilio: undelivered, error ${errorCode}`,
    });
  });
});

describe('error classes of Twilio', () => {
  it.each([
    [21211, 400, 'recipient_unreachable'],
    [21214, 400, 'recipient_unreachable'],
    [21217, 400, 'recipient_unreachable'],
    [21614, 400, 'recipient_unreachable'],
    [21610, 400, 'recipient_unreachable'],
    [21408, 400, 'permanent'],
    [30004, 400, 'recipient_unreachable'],
    [30005, 400, 'recipient_unreachable'],
    [30006, 400, 'recipient_unreachable'],
    [30007, 400, 'permanent'],
    [20429, 429, 'retry'],
    [30001, 400, 'retry'],
    [30008, 400, 'retry'],
    [20003, 401, 'reauth'],
    [21606, 400, 'config'],
    [99999, 400, 'permanent'],
    [99999, 401, 'reauth'],
    [99999, 403, 'config'],
    [99999, 429, 'retry'],
    [99999, 500, 'retry'],
    [null, 503, 'retry'],
  ] as const)('gives %s with HTTP %i the class %s', (code, status, errorClass) => {
    expect(twilioErrorClass(code, status)).toBe(errorClass);
  });
});
