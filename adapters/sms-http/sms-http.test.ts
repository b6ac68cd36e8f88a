import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawInput, Verdict } from '../../src/channels/door.ts';
import { anyText } from '../../test/support/properties/any-text.ts';
import { assertProperty } from '../../test/support/properties/assert-property.ts';
import { testAccount } from '../conformance/account.ts';
import { isRightChecksum } from './checksum.ts';
import { fill, textAt } from './fill.ts';
import { readTime } from './inbound-time.ts';
import { normaliseSmsHttp } from './normalise.ts';
import { smsHttpSettings } from './schema.ts';
import { reportOf } from './status-rules.ts';
import { presets } from './presets.ts';
import { verifySmsHttp } from './verify.ts';

const receivedAt = new Date('2026-01-12T03:30:00Z');
const token = 'a-long-random-token';

function accountOf(settings: object) {
  return testAccount(smsHttpSettings.parse(settings));
}

function byGet(query: Readonly<Record<string, string>>): RawInput {
  return { body: Buffer.alloc(0), headers: {}, query, receivedAt };
}

function byJson(value: object, headers: Readonly<Record<string, string>> = {}): RawInput {
  const body = Buffer.from(JSON.stringify(value));
  return { body, headers: { 'content-type': 'application/json', ...headers }, query: {}, receivedAt };
}

function understood(verdict: Verdict, account: ReturnType<typeof accountOf>) {
  if (!verdict.ok) throw new Error(`refused: ${verdict.code}`);
  const [receipt] = verdict.receipts;
  if (receipt === undefined) throw new Error('nothing to store');
  return normaliseSmsHttp({ ...receipt, headers: {}, receivedAt }, account);
}

const mo = {
  sender: '84912345678',
  content: '1022 đường ngập',
  serviceNumber: '8041',
  keyword: '1022',
  smsid: '77001',
  cpid: '1022',
  receiverTime: '20260112103000',
};
const moSign = createHash('md5').update(`102277001${mo.content}${mo.receiverTime}17417a0d`, 'utf8');
const hex = moSign.copy().digest('hex');
const base64 = moSign.copy().digest('base64');

describe('the door for eSMS', () => {
  const account = accountOf({ preset: 'esms', inboundSecret: '17417a0d', callbackToken: token, keyword: '1022' });

  it.each([
    ['in hex', hex],
    ['in upper case', hex.toUpperCase()],
    ['in base64', base64],
    ['in base64 that nobody escaped', base64.replaceAll('+', ' ')],
  ])('takes a message that is signed %s', (_, sign) => {
    const verdict = verifySmsHttp(byGet({ ...mo, sign }), account);

    expect(verdict).toMatchObject({ ok: true, receipts: [{ kind: 'message', externalId: '77001' }] });
    expect(understood(verdict, account)).toMatchObject({
      message: { text: 'đường ngập', sentAt: new Date('2026-01-12T10:30:00+07:00'), conversation: '+84912345678' },
    });
  });

  it.each([
    ['another text', { ...mo, content: '1022 khác', sign: hex }],
    ['no signature', mo],
    ['an empty signature', { ...mo, sign: '' }],
    ['the token in place of the signature', { ...mo, token }],
    ['a signature of another length', { ...mo, sign: hex.slice(2) }],
  ])('refuses %s', (_, query) => {
    expect(verifySmsHttp(byGet(query), account)).toMatchObject({ ok: false, status: 403 });
  });

  it('gives a repeated message the same id and keeps no token', () => {
    const [first, second] = [hex, base64].map((sign) => verifySmsHttp(byGet({ ...mo, sign, token }), account));

    expect(first).toMatchObject({ receipts: [{ externalId: '77001' }] });
    expect(second).toMatchObject({ receipts: [{ externalId: '77001' }] });
    expect(JSON.stringify(first)).not.toContain(token);
  });

  it('falls back to the token where no secret is known, and is never open', () => {
    const byToken = accountOf({ preset: 'esms', callbackToken: token });

    expect(verifySmsHttp(byGet({ ...mo, token }), byToken)).toMatchObject({ ok: true });
    expect(verifySmsHttp(byGet(mo), byToken)).toMatchObject({ status: 403 });
    expect(smsHttpSettings.safeParse({ preset: 'esms' }).success).toBe(false);
    expect(
      verifySmsHttp(byGet({ SMSID: '1', SendStatus: '5' }), accountOf({ preset: 'esms', inboundSecret: 's' })),
    ).toMatchObject({ status: 403 });
  });

  it('escapes what it gives back in its answer', () => {
    const query = { ...mo, sender: '<b>&', token };
    const verdict = verifySmsHttp(byGet(query), accountOf({ preset: 'esms', callbackToken: token }));

    expect(verdict).toMatchObject({ answer: { text: expect.stringContaining('<Receiver>&lt;b&gt;&amp;</Receiver>') } });
  });

  it('tells strangers and broken calls apart', () => {
    expect(verifySmsHttp(byGet({}), account)).toMatchObject({ status: 403 });
    expect(verifySmsHttp(byGet({ token }), account)).toMatchObject({ status: 400 });
    expect(verifySmsHttp({ ...byGet({}), body: Buffer.alloc(300_000) }, account)).toMatchObject({ status: 413 });
  });
});

