import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { carriedOf, linkedWords, readFiles, type MessageFile } from './message-files.ts';

const letter: MessageFile = {
  name: 'Công văn.pdf',
  type: 'application/pdf',
  size: 100,
  storeKey: 'a',
  shownKey: null,
  scan: 'clean',
};
const photo: MessageFile = { ...letter, name: 'ảnh đường.HEIC', type: 'image/heic', storeKey: 'b', shownKey: 'c' };
const store = {
  open: (key: string) =>
    Promise.resolve(key === 'gone' ? null : { stream: Readable.from([Buffer.from(`content of ${key}`)]), size: 12 }),
};

function channel(maxCount: number, maxBytes = 1000) {
  return { capabilities: { maxText: 100, attachments: { maxCount, maxBytes }, reaches: [] } };
}

describe('files of a message', () => {
  it('go out as they are, pictures as they were encoded anew', async () => {
    const files = await readFiles([letter, photo], store);

    expect(files?.map(({ name, type, bytes }) => [name, type, bytes.toString()])).toEqual([
      ['Công văn.pdf', 'application/pdf', 'content of a'],
      ['ảnh đường.jpg', 'image/jpeg', 'content of c'],
    ]);
  });

  it('go out all or none', async () => {
    expect(await readFiles([letter, { ...letter, storeKey: 'gone' }], store)).toBeNull();
  });

  it('go with the message as far as the channel takes them', () => {
    expect(carriedOf([letter, photo], channel(10), 'email')).toEqual([letter, photo]);
    expect(carriedOf([letter, photo], channel(1), 'email')).toEqual([letter]);
    expect(carriedOf([letter, photo], channel(0), 'phone')).toEqual([]);
    expect(carriedOf([{ ...letter, size: 1001 }, photo], channel(10), 'email')).toEqual([photo]);
    const onlyChat = { ...channel(10), carries: (_file: object, kind: string) => kind === 'zalo' };
    expect(carriedOf([letter], onlyChat, 'phone')).toEqual([]);
    expect(carriedOf([letter], onlyChat, 'zalo')).toEqual([letter]);
  });

  it('that stay behind are told in one line, with the link where the words do not have it', () => {
    expect(linkedWords(0, 'vi', 'https://hub.vn/t/x')).toBeNull();
    expect(linkedWords(2, 'vi', 'https://hub.vn/t/x')).toBe(
      'Có 2 tệp kèm theo, mở ở trang theo dõi: https://hub.vn/t/x',
    );
    expect(linkedWords(1, 'en', null)).toBe('1 file to open on the tracking page');
  });
});
