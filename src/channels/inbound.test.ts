import { describe, expect, it } from 'vitest';
import { plainMessage, saysNothing } from './inbound.ts';

const silent = plainMessage({
  externalId: '1',
  from: { address: '+84912345678', kind: 'phone', name: null, verified: true },
});

describe('a message without words', () => {
  it('says nothing when it has nothing else', () => {
    expect(saysNothing(silent)).toBe(true);
    expect(saysNothing({ ...silent, remoteFiles: [] })).toBe(true);
  });

  it.each([
    { subject: 'Đèn hỏng' },
    { remoteFiles: [{ name: 'a.jpg', type: 'image/jpeg', remote: 'https://files.example/a' }] },
    { problems: [{ vi: 'Tệp “a.mp4” không lấy được.', en: 'The file “a.mp4” could not be taken over.' }] },
  ])('says something by what came or was lost: %j', (patch) => {
    expect(saysNothing({ ...silent, ...patch })).toBe(false);
  });
});
