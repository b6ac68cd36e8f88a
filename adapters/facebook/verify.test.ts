import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RawInput, Verdict } from '../../src/channels/door.ts';
import { asMetaWrites, metaHeaders } from '../../test/support/platforms/graph-webhook.ts';
import { leastCost } from '../../test/support/properties/least-cost.ts';
import { testAccount } from '../conformance/account.ts';
import { facebookSettings } from './schema.ts';
import { verifyWebhook } from './verify.ts';

const pageId = '104210221022102';
const appSecret = 'secret-of-the-app';
const account = testAccount(facebookSettings.parse({ pageId, appSecret }));
const spoken = (mid: string, text: string) => ({
  sender: { id: '73001' },
  recipient: { id: pageId },
  timestamp: 1768188540000,
  message: { mid, text },
});

function batchOf(...events: readonly object[]): object {
  return { object: 'page', entry: [{ id: pageId, time: 1768188540000, messaging: events }] };
}

function input(body: string, headers: Record<string, string> = metaHeaders(body, appSecret)): RawInput {
  return { body: Buffer.from(body), headers, query: {}, receivedAt: new Date('2026-01-12T03:30:00Z') };
}

function idsOf(verdict: Verdict): readonly string[] {
  return verdict.ok ? verdict.receipts.map((receipt) => `${receipt.kind} ${receipt.externalId}`) : [];
}

describe('the signature', () => {
  const payload = batchOf(spoken('m_1', 'Ổ gà / đường Trần Phú 😟'));

  it('is over the bytes as Meta wrote them, with escaped letters', () => {
    const body = asMetaWrites(payload);

    expect(body).toContain('\\u1ed4');
    expect(body).toContain('\\/');
    expect(verifyWebhook(input(body), account)).toMatchObject({ ok: true });
  });

  it('does not fit a body that was parsed and written anew', () => {
    const body = asMetaWrites(payload);
    const again = JSON.stringify(JSON.parse(body));

    expect(verifyWebhook(input(again, metaHeaders(body, appSecret)), account)).toMatchObject({
      ok: false,
      status: 401,
    });
  });

  it.each([
    ['none', {}],
    ['only the old SHA-1', { 'x-hub-signature': 'sha1=0123456789012345678901234567890123456789' }],
    ['one of another length', { 'x-hub-signature-256': 'sha256=abcd' }],
    ['one without its prefix', { 'x-hub-signature-256': 'f'.repeat(64) }],
    ['one by another secret', metaHeaders(asMetaWrites(payload), 'another')],
    ['one by an empty secret', metaHeaders(asMetaWrites(payload), '')],
  ])('is missed when there is %s', (_name, headers) => {
    expect(verifyWebhook(input(asMetaWrites(payload), headers), account)).toMatchObject({
      ok: false,
      status: 401,
      code: 'webhook.bad_signature',
    });
  });

  it('lets nothing in while the account has no secret', () => {
    const open = testAccount(facebookSettings.parse({ pageId }));
    const body = asMetaWrites(payload);

    expect(verifyWebhook(input(body, metaHeaders(body, '')), open)).toMatchObject({ ok: false, status: 403 });
    expect(verifyWebhook(input(body, {}), open)).toMatchObject({ ok: false, status: 403 });
  });

  it('may be in capital letters', () => {
    const body = asMetaWrites(payload);
    const hex = createHmac('sha256', appSecret).update(body).digest('hex').toUpperCase();

    expect(verifyWebhook(input(body, { 'x-hub-signature-256': `sha256=${hex}` }), account)).toMatchObject({ ok: true });
  });
});

