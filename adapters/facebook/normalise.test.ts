import { describe, expect, it } from 'vitest';
import type { Normalised } from '../../src/channels/inbound.ts';
import { testAccount } from '../conformance/account.ts';
import type { StoredEvent } from './event-schema.ts';
import { rememberComment } from './memory.ts';
import { normaliseEvent } from './normalise.ts';
import { facebookSettings } from './schema.ts';

const pageId = '1042';
const receivedAt = new Date('2026-01-12T03:30:00Z');
const account = testAccount(facebookSettings.parse({ pageId, appId: '9001', baseUrl: 'http://127.0.0.1:9' }));

function understand(stored: Partial<StoredEvent>): Promise<Normalised> {
  const whole = { page: pageId, time: 1768188540, list: 'messaging', event: null, ...stored };
  const body = Buffer.from(JSON.stringify(whole));
  return normaliseEvent({ kind: 'x', externalId: 'x', body, headers: {}, receivedAt }, account);
}

function said(message: object): Promise<Normalised> {
  return understand({
    event: {
      sender: { id: '73' },
      recipient: { id: pageId },
      timestamp: 1768188540000,
      message: { mid: 'm_1', ...message },
    },
  });
}

function changed(value: object, time = 1768188540): Promise<Normalised> {
  const event = { field: 'feed', value: { post_id: '1042_55', item: 'comment', comment_id: '55_1', ...value } };
  return understand({ list: 'changes', time, event });
}

async function messageOf(result: Promise<Normalised>) {
  const normalised = await result;
  if (normalised.type !== 'message') throw new Error(`no message: ${JSON.stringify(normalised)}`);
  return normalised.message;
}

async function noticeOf(result: Promise<Normalised>) {
  const normalised = await result;
  if (normalised.type !== 'notice') throw new Error(`no notice: ${JSON.stringify(normalised)}`);
  return normalised.notice;
}