describe('a report whose provider puts a second question mark', () => {
  it('is let in and read all the same', () => {
    const account = accountOf({ preset: 'esms', callbackToken: token });
    const stuck = { token: `${token}?SMSID=s1`, SendStatus: '5', SendSuccess: '1', SendFailed: '0' };

    expect(understood(verifySmsHttp(byGet(stuck), account), account)).toMatchObject({
      notice: { reports: [{ about: { providerId: 's1' }, state: 'delivered' }] },
    });
    expect(verifySmsHttp(byGet({ ...stuck, token: `other-${token}?SMSID=s1` }), account).ok).toBe(false);
  });
});

describe('reports of eSMS', () => {
  const report = (params: Record<string, string>) => reportOf({ SMSID: 's-1', ...params }, presets.esms.profile.status);

  it.each([
    [{ SendStatus: '1' }, 'sent'],
    [{ SendStatus: '2' }, 'sent'],
    [{ SendStatus: '7' }, 'sent'],
    [{ SendStatus: '5', SendSuccess: '1', SendFailed: '0' }, 'delivered'],
    [{ SendStatus: '5', SendSuccess: '0', SendFailed: '1' }, 'failed'],
    [{ SendStatus: '4' }, 'failed'],
  ])('says of %j: %s', (params, state) => {
    expect(report(params)).toMatchObject({ about: { providerId: 's-1' }, state });
  });

  it('says nothing of a status that nobody knows', () => {
    expect(report({ SendStatus: '9' })).toBeNull();
  });

  it.each([
    ['%257B%2522error%2522%253A%2522h%25E1%25BA%25BFt%2522%257D', '{"error":"hết"}'],
    ['System.Exception: failed____12/01/2026 10:30:00', 'System.Exception: failed'],
    ['%E1%BA', '%E1%BA'],
  ])('reads the detail %s', (error_info, detail) => {
    expect(report({ SendStatus: '4', error_info })).toMatchObject({ detail });
  });
});

describe('the door for V-COM', () => {
  const account = accountOf({ preset: 'vcom', inboundSecret: '5fdc57e9' });
  const message = {
    type: 'new',
    client_id: 'demo',
    request_id: '1297875832',
    service_id: '7068',
    command_code: '1022',
    message: '1022 mat dien',
    telco: 'VT',
    phone: '84912345678',
    time: 1_768_188_600,
  };
  const checksum = createHash('sha256').update('demo1297875832849123456785fdc57e91768188600').digest('base64');

  it('takes a message and its recovery as one', () => {
    const first = verifySmsHttp(byJson({ ...message, checksum }), account);
    const again = verifySmsHttp(byJson({ ...message, type: 'recovery', checksum }), account);

    expect(first).toMatchObject({ receipts: [{ externalId: '1297875832' }], answer: { type: 'application/json' } });
    expect(again).toMatchObject({ receipts: [{ externalId: '1297875832' }] });
    expect(understood(first, account)).toMatchObject({ message: { sentAt: new Date(1_768_188_600_000) } });
  });

  it('refuses another checksum', () => {
    expect(verifySmsHttp(byJson({ ...message, phone: '84987654321', checksum }), account)).toMatchObject({
      status: 403,
    });
    expect(verifySmsHttp(byJson(message), account)).toMatchObject({ status: 403 });
  });
});