describe('a batch', () => {
  it('becomes one receipt for each event, whichever list it stands in', () => {
    const body = asMetaWrites({
      object: 'page',
      entry: [
        { id: pageId, time: 1, messaging: [spoken('m_1', 'một')], standby: [spoken('m_2', 'hai')] },
        {
          id: pageId,
          time: 2,
          changes: [
            { field: 'feed', value: { item: 'comment', verb: 'add', comment_id: '5_6', post_id: `${pageId}_5` } },
          ],
        },
      ],
    });

    expect(idsOf(verifyWebhook(input(body), account))).toEqual(['message m_1', 'message m_2', 'comment 5_6']);
  });

  it('gives the same ids in any order and however often it comes', () => {
    const events = [spoken('m_1', 'một'), spoken('m_2', 'hai'), spoken('m_3', 'ba')];
    const there = idsOf(verifyWebhook(input(asMetaWrites(batchOf(...events))), account));
    const back = idsOf(verifyWebhook(input(asMetaWrites(batchOf(...events.toReversed(), ...events))), account));

    expect(new Set(back)).toEqual(new Set(there));
  });

  it('holds only what is of this Page', () => {
    const other = { id: '999', time: 1, messaging: [{ ...spoken('m_9', 'khác'), recipient: { id: '999' } }] };
    const mixed = { object: 'page', entry: [other, { id: pageId, time: 1, messaging: [spoken('m_1', 'một')] }] };

    expect(idsOf(verifyWebhook(input(asMetaWrites(mixed)), account))).toEqual(['message m_1']);
    const foreign = asMetaWrites({ object: 'page', entry: [other] });
    expect(verifyWebhook(input(foreign), account)).toMatchObject({
      ok: false,
      status: 403,
      code: 'webhook.other_page',
    });
  });

  it('is not spoilt by one odd event in it, which is kept as well', () => {
    const odd = [{ nonsense: true }, { message: { text: 'không có mã' } }, 7, null];
    const body = asMetaWrites({
      object: 'page',
      entry: [{ id: pageId, time: 1, messaging: [...odd, spoken('m_1', 'một')] }],
    });
    const verdict = verifyWebhook(input(body), account);

    expect(idsOf(verdict)).toHaveLength(5);
    expect(idsOf(verdict)).toContain('message m_1');
  });

  it('may have lists that are empty in any way', () => {
    const entry = { id: pageId, time: '1768188540', messaging: null, standby: [], changes: null };
    const body = asMetaWrites({ object: 'page', entry: [entry, { ...entry, messaging: [spoken('m_1', 'một')] }] });

    expect(idsOf(verifyWebhook(input(body), account))).toEqual(['message m_1']);
  });

  it('of a thousand updates is taken within the time that a front door has', () => {
    const body = asMetaWrites(
      batchOf(...Array.from({ length: 1000 }, (_, at) => spoken(`m_${at}`, 'Đường ngập '.repeat(20)))),
    );

    expect(idsOf(verifyWebhook(input(body), account))).toHaveLength(1000);
    expect(leastCost(() => verifyWebhook(input(body), account), 1000)).toBeLessThan(1000);
  });

  it('of more bytes than any batch is refused before it is read', () => {
    const body = 'x'.repeat(10 * 2 ** 20 + 1);

    expect(verifyWebhook(input(body, {}), account)).toMatchObject({ ok: false, status: 413 });
  });

  it('that is signed and still no batch is refused', () => {
    for (const body of ['', '{', '[]', 'null', '{"object":"page"}', '{"object":"page","entry":[{}]}']) {
      expect(verifyWebhook(input(body), account), body).toMatchObject({ ok: false, status: 400 });
    }
    const deep = `{"object":"page","entry":[{"id":"${pageId}","messaging":[${'['.repeat(90_000)}${']'.repeat(90_000)}]}]}`;
    expect(verifyWebhook(input(deep), account).ok).toBe(false);
  });
});

describe('keys', () => {
  const keyOf = (event: object, list = 'messaging') => {
    const body = asMetaWrites({ object: 'page', entry: [{ id: pageId, time: 1768188540, [list]: [event] }] });
    return idsOf(verifyWebhook(input(body), account))[0];
  };
  const from = { sender: { id: '73001' }, recipient: { id: pageId }, timestamp: 5 };
  const feed = (value: object) => keyOf({ field: 'feed', value: { post_id: `${pageId}_5`, ...value } }, 'changes');

  it('tell the states of one message apart', () => {
    const keys = [
      keyOf(spoken('m_1', 'một')),
      keyOf({ ...from, message_edit: { mid: 'm_1', text: 'hai', num_edit: 1 } }),
      keyOf({ ...from, message_edit: { mid: 'm_1', text: 'ba', num_edit: '2' } }),
      keyOf({ ...from, message: { mid: 'm_1', is_deleted: true } }),
      keyOf({ ...from, delivery: { mids: ['m_1'], watermark: 9 } }),
      keyOf({ ...from, delivery: { watermark: 9 } }),
      keyOf({ ...from, read: { watermark: 9 } }),
      keyOf({ ...from, reaction: { mid: 'm_1', action: 'react' } }),
      keyOf({ ...from, reaction: { mid: 'm_1', action: 'unreact' } }),
    ];

    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain(undefined);
  });

  it('tell the versions of one comment apart', () => {
    const comment = { item: 'comment', comment_id: '5_6', created_time: 7 };
    const keys = [
      feed({ ...comment, verb: 'add', message: 'một' }),
      feed({ ...comment, verb: 'edited', message: 'hai' }),
      feed({ ...comment, verb: 'edited', message: 'ba' }),
      feed({ ...comment, verb: 'remove' }),
      feed({ ...comment, verb: 'hide' }),
      feed({ item: 'post', verb: 'add', message: 'một' }),
    ];

    expect(new Set(keys).size).toBe(keys.length);
    expect(feed({ ...comment, verb: 'add', message: 'một', photo: 'https://x.fbcdn.net/1.jpg' })).toBe(keys[0]);
  });
});
