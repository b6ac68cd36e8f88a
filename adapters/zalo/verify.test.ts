import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RawInput, Verdict } from '../../src/channels/door.ts';
import { zaloSettings } from './schema.ts';
import { isSigned, signatureOf } from './signature.ts';
import { verifyEvent } from './verify.ts';

const settings = zaloSettings.parse({ appId: '123', oaId: '456', oaSecretKey: 'khoa', appSecret: 'bi-mat' });
const receivedAt = new Date('2026-01-12T03:30:00Z');
const timestamp = String(receivedAt.getTime() - 60_000);

const text = {
  app_id: '123',
  event_name: 'user_send_text',
  timestamp,
  sender: { id: '789' },
  recipient: { id: '456' },
  message: { msg_id: 'm1', text: 'Mất nước ở phường Kinh Bắc' },
};

function input(body: string | Buffer, header?: string): RawInput {
  const headers = header === undefined ? {} : { 'x-zevent-signature': header };
  return { body: Buffer.from(body), headers, query: {}, receivedAt };
}

function macOf(body: string, at = timestamp): string {
  return `mac=${createHash('sha256').update(`123${body}${at}khoa`).digest('hex')}`;
}

function verify(event: object | string, header?: string): Verdict {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const { timestamp: at } = { timestamp, ...(typeof event === 'string' ? {} : event) };
  return verifyEvent(input(body, header ?? macOf(body, String(at))), { settings });
}

function receiptsOf(event: object): readonly { kind: string; externalId: string }[] {
  const verdict = verify(event);
  if (!verdict.ok) throw new Error(verdict.code);
  return verdict.receipts.map(({ kind, externalId }) => ({ kind, externalId }));
}

describe('the signature of an event', () => {
  it('is the plain hash of application, raw body, timestamp and OA secret', () => {
    const signed = { appId: '1', body: Buffer.from('{}'), timestamp: '2', oaSecretKey: '3' };

    expect(signatureOf(signed)).toBe(createHash('sha256').update('1{}23').digest('hex'));
  });

  it.each([
    ['with its prefix', (mac: string) => mac],
    ['without its prefix', (mac: string) => mac.replace('mac=', '')],
    ['as the documentation writes it', (mac: string) => mac.replace('mac=', 'mac = ')],
    ['in capitals between blanks', (mac: string) => ` ${mac.toUpperCase()} `],
  ])('is accepted %s', (_name, written) => {
    expect(verify(text, written(macOf(JSON.stringify(text)))).ok).toBe(true);
  });

  it('is taken over the bytes, also when letters are escaped', () => {
    const escaped = JSON.stringify(text).replaceAll('ấ', String.raw`\u1ea5`);

    expect(escaped).toContain(String.raw`\u1ea5`);
    expect(verify(escaped).ok).toBe(true);
    expect(verify(escaped, macOf(JSON.stringify(text)))).toMatchObject({ status: 401, code: 'zalo.signature' });
  });

  it.each(['', 'mac=', 'mac=zz', `mac=${'0'.repeat(64)}`, 'đ'.repeat(32)])('is refused as "%s"', (header) => {
    expect(verify(text, header)).toMatchObject({ ok: false, status: 401 });
  });

  it('is refused when it was made with another key or the application secret', () => {
    const body = JSON.stringify(text);
    const wrong = createHash('sha256').update(`123${body}${timestamp}bi-mat`).digest('hex');

    expect(verify(text, `mac=${wrong}`)).toMatchObject({ ok: false, code: 'zalo.signature' });
  });

  it('is never right without a secret', () => {
    const signed = { appId: '1', body: Buffer.from('{}'), timestamp: '2', oaSecretKey: '' };

    expect(isSigned(signatureOf(signed), signed)).toBe(false);
    expect(zaloSettings.safeParse({ ...settings, oaSecretKey: '' }).success).toBe(false);
    expect(zaloSettings.safeParse({ appId: '1', oaId: '2', appSecret: '3' }).success).toBe(false);
  });

  it('accepts a timestamp that is a number', () => {
    expect(verify({ ...text, timestamp: Number(timestamp) }).ok).toBe(true);
  });

  it('refuses events of another application, and bodies that are none', () => {
    expect(verify({ ...text, app_id: '999' })).toMatchObject({ status: 403, code: 'zalo.app' });
    expect(verify('[1,2]')).toMatchObject({ status: 400, code: 'zalo.malformed' });
    expect(verify({ ...text, timestamp: 'soon' })).toMatchObject({ status: 400 });
  });
});