describe('a message', () => {
  it('is a verified person in a conversation of their own', async () => {
    const message = await messageOf(said({ text: 'Đèn hỏng\u0000', reply_to: { mid: 'm_0' } }));

    expect(message).toMatchObject({
      externalId: 'm_1',
      from: { address: '73', kind: 'messenger', verified: true },
      conversation: '73',
      text: 'Đèn hỏng',
      references: ['m_0'],
      sentAt: new Date(1768188540000),
    });
    expect(message.isPublic).toBeUndefined();
  });

  it.each([
    { attachments: [{ payload: { url: 'https://scontent.fbcdn.net/a.jpg' } }] },
    { attachments: [{ type: 'image', payload: 'none' }, 7] },
    { attachments: [{ type: 'location', payload: { coordinates: { lat: 'x', long: null } } }] },
    { attachments: null, reply_to: 'm_0', is_echo: null },
  ])('keeps its words whatever else in it is odd: %j', async (odd) => {
    expect(await messageOf(said({ text: 'Đèn hỏng', ...odd }))).toMatchObject({
      externalId: 'm_1',
      text: expect.stringContaining('Đèn hỏng'),
    });
  });

  it('needs no time of the form that we know', async () => {
    const event = { sender: { id: '73' }, recipient: { id: pageId }, message: { mid: 'm_1', text: 'Đèn hỏng' } };

    expect(await messageOf(understand({ event: { ...event, timestamp: '1768188540000' } }))).toMatchObject({
      sentAt: new Date(1768188540000),
    });
    expect(await messageOf(understand({ event: { ...event, timestamp: 'now' } }))).toMatchObject({ sentAt: null });
    expect(await messageOf(changed({ message: 'Đèn hỏng', created_time: '2026-01-12T03:29:00+0000' }))).toMatchObject({
      text: 'Đèn hỏng',
    });
  });

  it('names its files, and keeps the names only of those that people named', async () => {
    const attachments = [
      { type: 'image', payload: { url: 'https://scontent.xx.fbcdn.net/v/1_n.png?oh=1' } },
      { type: 'audio', payload: { url: 'https://cdn.fbsbx.com/v/audioclip-1.mp4?oh=1' } },
      { type: 'file', payload: { url: 'https://cdn.fbsbx.com/v/%C4%90%C6%A1n.pdf?oh=1' } },
      { type: 'file', payload: { url: 'https://cdn.fbsbx.com/v/..%2F..%2Fetc%2Fpasswd' } },
      { type: 'video', payload: {} },
      { type: 'image', payload: { url: 'file:///etc/passwd' } },
    ];
    const message = await messageOf(said({ attachments }));

    expect(message.remoteFiles?.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'anh-1.png image/png',
      'ghi-am-2.m4a audio/mp4',
      'Đơn.pdf application/pdf',
      'tep-4.bin application/octet-stream',
    ]);
    expect(message.problems).toHaveLength(2);
  });

  it('has a place also where its numbers are words', async () => {
    const coordinates = { lat: '21.1861', long: '106.0763' };

    expect(await messageOf(said({ attachments: [{ type: 'location', payload: { coordinates } }] }))).toMatchObject({
      point: { lat: 21.1861, lon: 106.0763 },
    });
  });

  it('has a place when one was shared', async () => {
    const coordinates = { lat: 21.186, long: 106.076 };
    const message = await messageOf(said({ attachments: [{ type: 'location', payload: { coordinates } }] }));

    expect(message.point).toEqual({ lat: 21.186, lon: 106.076 });
  });

  it('counts a sticker once, whether it comes as sticker, as picture or as both', async () => {
    const sticker = { type: 'sticker', payload: { sticker_id: 369239263222822, url: 'https://x.fbcdn.net/1.png' } };
    const picture = { ...sticker, type: 'image' };

    for (const attachments of [[sticker], [picture], [sticker, picture]]) {
      expect(await messageOf(said({ attachments }))).toMatchObject({ text: '👍', remoteFiles: [] });
    }
  });

  it('that Facebook cannot hand over is taken and says so', async () => {
    const message = await messageOf(said({ is_unsupported: true }));

    expect(message.text).not.toBe('');
    expect(message.problems).toHaveLength(1);
  });

  it('that is taken back is a removal', async () => {
    expect(await noticeOf(said({ is_deleted: true }))).toMatchObject({ kind: 'removed', externalId: 'm_1' });
  });
});

describe('a receipt', () => {
  const state = (inner: object) => understand({ event: { sender: { id: '73' }, recipient: { id: pageId }, ...inner } });

  it('speaks of messages by their ids and of all up to a time', async () => {
    const upTo = new Date(1768188540000);

    expect(await noticeOf(state({ delivery: { mids: ['m_1'], watermark: upTo.getTime() } }))).toEqual({
      kind: 'delivery',
      reports: [
        { about: { providerId: 'm_1' }, state: 'delivered' },
        { about: { address: '73', upTo }, state: 'delivered' },
      ],
    });
    expect(await noticeOf(state({ read: { watermark: upTo.getTime() } }))).toEqual({
      kind: 'delivery',
      reports: [{ about: { address: '73', upTo }, state: 'read' }],
    });
  });
});

describe('an echo', () => {
  const echoed = (message: object) =>
    noticeOf(
      understand({
        event: { sender: { id: pageId }, recipient: { id: '73' }, message: { mid: 'm_2', is_echo: true, ...message } },
      }),
    );
  const metadata = '0198c0de-0000-7000-8000-000000000001';

  it('is ours when it brings our id back by our app', async () => {
    expect(await echoed({ text: 'x', metadata, app_id: 9001 })).toMatchObject({ messageId: metadata });
  });

  it('is a colleague when another app wrote, whatever it says', async () => {
    expect(await echoed({ text: 'x', metadata, app_id: 263902037430900 })).toMatchObject({ messageId: null });
    expect(await echoed({ text: 'x', metadata: 'của ứng dụng khác', app_id: 9001 })).toMatchObject({ messageId: null });
  });
});

