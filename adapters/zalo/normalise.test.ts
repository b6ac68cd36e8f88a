import { describe, expect, it } from 'vitest';
import type { InboundMessage, Normalised } from '../../src/channels/inbound.ts';
import type { Notice } from '../../src/channels/notice.ts';
import { normaliseEvent } from './normalise.ts';
import { zaloSettings } from './schema.ts';

const settings = zaloSettings.parse({ appId: '123', oaId: '456', oaSecretKey: 'khoa', appSecret: 'bi-mat' });
const receivedAt = new Date('2026-01-12T03:30:00Z');
const fromUser = { timestamp: '1768188540000', sender: { id: '789' }, recipient: { id: '456' } };
const fromAccount = { timestamp: '1768188540000', sender: { id: '456' }, recipient: { id: '789' } };

function normalise(event: object): Normalised {
  const body = Buffer.from(JSON.stringify(event));
  return normaliseEvent({ kind: 'x', externalId: 'stored-1', body, headers: {}, receivedAt }, { settings });
}

function messageOf(event: object): InboundMessage {
  const result = normalise({ ...fromUser, ...event });
  if (result.type !== 'message') throw new Error(JSON.stringify(result));
  return result.message;
}

function noticeOf(event: object): Notice {
  const result = normalise(event);
  if (result.type !== 'notice') throw new Error(JSON.stringify(result));
  return result.notice;
}