describe('the age of an event', () => {
  it.each([
    ['just now', 0, true],
    ['at the last retry', 6_630_000, true],
    ['after 23 hours', 23 * 3_600_000, true],
    ['after more than a day', 24 * 3_600_000 + 1, false],
  ])('%s decides', (_name, ageMs, ok) => {
    const verdict = verify({ ...text, timestamp: String(receivedAt.getTime() - ageMs) });

    expect(verdict.ok).toBe(ok);
    if (!verdict.ok) expect(verdict.code).toBe('zalo.old');
  });
});

describe('an unsigned request', () => {
  it.each(['', '{}', '{"event_name":"test","timestamp":"1768188540000"}'])(
    'that holds nothing is answered: %s',
    (body) => {
      expect(verifyEvent(input(body), { settings })).toEqual({ ok: true, receipts: [] });
    },
  );

  it('with contents is refused', () => {
    expect(verifyEvent(input(JSON.stringify(text)), { settings })).toMatchObject({
      status: 401,
      code: 'zalo.unsigned',
    });
    expect(verifyEvent(input('{"follower":{"id":"1"}}'), { settings })).toMatchObject({ status: 401 });
    expect(verifyEvent(input('nothing of Zalo'), { settings })).toMatchObject({ status: 401 });
  });
});

describe('what an event is stored as', () => {
  it('gives a message its own id, however often it comes', () => {
    expect(receiptsOf(text)).toEqual([{ kind: 'message', externalId: 'm1' }]);
    expect(receiptsOf({ ...text, new_field: { deep: [1] } })).toEqual([{ kind: 'message', externalId: 'm1' }]);
  });

  it('keeps what happens to one message apart', () => {
    const parties = { sender: { id: '456' }, recipient: { id: '789' }, message: { msg_id: 'm1' } };
    const events = ['oa_send_text', 'user_received_message', 'user_seen_message', 'user_reacted_message'];
    const keys = events.flatMap((event_name) => receiptsOf({ ...text, ...parties, event_name }));

    expect(new Set(keys.map(({ kind, externalId }) => `${kind}/${externalId}`)).size).toBe(4);
    expect(keys.slice(1, 3).map((key) => key.externalId)).toEqual(['m1:received', 'm1:seen']);
  });

  it('stores each message that was seen, once', () => {
    const seen = {
      ...text,
      event_name: 'user_seen_message',
      sender: { id: '456' },
      message: { msg_ids: ['a', 'b', 'a'] },
    };
    const verdict = verify(seen);

    expect(receiptsOf(seen).map((receipt) => receipt.externalId)).toEqual(['a:seen', 'b:seen']);
    expect(verdict.ok && verdict.receipts.map((receipt) => receipt.body.toString().includes('"a"'))).toEqual([
      true,
      false,
    ]);
  });

  it('tells two follows of one person apart by their time', () => {
    const follow = { event_name: 'follow', oa_id: '456', follower: { id: '789' }, timestamp };
    const later = { ...follow, timestamp: String(Number(timestamp) + 1) };

    expect(receiptsOf(follow)).toEqual(receiptsOf(follow));
    expect(receiptsOf(follow)).not.toEqual(receiptsOf(later));
  });

  it('lets an echo of a program wait for the answer of the call, and a colleague none', () => {
    const echo = { ...text, event_name: 'oa_send_text', sender: { id: '456' } };
    const [own] = [verify(echo)].flatMap((verdict) => (verdict.ok ? verdict.receipts : []));
    const [typed] = [verify({ ...echo, sender: { id: '456', admin_id: '1' } })].flatMap((verdict) =>
      verdict.ok ? verdict.receipts : [],
    );

    expect(own?.settleMs).toBeGreaterThan(0);
    expect(typed?.settleMs).toBeUndefined();
  });

  it('refuses a body of more than a mebibyte', () => {
    const large = { ...text, message: { msg_id: 'm1', text: 'a'.repeat(2 ** 20) } };

    expect(verify(large)).toMatchObject({ status: 413, code: 'zalo.size' });
  });
});