describe('the feed', () => {
  it('makes a comment a public message with its address', async () => {
    const message = await messageOf(changed({ verb: 'add', from: { id: '73', name: 'Lan' }, message: 'Tắc cống' }));

    expect(message).toMatchObject({
      isPublic: true,
      permalink: 'https://www.facebook.com/1042_55?comment_id=1',
      from: { kind: 'facebook', address: '73', name: 'Lan', verified: true },
    });
  });

  it('vouches for nobody where Facebook hides who wrote', async () => {
    const message = await messageOf(changed({ verb: 'add', message: 'Tắc cống' }));

    expect(message.from).toEqual({ kind: 'facebook', address: null, name: null, verified: false });
  });

  it('takes over the picture of an edit, and words of a kind of post that nobody knows', async () => {
    const photo = 'https://scontent.fbcdn.net/2.jpg';
    const files = [{ remote: photo }];
    expect(await noticeOf(changed({ verb: 'edited', message: 'y', photo }))).toMatchObject({ remoteFiles: files });
    expect(await noticeOf(changed({ verb: 'edited', photo }))).toMatchObject({ text: '', remoteFiles: files });
    const poll = { verb: 'add', item: 'poll', comment_id: undefined, message: 'Có nên?' };
    expect((await messageOf(changed(poll))).text).toBe('Có nên?');
  });

  it('gives a later edit a higher version, also back to the first words', async () => {
    const edits = [1768188541, 1768188542, 1768188543].map((time, at) =>
      noticeOf(changed({ verb: 'edited', message: ['b', 'a', 'b'][at] }, time)),
    );
    const versions = (await Promise.all(edits)).map((notice) => (notice.kind === 'edited' ? notice.version : 0));

    expect(versions).toEqual(versions.toSorted((one, other) => one - other));
    expect(new Set(versions).size).toBe(3);
  });

  it('recognises a comment that the hub posted by its words', async () => {
    await rememberComment(account, 'Phản ánh BN-26-7K3F9Q đã được trả lời.', 'message-1');
    const own = { verb: 'add', from: { id: pageId }, parent_id: '55_0' };

    const ours = changed({ ...own, message: ' Phản ánh BN-26-7K3F9Q\nđã được trả lời. ' });
    expect(await noticeOf(ours)).toMatchObject({ kind: 'echo', messageId: 'message-1', externalId: 'page:55_1' });
    expect(await noticeOf(changed({ ...own, message: 'Chào bạn.' }))).toMatchObject({ messageId: null });
  });

  it('tells that a comment or a post was hidden from others, or shown again, whoever is named', async () => {
    const told = await noticeOf(changed({ verb: 'hide', message: 'x' }));
    expect(told).toMatchObject({ kind: 'moderated', what: 'hide', externalId: '55_1' });
    const shown = changed({ verb: 'unhide', from: { id: pageId }, comment_id: undefined, item: 'post' });
    expect(await noticeOf(shown)).toMatchObject({ kind: 'moderated', what: 'unhide' });
  });

  it('ignores with a reason what is no word of a person', async () => {
    const own = { from: { id: pageId }, comment_id: undefined, item: 'status' };
    const values = [
      { verb: 'add', item: 'reaction' },
      { verb: 'remove', item: 'like' },
      { ...own, verb: 'add' },
      { ...own, verb: 'edited', message: 'x' },
      { verb: 'edited', from: { id: pageId }, message: 'x' },
      { verb: 'remove', from: { id: pageId } },
      { verb: 'add', published: 0, message: 'x' },
    ];

    for (const value of values) {
      const result = await changed(value);
      expect(result, JSON.stringify(value)).toMatchObject({ type: 'ignore' });
    }
  });

  it('puts what it cannot read into quarantine', async () => {
    expect(await changed({ comment_id: null, post_id: null, verb: 'add' })).toMatchObject({ type: 'unreadable' });
    expect(await changed({ message: 7 })).toMatchObject({ type: 'unreadable' });
    expect(await understand({ list: 'changes', event: {} })).toMatchObject({ type: 'unreadable' });
  });
});