describe('a message of a person', () => {
  it('keeps id, sender, conversation, time and what it quotes', () => {
    const message = messageOf({
      event_name: 'user_send_text',
      message: { msg_id: 'm2', text: ' Xin chào ', quote_msg_id: 'm1' },
    });

    expect(message).toMatchObject({
      externalId: 'm2',
      text: 'Xin chào',
      from: { kind: 'zalo', address: '789', verified: true },
      conversation: '789',
      references: ['m1'],
      sentAt: new Date(1_768_188_540_000),
    });
  });

  it('keeps its words and tells of its files, in whatever shape they come', () => {
    const picture = { type: 'image', payload: { url: 'https://f20.zdn.vn/a.jpg' } };
    const withFiles = (attachments: unknown, text: unknown = 'x') =>
      messageOf({ event_name: 'user_send_image', message: { msg_id: 'm', text, attachments } });

    expect(withFiles([picture], 2026).text).toBe('2026');
    expect(withFiles([picture], 'đ'.repeat(150_000)).text).toHaveLength(150_000);
    expect(withFiles(picture).remoteFiles).toHaveLength(1);
    expect(withFiles('?').problems).toHaveLength(1);
    const many = withFiles(Array.from({ length: 101 }, () => picture));
    expect([many.remoteFiles?.length, many.problems.length]).toEqual([100, 1]);
    const small = { type: 'image', payload: { thumbnail: 'https://f20.zdn.vn/t.jpg' } };
    expect(withFiles([small]).remoteFiles).toMatchObject([{ remote: 'https://f20.zdn.vn/t.jpg' }]);
  });

  it('keeps the title of a link, and a time in seconds', () => {
    const link = { type: 'link', payload: { title: 'Cắt nước', url: 'https://vnexpress.net/a' } };
    const event = { event_name: 'user_send_link', message: { msg_id: 'm', attachments: [link] } };
    const message = messageOf({ ...event, timestamp: '1768188540' });

    expect(message.text).toBe('Cắt nước\nhttps://vnexpress.net/a');
    expect(message.sentAt).toEqual(new Date(1_768_188_540_000));
  });

  it('names files by what they are, wherever the name stands', () => {
    const attachments = [
      { type: 'image', payload: { url: 'https://f20.zdn.vn/a/b.png?x=1' } },
      { type: 'audio', payload: { url: 'https://voice.zdn.vn/v/1.amr' } },
      { type: 'video', payload: { url: 'https://video.zadn.vn/clip' } },
      { type: 'file', payload: { url: 'https://f.zdn.vn/x', name: '../don/đề nghị.DOCX', size: '12' } },
      { type: 'hologram', payload: { url: 'https://f.zdn.vn/holo' } },
    ];
    const { remoteFiles } = messageOf({ event_name: 'user_send_image', message: { msg_id: 'm', attachments } });

    expect(remoteFiles?.map((file) => [file.name, file.type])).toEqual([
      ['anh-1.png', 'image/png'],
      ['ghi-am-2.amr', 'audio/amr'],
      ['video-3.mp4', 'video/mp4'],
      ['.._don_đề nghị.DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['tep-5.bin', 'application/octet-stream'],
    ]);
  });

  it('reads a place, whose coordinates are words', () => {
    const location = (latitude: unknown, longitude: unknown) =>
      messageOf({
        event_name: 'user_send_location',
        message: {
          msg_id: 'm',
          text: 'Chợ',
          attachments: [{ type: 'location', payload: { coordinates: { latitude, longitude } } }],
        },
      });

    expect(location('21.178', '106.071').point).toEqual({ lat: 21.178, lon: 106.071 });
    expect(location('91', '106').point).toBeUndefined();
    expect(location('91', '106').problems).toHaveLength(1);
  });

  it('tells what could not be taken over', () => {
    const attachments = [{ type: 'image', payload: { url: 'javascript:alert(1)' } }, { type: 'file' }, 'nothing'];
    const message = messageOf({ event_name: 'user_send_image', message: { msg_id: 'm', text: 'Ảnh', attachments } });

    expect(message.remoteFiles).toEqual([]);
    expect(message.problems).toHaveLength(3);
  });

  it('does not take the number on a business card for the sender’s', () => {
    const payload = { description: '{"phone":"0912345678"}', url: 'https://zalo.me/x' };
    const message = messageOf({
      event_name: 'user_send_business_card',
      message: { msg_id: 'm', attachments: [{ type: 'link', payload }] },
    });

    expect(message.text).toBe('+84912345678');
    expect(message.alsoKnownAs).toEqual([]);
  });

  it('is nobody known when the visitor is not logged in', () => {
    const message = messageOf({
      event_name: 'anonymous_send_text',
      sender: { id: 'a:1' },
      message: { msg_id: 'm', text: 'Chào', conversation_id: 'c:2' },
    });

    expect(message.from).toMatchObject({ address: 'anonymous:a1:c:2', verified: false });
  });

  it('of a kind that is not known yet is a message all the same', () => {
    expect(messageOf({ event_name: 'user_send_poll', message: { msg_id: 'm', text: 'Có' } }).text).toBe('Có');
  });

  it.each([
    ['without a sender', { sender: {}, message: { msg_id: 'm', text: 'a' } }],
    ['without a message', {}],
    ['without anything in it', { message: { msg_id: 'm' } }],
    ['with an id that JSON cannot hold', { sender: { id: 2 ** 60 }, message: { text: 'a' } }],
    ['for another account', { recipient: { id: '1' }, message: { msg_id: 'm', text: 'a' } }],
  ])('%s waits in quarantine', (_name, event) => {
    expect(normalise({ ...fromUser, event_name: 'user_send_text', ...event }).type).toBe('unreadable');
  });
});

describe('what is no message', () => {
  it('is a person who comes, goes, consents or withdraws', () => {
    const event = { timestamp: '1768188540000', oa_id: '456', follower: { id: '789' } };

    expect(noticeOf({ ...event, event_name: 'follow' })).toMatchObject({ kind: 'person', did: 'followed' });
    expect(noticeOf({ ...event, event_name: 'unfollow' })).toMatchObject({ kind: 'person', did: 'left' });
    expect(
      noticeOf({ timestamp: '1768188540000', oa_id: '456', user_id: '789', event_name: 'user_click_chatnow' }),
    ).toMatchObject({ kind: 'person', did: 'followed', who: { address: '789' } });
    expect(noticeOf({ timestamp: '1', event_name: 'user_withdraw', user_id: '789' })).toMatchObject({
      did: 'withdrew',
      who: { kind: 'zalo', address: '789' },
    });
  });

  it.each([
    ['84912345678', [{ kind: 'phone', address: '+84912345678' }]],
    [84_912_345_678, [{ kind: 'phone', address: '+84912345678' }]],
    ['không có', []],
  ])('takes the consented number %s', (phone, alsoKnownAs) => {
    const info = { name: 'Trần Văn Mẫu', phone };

    expect(noticeOf({ ...fromUser, event_name: 'user_submit_info', info })).toMatchObject({
      did: 'consented',
      name: 'Trần Văn Mẫu',
      alsoKnownAs,
    });
  });

  it('is a receipt by the id of the message, or by our own for a template', () => {
    const trackingId = '0198c0de-0000-7000-8000-000000000001';

    expect(noticeOf({ ...fromAccount, event_name: 'user_received_message', message: { msg_id: 'm' } })).toEqual({
      kind: 'delivery',
      reports: [{ about: { providerId: 'm' }, state: 'delivered' }],
    });
    expect(
      noticeOf({
        ...fromAccount,
        event_name: 'user_received_message',
        message: { msg_id: 'm', tracking_id: trackingId },
      }),
    ).toMatchObject({ reports: [{ about: { messageId: trackingId } }] });
    expect(
      noticeOf({
        ...fromAccount,
        event_name: 'user_received_message',
        message: { msg_id: 'm', tracking_id: 'other-system' },
      }),
    ).toMatchObject({ reports: [{ about: { providerId: 'm' } }] });
    expect(
      noticeOf({ ...fromAccount, event_name: 'user_seen_message', message: { msg_ids: ['a', 'b'] } }),
    ).toMatchObject({
      reports: [{ state: 'read' }, { state: 'read' }],
    });
  });

  it('is an echo, with the colleague who typed it', () => {
    const echo = { ...fromAccount, event_name: 'oa_send_text', message: { msg_id: 'm', text: 'Đã chuyển' } };

    expect(noticeOf(echo)).toMatchObject({ kind: 'echo', author: null, messageId: null, to: { address: '789' } });
    expect(noticeOf({ ...echo, sender: { id: '456', admin_id: '55' } })).toMatchObject({ author: '55' });
  });

  it.each(['user_reacted_message', 'user_call_oa', 'oa_call_user', 'user_send_group_text', 'brand_new'])(
    '%s is ignored with a reason',
    (event_name) => {
      const result = normalise({ ...fromUser, event_name });

      expect(result.type).toBe('ignore');
      expect(result.type === 'ignore' && result.reason.length).toBeGreaterThan(10);
    },
  );
});
