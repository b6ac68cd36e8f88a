import { describe, expect, it } from 'vitest';
import type { InboundMessage, Normalised } from '../../src/channels/inbound.ts';
import { normaliseUpdate } from './normalise.ts';

const chat = { id: 51, type: 'private' };
const from = { id: 51, first_name: 'Lan' };

function normalise(update: object): Normalised {
  const body = Buffer.from(JSON.stringify({ update_id: 7, ...update }));
  return normaliseUpdate({ kind: 'update', externalId: '7', body, headers: {}, receivedAt: new Date(0) });
}

function message(content: object): InboundMessage {
  const result = normalise({ message: { message_id: 9, chat, from, date: 1_768_188_600, ...content } });
  if (result.type !== 'message') throw new Error(JSON.stringify(result));
  return result.message;
}

function edit(content: object, updateId = 7): Normalised {
  return normalise({
    update_id: updateId,
    edited_message: { message_id: 9, chat, from, date: 1_768_188_600, edit_date: 1_768_188_700, ...content },
  });
}

const file = { file_id: 'BQAC', file_unique_id: 'u' };

describe('a message', () => {
  it('is named by chat and number, for numbers count per chat', () => {
    expect(message({ text: 'Chào' })).toMatchObject({
      externalId: '51:9',
      conversation: '51',
      sentAt: new Date('2026-01-12T03:30:00Z'),
      from: { kind: 'telegram', address: '51', name: 'Lan', verified: true },
    });
  });

  it('says which message it answers', () => {
    expect(message({ text: 'Vẫn hỏng', reply_to_message: { message_id: 4 } }).references).toEqual(['51:4']);
  });

  it('takes of a photo the largest size, in whatever order they come', () => {
    const sizes = [
      { file_id: 'large', width: 1280, height: 960 },
      { file_id: 'small', width: 90, height: 67 },
    ];

    expect(message({ photo: sizes }).remoteFiles).toEqual([
      { name: 'photo-9.jpg', type: 'image/jpeg', remote: 'large' },
    ]);
  });

  it('of an album carries the group, which is one per chat', () => {
    expect(message({ photo: [{ ...file, width: 1, height: 1 }], media_group_id: '137' }).group).toBe('51:137');
  });

  it('names a file that is too large, and keeps the words', () => {
    const result = message({ caption: 'Phim', document: { ...file, file_name: 'a.mp4', file_size: 21 * 2 ** 20 } });

    expect(result).toMatchObject({ text: 'Phim', remoteFiles: [] });
    expect(result.problems[0]?.vi).toContain('“a.mp4” nặng 21 MB');
  });

  it('keeps what somebody writes behind the word that opens a chat', () => {
    expect(message({ text: '/start đường ngập quá' }).text).toBe('đường ngập quá');
    expect(normalise({ message: { message_id: 9, chat, from, date: 1, text: '/start ref_1' } })).toMatchObject({
      notice: { did: 'followed' },
    });
  });

  it('quotes what it answers in another chat, which is nowhere else to be read', () => {
    const answer = { text: 'cái này có đúng không', quote: { text: 'Cắt nước\nngày mai' } };

    expect(message({ ...answer, external_reply: { origin: { type: 'channel' } } }).text).toBe(
      '> Cắt nước\n> ngày mai\ncái này có đúng không',
    );
    expect(message({ ...answer, reply_to_message: { message_id: 4 } }).text).toBe('cái này có đúng không');
  });

  it('says that something came with a caption which nobody can read', () => {
    expect(message({ caption: 'xem', hologram: {} })).toMatchObject({ text: 'xem', problems: [expect.anything()] });
  });

  it('cleans names and texts of signs that cannot be stored or that mislead', () => {
    const result = message({ text: 'a\u0000b\uD800', document: { ...file, file_name: 'anh\u202Egpj.exe' } });

    expect(result.text).toBe('ab\uFFFD');
    expect(result.remoteFiles?.[0]?.name).toBe('anhgpj.exe');
  });

  it('reads a video that came without a name and type', () => {
    expect(message({ video_note: file }).remoteFiles).toEqual([
      { name: 'video-9.mp4', type: 'video/mp4', remote: 'BQAC' },
    ]);
  });

  it('with wrong fields waits in quarantine, naming them', () => {
    expect(normalise({ message: { message_id: 'x', chat, from, date: 1 } })).toEqual({
      type: 'unreadable',
      reason: 'update fields: message_id',
    });
  });

  it('of another bot is ignored', () => {
    expect(
      normalise({ message: { message_id: 1, chat, from: { ...from, is_bot: true }, date: 1, text: 'x' } }).type,
    ).toBe('ignore');
  });
});

describe('a shared contact', () => {
  const contact = (fields: object): Normalised =>
    normalise({ message: { message_id: 9, chat, from, date: 1, contact: { first_name: 'Lan', ...fields } } });

  it.each(['84912345678', '+84912345678', '0912345678', '+84 912 345 678'])(
    'that is the sender’s own gives the number, written as %s',
    (phone) => {
      expect(contact({ phone_number: phone, user_id: 51 })).toMatchObject({
        notice: { did: 'consented', alsoKnownAs: [{ kind: 'phone', address: '+84912345678' }] },
      });
    },
  );

  it('from abroad keeps its country', () => {
    expect(contact({ phone_number: '447911123456', user_id: 51 })).toMatchObject({
      notice: { alsoKnownAs: [{ address: '+447911123456' }] },
    });
  });

  it.each([{ user_id: 52 }, {}])('of anybody else is only text (%j)', (owner) => {
    expect(contact({ phone_number: '84912345678', ...owner })).toMatchObject({
      type: 'message',
      message: { text: '☎ Lan: 84912345678', alsoKnownAs: [] },
    });
  });
});

describe('an edit', () => {
  it('of the same second counts up by its update', () => {
    const versions = [edit({ text: 'một' }, 7), edit({ text: 'hai' }, 8)].map((result) =>
      result.type === 'notice' && result.notice.kind === 'edited' ? result.notice.version : 0,
    );

    expect(versions[1]).toBeGreaterThan(versions[0] ?? 0);
  });

  it('of a caption gives the new caption', () => {
    expect(edit({ caption: 'Hai ổ gà', photo: [] })).toMatchObject({
      notice: { kind: 'edited', externalId: '51:9', text: 'Hai ổ gà' },
    });
  });

  it('names the files of the message as it is now, and what cannot be had of them', () => {
    const photo = [{ ...file, width: 1280, height: 960 }];
    const document = { ...file, file_name: 'a.mp4', file_size: 21 * 2 ** 20 };

    expect(edit({ caption: 'Hai ổ gà', photo, document })).toMatchObject({
      notice: {
        remoteFiles: [{ name: 'photo-9.jpg', type: 'image/jpeg', remote: 'BQAC' }],
        problems: [{ en: expect.stringContaining('“a.mp4” has 21 MB') }],
      },
    });
  });

  it('in a group is ignored', () => {
    expect(edit({ text: 'x', chat: { id: -1, type: 'group' } }).type).toBe('ignore');
  });
});

it.each(['callback_query', 'message_reaction', 'channel_post', 'business_message', 'tương_lai'])(
  'ignores updates of kind %s, by name',
  (kind) => {
    expect(normalise({ [kind]: {} })).toEqual({ type: 'ignore', reason: `updates of kind "${kind}" are not used` });
  },
);