describe('the door for a gateway of one’s own', () => {
  const settings = { preset: 'generic', baseUrl: 'https://sms.example.vn', inboundSecret: 'shared' };
  const account = accountOf(settings);
  const message = { id: 'm-1', from: '0912345678', to: '1022', text: 'đường ngập', time: '2026-01-12T03:30:00Z' };

  function signed(value: object): RawInput {
    const signature = createHmac('sha256', 'shared').update(JSON.stringify(value)).digest('hex');
    return byJson(value, { 'x-signature': `sha256=${signature}` });
  }

  it('takes what is signed over its bytes, messages and reports', () => {
    expect(understood(verifySmsHttp(signed(message), account), account)).toMatchObject({
      message: { externalId: 'm-1', text: 'đường ngập' },
    });
    const report = { reference: '0198c0de-0000-7000-8000-000000000001', id: 'm-1', status: 'delivered' };
    expect(understood(verifySmsHttp(signed(report), account), account)).toMatchObject({
      notice: { reports: [{ about: { messageId: report.reference }, state: 'delivered' }] },
    });
    expect(verifySmsHttp({ ...signed(message), body: Buffer.from('{"from":"x"}') }, account)).toMatchObject({
      status: 403,
    });
  });

  it('takes names and recipes from the settings, also as words of a command line', () => {
    const own = accountOf({
      ...settings,
      inbound: JSON.stringify({
        fields: { id: 'mo_id', from: 'msisdn', text: 'data.body' },
        checksum: { field: 'sig', algorithm: 'sha1', of: '{{mo_id}}|{{secret}}', encoding: 'hex' },
        reply: '0|{{mo_id}}',
      }),
    });
    const sig = createHash('sha1').update('9|shared').digest('hex');

    const verdict = verifySmsHttp(byJson({ mo_id: 9, msisdn: '84912345678', data: { body: 'alo' }, sig }), own);

    expect(verdict).toMatchObject({ receipts: [{ externalId: '9' }], answer: { text: '0|9' } });
    expect(understood(verdict, own)).toMatchObject({ message: { text: 'alo' } });
  });

  it('waits for the rest of a long message where settings say so', () => {
    const patient = accountOf({ ...settings, joinSeconds: '20' });

    const verdict = verifySmsHttp(signed(message), patient);

    expect(verdict).toMatchObject({ receipts: [{ settleMs: 20_000, group: '0912345678>1022' }] });
    expect(understood(verdict, patient)).toMatchObject({ message: { group: '0912345678>1022' } });
  });

  it('makes one id of a message that has none', () => {
    const { id: _id, ...rest } = message;
    const [first, second] = [verifySmsHttp(signed(rest), account), verifySmsHttp(signed(rest), account)];

    expect(first).toEqual(second);
    expect(first).toMatchObject({ receipts: [{ externalId: expect.stringMatching(/^[0-9a-f]{64}$/u) }] });
  });

  it('refuses settings that cannot work', () => {
    expect(smsHttpSettings.safeParse({ preset: 'generic', inboundSecret: 's' }).success).toBe(false);
    expect(smsHttpSettings.safeParse({ ...settings, sending: '{"successPattern":"("}' }).success).toBe(false);
    expect(smsHttpSettings.safeParse({ ...settings, sending: 'no JSON' }).success).toBe(false);
  });
});

describe('errors of eSMS', () => {
  it.each([
    ['99', 'recipient_unreachable'],
    ['101', 'reauth'],
    ['103', 'config'],
    ['108', 'recipient_unreachable'],
    ['140', 'config'],
    ['146', 'config'],
    ['199', 'retry'],
  ])('%s is %s', (code, errorClass) => {
    expect(presets.esms.profile.sending.errors).toMatchObject({ [code]: errorClass });
  });
});

describe('small parts', () => {
  it('fills a template once', () => {
    expect(fill('{{a}}-{{b-c}}-{{missing}}', { a: '{{b-c}}', 'b-c': '2' })).toBe('{{b-c}}-2-');
    expect(fill('{{constructor}}', {})).toBe('');
  });

  it('finds values on a path', () => {
    expect(textAt({ data: { code: 200 } }, 'data.code')).toBe('200');
    expect(textAt({ data: null }, 'data.code')).toBeNull();
    expect(textAt({}, 'constructor.name')).toBeNull();
  });

  it.each([
    ['20260112103000', '2026-01-12T03:30:00.000Z'],
    ['2026-01-12 10:30:00', '2026-01-12T03:30:00.000Z'],
    ['2026-01-12T03:30:00Z', '2026-01-12T03:30:00.000Z'],
    ['1768188600', '2026-01-12T03:30:00.000Z'],
    ['1768188600000', '2026-01-12T03:30:00.000Z'],
    ['20269912103000', undefined],
    ['hôm qua', undefined],
    ['', undefined],
  ])('reads the time %j', (text, time) => {
    expect(readTime(text)?.toISOString()).toBe(time);
  });

  it('takes no checksum of chance', () => {
    const recipe = { field: 'sign', algorithm: 'md5', of: '{{a}}{{secret}}', encoding: 'either' } as const;
    assertProperty(
      fc.property(anyText, (given) => {
        expect(isRightChecksum(recipe, { values: { a: '1' }, given, secret: 's' })).toBe(false);
      }),
    );
    const right = createHash('md5').update('1s').digest('hex');
    expect(isRightChecksum(recipe, { values: { a: '1' }, given: right, secret: 's' })).toBe(true);
    expect(isRightChecksum(recipe, { values: { a: '1' }, given: right, secret: '' })).toBe(false);
  });
});
