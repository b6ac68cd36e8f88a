import { describe, expect, it } from 'vitest';
import { testOutbound } from '../conformance/account.ts';
import { partsOf } from './outgoing.ts';

describe('what is sent', () => {
  const to = { kind: 'telegram', address: '51', name: null } as const;

  it('says of the hub’s own words that they are automatic, and of an officer’s nothing', () => {
    expect(partsOf(testOutbound({ to, text: 'Đã nhận.', automatic: true }))).toEqual([
      { kind: 'text', text: 'Đã nhận.\n\n(Tin nhắn tự động)' },
    ]);
    expect(partsOf(testOutbound({ to, text: 'Đã sửa.' }))).toEqual([{ kind: 'text', text: 'Đã sửa.' }]);
  });

  it('goes as a photo only where Telegram takes it as one', () => {
    const file = (name: string, type: string, size = 10) => ({ name, type, bytes: Buffer.alloc(size) });
    const attachments = [
      file('a.jpg', 'image/jpeg'),
      file('b.heic', 'image/heic'),
      file('c.png', 'image/png', 11 * 2 ** 20),
    ];

    expect(partsOf(testOutbound({ to, text: '', attachments })).map((part) => part.kind)).toEqual([
      'photo',
      'document',
      'document',
    ]);
  });

  it('has file names that cannot leave their header', () => {
    const attachments = [{ name: 'a"\r\nX-Evil: 1\r\n\r\n../b.pdf', type: 'application/pdf', bytes: Buffer.alloc(1) }];
    const [part] = partsOf(testOutbound({ to, text: '', attachments }));

    expect(part).toMatchObject({ name: 'a___X-Evil: 1____.._b.pdf' });
  });
});
