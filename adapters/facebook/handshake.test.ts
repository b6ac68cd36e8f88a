import { describe, expect, it } from 'vitest';
import { signedRequest } from '../../test/support/platforms/graph-webhook.ts';
import { testAccount } from '../conformance/account.ts';
import { answerGet } from './handshake.ts';
import { facebookSettings } from './schema.ts';
import { verifyWebhook } from './verify.ts';

const settings = { pageId: '104210221022102', appSecret: 'secret-of-the-app', verifyToken: 'từ của hub' };
const account = testAccount(facebookSettings.parse(settings));
const receivedAt = new Date('2026-01-12T03:30:00Z');
const get = (query: Record<string, string>) => ({ body: Buffer.alloc(0), headers: {}, query, receivedAt });
const subscribe = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': settings.verifyToken };

describe('the handshake', () => {
  it('repeats the challenge to whoever knows our word', () => {
    expect(answerGet(get(subscribe), account)).toBe('1158201444');
  });

  it.each([
    ['another word', { ...subscribe, 'hub.verify_token': 'khác' }],
    ['no word', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': settings.verifyToken }],
    ['a challenge that is a page', { ...subscribe, 'hub.challenge': '<script>alert(1)</script>' }],
  ])('is refused with %s', (_name, query) => {
    expect(answerGet(get(query), account)).toBe(false);
  });

  it.each([
    ['another mode', { ...subscribe, 'hub.mode': 'unsubscribe' }],
    ['nothing', {}],
  ])('is none with %s', (_name, query) => {
    expect(answerGet(get(query), account)).toBeNull();
  });

  it('fails closed while there is no word', () => {
    const open = testAccount(facebookSettings.parse({ pageId: settings.pageId }));

    expect(answerGet(get({ ...subscribe, 'hub.verify_token': '' }), open)).toBe(false);
  });
});

describe('a request for deletion', () => {
  function ask(payload: object, secret = settings.appSecret) {
    const body = new URLSearchParams({ signed_request: signedRequest(payload, secret) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return verifyWebhook({ body: Buffer.from(body), headers, query: {}, receivedAt }, account);
  }
  const payload = { algorithm: 'HMAC-SHA256', issued_at: 1768188540, user_id: '2180011223344' };

  it('is answered with a code, and an address at which it can be looked up', () => {
    const verdict = ask(payload);
    const answer: unknown = verdict.ok ? JSON.parse(verdict.answer?.text ?? 'null') : null;

    expect(answer).toEqual({
      url: expect.stringMatching(/^https:\/\/hub\.example\.vn\/webhooks\/channel\/account-1\?deletion=[0-9a-z]+$/u),
      confirmation_code: expect.stringMatching(/^[0-9a-z]{20,}$/u),
    });
    const code = String(Reflect.get(Object(answer), 'confirmation_code'));
    expect(answerGet(get({ deletion: code }), account)).toContain('2026-01-12');
    expect(answerGet(get({ deletion: code.replace(/.$/u, (last) => (last === '0' ? '1' : '0')) }), account)).toBeNull();
  });

  it('is one request however often it comes', () => {
    expect(ask(payload)).toEqual(ask(payload));
  });

  it.each([
    ['signed by another', payload, 'another'],
    ['of another algorithm', { ...payload, algorithm: 'none' }, settings.appSecret],
    ['without a person', { algorithm: 'HMAC-SHA256', issued_at: 1 }, settings.appSecret],
  ])('is refused when it is %s', (_name, content, secret) => {
    expect(ask(content, secret)).toMatchObject({ ok: false, status: 401 });
  });
});
